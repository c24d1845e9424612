"""The desk (窓口) in Slack, put together: what the composition root starts, stops and mounts."""

import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial

from fastapi import APIRouter

from bot.archive import Archive
from bot.reception import Reception
from bot.roles import Roles
from bot.slack.acting import Acting
from bot.slack.answering import Answering
from bot.slack.app import build_slack_app
from bot.slack.conversation import Incoming
from bot.slack.greeting import Greeter
from bot.slack.handling.channel import ChannelHandling
from bot.slack.handling.feedback import FeedbackHandling
from bot.slack.handling.help import HelpHandling
from bot.slack.handling.home import HomeHandling
from bot.slack.handling.home_contents import HomeContents, KnowsShelf
from bot.slack.handling.municipality import MunicipalityHandling
from bot.slack.handling.people import PeopleHandling
from bot.slack.handling.sharing import SharingHandling
from bot.slack.http import events_router
from bot.slack.kept import Kept
from bot.slack.listeners.gestures import Gestures
from bot.slack.listeners.questions import Questions
from bot.slack.pace import Pace
from bot.slack.posting import Poster
from bot.slack.socket import SocketConnection
from bot.slack.surface import Surface
from bot.slack.transport import Transport
from bot.slack.views.answer import answer_messages, private_answer_messages
from bot.slack.views.sources import AnswerUrl, SourceUrl
from bot.slack.worker import LaneWorker
from knowledge.errors import ConfigurationError
from knowledge.library.inbox import Lane


class SlackDesk:
    """Listens, answers and posts, over HTTP or Socket Mode; raises ConfigurationError where a token is missing."""

    def __init__(
        self,
        *,
        transport: Transport,
        reception: Reception,
        kept: Kept,
        archive: Archive,
        shelf: KnowsShelf,
        roles: Roles,
        pace: Pace,
        bot_token: str,
        signing_secret: str,
        app_token: str,
        api_url: str,
        source_url: SourceUrl | None,
        answer_url: AnswerUrl | None,
        now: Callable[[], datetime],
    ) -> None:
        _require_tokens(transport, bot_token=bot_token, signing_secret=signing_secret, app_token=app_token)
        self._inbox = kept.inbox
        self._stopping = threading.Event()
        poster = Poster(bot_token=bot_token, api_url=api_url)
        surface = Surface(bot_token=bot_token, api_url=api_url)
        shown = partial(answer_messages, source_url=source_url, answer_url=answer_url)
        answering = Answering(
            kept=kept,
            reception=reception,
            poster=poster,
            surface=surface,
            shown=shown,
            shown_privately=partial(private_answer_messages, source_url=source_url, answer_url=answer_url),
            pace=pace,
            stopping=self._stopping,
        )
        questions = Questions(inbox=kept.inbox, rules=kept.rules, now=now, arrived=self._asked)
        contents = HomeContents(kept=kept, shelf=shelf, permalink=surface.permalink, answer_url=answer_url, now=now)
        handlers = {
            **HomeHandling(contents=contents, surface=surface, roles=roles, ask=questions.take).handlers(),
            **HelpHandling(surface=surface).handlers(),
            **FeedbackHandling(archive=archive, surface=surface).handlers(),
            **SharingHandling(kept=kept, surface=surface, poster=poster, shown=shown).handlers(),
            **PeopleHandling(kept=kept, surface=surface, poster=poster, now=now).handlers(),
            **ChannelHandling(kept=kept, surface=surface, roles=roles, now=now).handlers(),
            **MunicipalityHandling(kept=kept, surface=surface, now=now).handlers(),
        }
        acting = Acting(inbox=kept.inbox, handlers=handlers, surface=surface)
        self._questions = LaneWorker(
            inbox=kept.inbox, lane=Lane.QUESTIONS, handle=answering.handle, now=now, stopping=self._stopping
        )
        self._actions = LaneWorker(
            inbox=kept.inbox, lane=Lane.ACTIONS, handle=acting.handle, now=now, stopping=self._stopping
        )
        self._greeter = Greeter(inbox=kept.inbox, poster=poster)
        self._app = build_slack_app(
            bot_token=bot_token,
            signing_secret=signing_secret,
            api_url=api_url,
            questions=questions,
            gestures=Gestures(inbox=kept.inbox, questions=questions, now=now, arrived=self._actions.arrived),
        )
        self._socket = SocketConnection(self._app, app_token=app_token) if transport is Transport.SOCKET else None

    def router(self) -> APIRouter:
        """POST /slack/events; over HTTP to be mounted, with Socket Mode not needed."""
        return events_router(self._app)

    def start(self) -> None:
        """Answers what was left unanswered, then what comes; with Socket Mode, connects."""
        self._inbox.release_claims()
        self._questions.start()
        self._actions.start()
        self._greeter.start()
        if self._socket:
            self._socket.start()

    def stop(self) -> None:
        """Takes nothing new, finishes what is at hand, leaves the rest for the next start."""
        if self._socket:
            self._socket.stop()
        self._stopping.set()
        self._greeter.stop()
        self._actions.join()
        self._questions.join()

    def _asked(self, message: Incoming) -> None:
        self._questions.arrived()
        self._greeter.arrived(message)


def _require_tokens(transport: Transport, *, bot_token: str, signing_secret: str, app_token: str) -> None:
    _require("SLACK_BOT_TOKEN", bot_token)
    if transport is Transport.HTTP:
        _require("SLACK_SIGNING_SECRET", signing_secret)
    else:
        _require("SLACK_APP_TOKEN", app_token)


def _require(variable: str, value: str) -> None:
    if not value.strip():
        raise ConfigurationError("a Slack token is missing", which=variable, todo=f"set {variable}")
