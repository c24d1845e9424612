"""The demo: registers the samples and answers three sample questions."""

from pathlib import Path

from bot import messages
from bot.console import console, error_console
from bot.desks.registering import Given, RegisteringDesk
from bot.services import Services
from bot.terminal import print_answer

_SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def run_demo(services: Services) -> None:
    """Registers samples/library and answers the questions of samples/questions.txt."""
    error_console().print(messages.DEMO_REGISTER)
    desk = RegisteringDesk(services.settings, now=services.now, stores=services.stores)
    desk.register([_SAMPLES / "library"], Given())
    error_console().print(messages.DEMO_ASK)
    for question in (_SAMPLES / "questions.txt").read_text(encoding="utf-8").splitlines():
        if question.strip():
            print_answer(console(), services.reception.ask(question))
