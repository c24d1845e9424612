"""How Slack reaches us."""

from enum import StrEnum

from knowledge.errors import ConfigurationError


class Transport(StrEnum):
    """Slack calls our address, or we open a socket to Slack (Socket Mode)."""

    HTTP = "http"
    SOCKET = "socket"

    @classmethod
    def named(cls, name: str) -> "Transport":
        """The transport called `name`; raises ConfigurationError for any other word."""
        try:
            return cls(name)
        except ValueError:
            raise ConfigurationError("no such way to reach Slack", which=name, todo="http or socket") from None
