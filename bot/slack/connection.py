"""The connection to Slack (接続): how Slack reaches us, where its API is, and the keys."""

from dataclasses import dataclass, field

from bot.slack.transport import Transport
from knowledge.errors import ConfigurationError


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """Over HTTP it needs the signing secret, with Socket Mode the app token; raises ConfigurationError without."""

    transport: Transport
    api_url: str
    bot_token: str = field(repr=False)
    signing_secret: str = field(repr=False)
    app_token: str = field(repr=False)

    def __post_init__(self) -> None:
        _require("SLACK_BOT_TOKEN", self.bot_token)
        if self.transport is Transport.HTTP:
            _require("SLACK_SIGNING_SECRET", self.signing_secret)
        else:
            _require("SLACK_APP_TOKEN", self.app_token)


def _require(variable: str, value: str) -> None:
    if not value.strip():
        raise ConfigurationError("a Slack token is missing", which=variable, todo=f"set {variable}")
