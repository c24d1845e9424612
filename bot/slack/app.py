"""The Bolt app: checks signatures, hands events to the listeners, and says 200 only when the inbox has them."""

import logging
from collections.abc import Callable

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.slack.connection import Connection
from bot.slack.listeners.gestures import Gestures
from bot.slack.listeners.questions import Questions

# Bolt writes whole request bodies into its warnings: people's words do not go into logs.
_bolt_log = logging.getLogger(f"{__name__}.bolt")
_bolt_log.setLevel(logging.CRITICAL)


def build_slack_app(connection: Connection, *, questions: Questions, gestures: Gestures) -> App:
    """The app with its listeners; makes no call to Slack, neither here nor before an event is acknowledged.

    `process_before_response`: the listeners only write to the inbox, and Slack has its 200 after that write, never
    before; a write that fails gives a 500, and Slack sends the event again.
    """
    app = App(
        name="dx-advisor",
        logger=_bolt_log,
        client=WebClient(base_url=connection.api_url, logger=_bolt_log),
        signing_secret=connection.signing_secret,
        authorize=_authorized(connection.bot_token),
        process_before_response=True,
        attaching_conversation_kwargs_enabled=False,
        attaching_function_token_enabled=False,
    )
    questions.register(app)
    gestures.register(app)
    return app


def _authorized(bot_token: str) -> Callable[..., AuthorizeResult]:
    """An internal app has one token; asking Slack's auth.test for each event could only lose the event."""

    def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=bot_token)

    return authorize
