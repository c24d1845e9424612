"""What a scenario may do in a workspace and see of it, whichever Slack stands behind it."""

from collections.abc import Mapping
from typing import Any, Protocol

Message = dict[str, Any]
TANAKA, SUZUKI, SATO = "U0000TANAKA", "U0000SUZUKI", "U0000SATO"
"""Staff, a facilitator and an admin."""


class Workspace(Protocol):
    """A team with one channel the bot is in, and a direct conversation of each person with the bot."""

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

    # --- what people do ---------------------------------------------------------------------------------------------
    def press(self, action_id: str, value: str, *, ts: str = "", user: str = TANAKA) -> int:
        """Somebody presses a button of a message, of one that only they see where `ts` is empty."""
        ...

    def submit(self, values: Mapping[str, Mapping[str, Any]], *, user: str = TANAKA) -> int:
        """Somebody sends the form that was opened last; `values` are {block_id: element}."""
        ...

    def command(self, text: str, *, user: str = TANAKA) -> int:
        """Somebody writes 「/dx …」 in the channel."""
        ...

    def call_shortcut(self, callback_id: str, ts: str, *, user: str = TANAKA) -> int:
        """Somebody calls a shortcut on a message."""
        ...

    def open_home(self, *, user: str = TANAKA, tab: str = "home") -> None:
        """Somebody opens the app."""
        ...

    def press_at_home(self, action_id: str, value: str, *, user: str = TANAKA) -> int:
        """Somebody presses a button of the home tab, or Enter in its search box."""
        ...

    def quiet(self) -> None:
        """Waits until Slack has told the bot of everything."""
        ...

    # --- what can be seen -------------------------------------------------------------------------------------------
    def alone(self, user: str, *, expected: int = 1) -> list[Message]:
        """What stands in the conversation of a person with the bot outside of its threads, once there is as much."""
        ...

    def whispered(self, user: str = TANAKA, *, expected: int = 1) -> list[Message]:
        """What only one person sees, once there is as much."""
        ...

    def form(self, callback_id: str) -> Message:
        """The form of a name as it was opened last, once it is open."""
        ...

    def home(self, user: str = TANAKA) -> Message:
        """The home tab of a person, once there is one."""
        ...

    def picture(self, file: Mapping[str, Any]) -> bytes:
        """What was uploaded, as a person of the thread sees it."""
        ...

    def posted(self) -> list[Message]:
        """Every message of the bot, also those that only one person sees."""
        ...

    def views(self) -> list[Message]:
        """Every form and home tab."""
        ...

    def methods(self) -> list[str]:
        """The methods of the Web API that the bot called, in order."""
        ...

    def working(self) -> list[str]:
        """The threads in which it still says that an answer is being made."""
        ...
