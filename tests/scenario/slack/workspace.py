"""What a scenario may do in a workspace and see of it, whichever Slack stands behind it."""

from typing import Any, Protocol

Message = dict[str, Any]


class Workspace(Protocol):
    """A team with one channel the bot is in, and a direct conversation with the bot."""

    api_url: str

    def connect(self, bot_url: str) -> None:
        """Tells Slack where the bot listens."""
        ...

    def mention(self, text: str, *, thread_ts: str = "") -> str:
        """Somebody asks the bot by name in the channel; returns the message's ts."""
        ...

    def say(self, text: str, *, thread_ts: str = "") -> str:
        """Somebody writes in the channel without naming the bot."""
        ...

    def direct(self, text: str, *, thread_ts: str = "") -> str:
        """Somebody writes to the bot alone."""
        ...

    def send_again(self, ts: str) -> None:
        """Slack sends every event of a message once more, as a retry."""
        ...

    def answers(self, ts: str, *, expected: int = 1) -> list[Message]:
        """What the bot wrote in the thread of `ts`, once it has written `expected` messages or patience is out."""
        ...

    def conversation(self, ts: str) -> list[Message]:
        """All messages of the thread of `ts` in order, each with `user` and `text`."""
        ...

    def statuses(self) -> list[int]:
        """The HTTP status of every event the bot was sent, in order."""
        ...
