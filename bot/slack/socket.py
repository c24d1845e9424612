"""Slack through Socket Mode: we open the connection, no port faces the internet."""

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError

from knowledge.errors import ConfigurationError


class SocketConnection:
    """A connection that opens itself again when Slack closes it."""

    def __init__(self, app: App, *, app_token: str) -> None:
        self._handler = SocketModeHandler(app, app_token)

    def start(self) -> None:
        """Connects; raises ConfigurationError where Slack refuses the token."""
        try:
            self._handler.connect()  # type: ignore[no-untyped-call]
        except SlackApiError as error:
            which = str(error.response.get("error"))
            raise ConfigurationError("Slack refused Socket Mode", which=which, todo="check SLACK_APP_TOKEN") from None

    def stop(self) -> None:
        """Closes the connection for good."""
        self._handler.close()  # type: ignore[no-untyped-call]
