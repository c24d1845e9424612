"""The day with the sample library, as of a fixed day: what the pictures and the transcript of the documents show."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.archive import Archive
from bot.desks.registering import Given, RegisteringDesk
from bot.reception import Reception
from bot.roles import Roles
from bot.server import slack_services
from bot.services import Services, open_services
from bot.settings import BotSettings
from bot.slack.preview.page import Shown
from knowledge.answering.advisor import Advisor
from knowledge.answering.advisors import Advisors
from knowledge.answering.telling import Tell, nobody
from knowledge.domain.answer import Answer, Grounded, Question
from tests.scenario.slack.advisor import TellingAhead
from tests.scenario.slack.bot import Bot
from tests.scenario.slack.day import Day, Scene, Words, settled
from tests.scenario.slack.loopback import Loopback
from tests.scenario.slack.serving import Door
from tests.scenario.slack.workspace import SATO, SUZUKI, TANAKA

NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Tokyo"))
SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "library"
WORDS = Words(
    measure="DX推進リーダーの研修費に使える財政措置は？",
    follow_up="対象になる団体は？",
    procedure="DX推進リーダーの任期は？",
    unmentioned="罹災証明書の手数料はいくらですか？",
    reason="町でも使えるのかを知りたい",
    reply="町も対象です。令和8年度分は、企画課で申請の要否を確かめてからお返事します。",
    kept="DX推進リーダーの研修費の財政措置は町でも使えますか？",
)
_NAMES = {TANAKA: "田中", SUZUKI: "鈴木", SATO: "佐藤"}


class ToldAhead:
    """The advisor without a model, which tells its answers claim by claim as with one."""

    def __init__(self, advisor: Advisors, ahead: TellingAhead) -> None:
        self._advisor = advisor
        self._ahead = ahead

    def ask(self, question: Question, tell: Tell = nobody) -> Answer:
        """The answer of the samples."""
        answer = self._advisor.ask(question)
        if isinstance(answer, Grounded):
            self._ahead.tell(answer, tell)
        return answer


def sample_day(home: Path) -> Iterator[Scene]:
    """Plays the day with the samples, kept in the empty folder `home`."""
    services = open_services(BotSettings(home=home, _env_file=None))  # type: ignore[call-arg]
    RegisteringDesk(services.settings, now=lambda: NOW, stores=services.stores).register([SAMPLES], Given())
    for scene in _played(services):
        yield replace(scene, shown=tuple(_named(shown) for shown in scene.shown))


def _played(services: Services) -> Iterator[Scene]:
    """With the clock of NOW, a facilitator and an admin."""
    stores, ahead = services.stores, TellingAhead()
    advisor = ToldAhead(Advisors(stores.library, Advisor), ahead)
    slack = replace(
        slack_services(services),
        reception=Reception(advisor=advisor, answers=stores.answers, today=NOW.date),
        archive=Archive(answers=stores.answers, feedback=stores.feedback, now=lambda: NOW),
        roles=Roles(facilitators={SUZUKI}, admins={SATO}),
        source_url=lambda chunk_id, _quote: f"https://dx.example.jp/sources/{chunk_id}",
        answer_url=lambda answer_id: f"https://dx.example.jp/answers/{answer_id}",
        now=lambda: NOW,
    )
    with Door() as slacks_door, Door() as bots_door:
        workspace = Loopback(api_url=f"{slacks_door.url}/api/", patience=60)
        slacks_door.open(workspace.app())
        bot = Bot(services=slack, api_url=workspace.api_url, door=bots_door)
        with bot.running() as url:
            workspace.connect(url)
            yield from Day(workspace, WORDS, ahead=ahead, settle=settled(stores.inbox)).play()


def _named(shown: Shown) -> Shown:
    """People by the names that Slack puts in place of their ids."""
    written = json.dumps(list(shown.blocks), ensure_ascii=False)
    for user, name in _NAMES.items():
        written = written.replace(f"<@{user}>", f"@{name}").replace(user, name)
    return replace(shown, blocks=json.loads(written))
