"""The desk (窓口) in Slack, put together: what the composition root starts, stops and mounts."""

from collections.abc import Callable
from datetime import datetime

from fastapi import APIRouter

from bot.reception import Reception
from bot.slack.app import build_slack_app
from bot.slack.http import events_router
from bot.slack.posting import Poster
from bot.slack.socket import SocketConnection
from bot.slack.transport import Transport
from bot.slack.views.sources import AnswerUrl, SourceUrl
from bot.slack.worker import AnswerWorker, FindsAnswers
from knowledge.errors import ConfigurationError
from knowledge.library.inbox import InboxStore


class SlackDesk:
    """Listens, answers and posts, over HTTP or Socket Mode; raises ConfigurationError where a token is missing."""

    def __init__(
        self,
        *,
        transport: Transport,
        reception: Reception,
        inbox: InboxStore,
        answers: FindsAnswers,
        bot_token: str,
        signing_secret: str,
        app_token: str,
        api_url: str,
        source_url: SourceUrl | None,
        answer_url: AnswerUrl | None,
        now: Callable[[], datetime],
    ) -> None:
        _require("SLACK_BOT_TOKEN", bot_token)
        poster = Poster(bot_token=bot_token, api_url=api_url)
        self._worker = AnswerWorker(
            inbox=inbox,
            answers=answers,
            reception=reception,
            poster=poster,
            source_url=source_url,
            answer_url=answer_url,
            now=now,
        )
        if transport is Transport.HTTP:
            _require("SLACK_SIGNING_SECRET", signing_secret)
        self._app = build_slack_app(
            bot_token=bot_token,
            signing_secret=signing_secret,
            api_url=api_url,
            inbox=inbox,
            now=now,
            arrived=self._worker.arrived,
        )
        self._socket = None
        if transport is Transport.SOCKET:
            _require("SLACK_APP_TOKEN", app_token)
            self._socket = SocketConnection(self._app, app_token=app_token)

    def router(self) -> APIRouter:
        """POST /slack/events; over HTTP to be mounted, with Socket Mode not needed."""
        return events_router(self._app)

    def start(self) -> None:
        """Answers what was left unanswered, then what comes; with Socket Mode, connects."""
        self._worker.start()
        if self._socket:
            self._socket.start()

    def stop(self) -> None:
        """Takes nothing new, finishes the question at hand, leaves the rest for the next start."""
        if self._socket:
            self._socket.stop()
        self._worker.stop()


def _require(variable: str, value: str) -> None:
    if not value.strip():
        raise ConfigurationError("a Slack token is missing", which=variable, todo=f"set {variable}")
