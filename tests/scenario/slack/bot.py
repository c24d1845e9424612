"""The bot under test: the real desk with a real inbox and a scripted advisor, started and stopped at will."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from fastapi import FastAPI

from bot.archive import Archive
from bot.reception import Reception
from bot.roles import Roles
from bot.slack.connection import Connection
from bot.slack.desk import SlackDesk
from bot.slack.kept import Kept
from bot.slack.manifest import EVENTS_PATH
from bot.slack.pace import Pace
from bot.slack.services import SlackServices
from bot.slack.transport import Transport
from knowledge.library.inbox import InboxRow, InboxStore
from tests.scenario.slack.advisor import ScriptedAdvisor
from tests.scenario.slack.answers import AS_OF
from tests.scenario.slack.colleagues import SameWords
from tests.scenario.slack.kept import Stores
from tests.scenario.slack.serving import Door
from tests.scenario.slack.shelf import OnePage, SmallShelf
from tests.scenario.slack.signing import SIGNING_SECRET
from tests.scenario.slack.web_api import APP_TOKEN, BOT_TOKEN
from tests.scenario.slack.workspace import SATO, SUZUKI

NOW = datetime(2026, 7, 1, 9, tzinfo=ZoneInfo("Asia/Tokyo"))


@dataclass(kw_only=True)
class Bot:
    """What outlives a restart and what makes a new desk."""

    services: SlackServices
    api_url: str
    door: Door

    @property
    def kept(self) -> Kept:
        """The stores."""
        return self.services.kept

    def desk(self, transport: Transport = Transport.HTTP) -> SlackDesk:
        """A desk that is not started."""
        connection = Connection(
            transport=transport,
            api_url=self.api_url,
            bot_token=BOT_TOKEN,
            signing_secret=SIGNING_SECRET,
            app_token=APP_TOKEN if transport is Transport.SOCKET else "",
        )
        return SlackDesk(connection, self.services)

    def claim(self) -> InboxRow | None:
        """Takes a row as a worker does."""
        return self.kept.inbox.claim(now=NOW)

    @contextmanager
    def listening(self) -> Iterator[str]:
        """Serves the events path without answering: a bot whose worker has not come to anything yet."""
        with self._served(self.desk()) as url:
            yield url

    @contextmanager
    def running(self) -> Iterator[str]:
        """Serves and answers; yields the address for Slack."""
        desk = self.desk()
        with self._served(desk) as url:
            desk.start()
            try:
                yield url
            finally:
                desk.stop()

    @contextmanager
    def _served(self, desk: SlackDesk) -> Iterator[str]:
        app = FastAPI()
        app.include_router(desk.router())
        self.door.open(app)
        yield self.door.url + EVENTS_PATH


@dataclass(kw_only=True)
class ScriptedBot(Bot):
    """A bot whose advisor answers by script."""

    advisor: ScriptedAdvisor
    inbox: InboxStore

    def settle(self) -> None:
        """Waits until every question in the inbox has been dealt with."""
        for _ in range(6_000):
            if self.inbox.open() == 0:
                return
            time.sleep(0.01)
        raise AssertionError("questions are still waiting")


def scripted_bot(stores: Stores, api_url: str, door: Door) -> ScriptedBot:
    """A bot whose answers are kept in `stores`."""
    advisor = ScriptedAdvisor()
    services = SlackServices(
        reception=Reception(advisor=advisor, answers=stores.answers, today=lambda: AS_OF),
        kept=stores.kept,
        archive=Archive(answers=stores.answers, feedback=stores.feedback, now=lambda: NOW),
        colleagues=SameWords(stores.kept.curated),
        without_people=lambda text: text.replace("田中", "〇〇"),
        shelf=SmallShelf(),
        pages=OnePage(),
        roles=Roles(facilitators={SUZUKI}, admins={SATO}),
        pace=Pace(per_person=1_000, per_workspace=10_000),
        source_url=lambda chunk_id, _quote: f"https://dx.example.jp/sources/{chunk_id}",
        answer_url=lambda answer_id: f"https://dx.example.jp/answers/{answer_id}",
        now=lambda: NOW,
    )
    return ScriptedBot(services=services, inbox=stores.inbox, api_url=api_url, door=door, advisor=advisor)
