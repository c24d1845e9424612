"""Five hundred events, some sent again and again at random moments, as Slack does when it is not sure."""

import json
import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.scenario.slack.bot import ScriptedBot
from tests.scenario.slack.loopback import Loopback
from tests.scenario.slack.signing import BOT_USER
from tests.scenario.slack.web_api import CHANNEL

_EVENTS = 500
_SENT_AGAIN = 250


@pytest.mark.slow
def test_every_question_gets_one_answer_whatever_slack_sends_again(slack: Loopback, bot: ScriptedBot) -> None:
    chance = random.Random(5)
    asked: list[str] = []

    def ask(number: int) -> None:
        asked.append(slack.mention(f"{number}番目の手順は？"))

    def send_again(_: int) -> None:
        if asked:
            body = json.loads(chance.choice(slack.bodies))
            slack.send_again(body["event"]["ts"], retry=chance.randint(1, 3))

    work = [(ask, n) for n in range(_EVENTS)] + [(send_again, n) for n in range(_SENT_AGAIN)]
    chance.shuffle(work)
    with ThreadPoolExecutor(8) as people:
        list(people.map(lambda one: one[0](one[1]), work))
    for ts in asked:
        slack.answers(ts)
    bot.settle()
    answers = [message for message in slack.messages[CHANNEL] if message["user"] == BOT_USER]
    assert len(answers) == len({message["thread_ts"] for message in answers}) == len(bot.advisor.questions) == _EVENTS
    assert {received.status for received in slack.received} == {200}
