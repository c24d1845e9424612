"""What somebody does in Slack other than write: presses a button, sends a form, opens the home tab."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.slack.conversation import Incoming, Kind
from bot.slack.posting import Thread

PREFIX = "dx."
"""Every name of a button, form and shortcut of ours begins with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """One gesture. What a kind of it does not have is empty.

    `name` is the action_id, the callback_id, or the word after /dx; `values` are the fields of a form by their
    block_id; `private` is what a form carried unseen; `trigger_id` opens a form for 3 seconds; `response_url` reaches
    a message that only one person sees, for 30 minutes.
    """

    id: str
    name: str
    team: str
    user: str
    channel: str = ""
    message_ts: str = ""
    thread_ts: str = ""
    value: str = field(default="", repr=False)
    values: Mapping[str, Any] = field(default_factory=dict, repr=False)
    private: str = field(default="", repr=False)
    view_id: str = ""
    trigger_id: str = field(default="", repr=False)
    response_url: str = field(default="", repr=False)

    def to_json(self) -> str:
        """The gesture as it is kept in the inbox."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, kept: str) -> "Interaction":
        """The gesture that `to_json` kept."""
        return cls(**json.loads(kept))


def pressed(body: Mapping[str, Any]) -> Interaction:
    """A block_actions body: the first of its actions is the one that was pressed."""
    action = body["actions"][0]
    message = body.get("message") or {}
    container = body.get("container") or {}
    ts = str(container.get("message_ts") or message.get("ts") or "")
    is_private = bool(container.get("is_ephemeral"))  # such a message can have no thread below it
    return Interaction(
        **_by_whom(body),
        name=str(action["action_id"]),
        channel=str((body.get("channel") or {}).get("id") or container.get("channel_id") or ""),
        message_ts=ts,
        thread_ts=str(container.get("thread_ts") or message.get("thread_ts") or ("" if is_private else ts)),
        value=_value(action),
        view_id=str((body.get("view") or {}).get("id") or ""),
        values=_values(body.get("view") or {}),
        private=str((body.get("view") or {}).get("private_metadata") or ""),
    )


def submitted(body: Mapping[str, Any]) -> Interaction:
    """A view_submission body."""
    view = body["view"]
    return Interaction(
        **_by_whom(body),
        name=str(view["callback_id"]),
        values=_values(view),
        private=str(view.get("private_metadata") or ""),
        view_id=str(view["id"]),
    )


def commanded(body: Mapping[str, Any], name: str) -> Interaction:
    """A slash command whose text asks for `name`."""
    return Interaction(**_by_whom(body), name=name, channel=str(body["channel_id"]), value=str(body.get("text") or ""))


def called(body: Mapping[str, Any]) -> Interaction:
    """A message_action body: the message shortcut called on a message, whose text is the value."""
    return Interaction(
        **_by_whom(body),
        name=str(body["callback_id"]),
        channel=str(body["channel"]["id"]),
        value=str(body["message"].get("text") or ""),
    )


def home_opened(body: Mapping[str, Any]) -> Interaction:
    """An app_home_opened event; its value is the tab that is open."""
    event = body["event"]
    return Interaction(
        id=str(body["event_id"]),
        name=f"{PREFIX}home_opened",
        team=str(body.get("team_id") or ""),
        user=str(event["user"]),
        channel=str(event.get("channel") or ""),
        value=str(event.get("tab") or ""),
    )


def asked(gesture: Interaction, text: str, kind: Kind, *, thread: Thread | None = None) -> Incoming:
    """A question that a gesture asks: in a thread, or below nothing where only the asker is to see the answer.

    The gesture itself may stand in the inbox too, so that the question has an id of its own.
    """
    name = f"{gesture.id}:question"
    return Incoming(
        event_id=name,
        team=gesture.team,
        channel=thread.channel if thread else gesture.channel,
        ts=thread.ts if thread else name,
        thread_ts=thread.ts if thread else "",
        user=gesture.user,
        text=text,
        kind=kind,
    )


def _by_whom(body: Mapping[str, Any]) -> dict[str, Any]:
    """Slack gives each gesture a trigger of its own; it names the gesture when Slack sends it again."""
    trigger = str(body["trigger_id"])
    return {
        "id": trigger,
        "team": str((body.get("team") or {}).get("id") or body.get("team_id") or ""),
        "user": str((body.get("user") or {}).get("id") or body.get("user_id") or ""),
        "trigger_id": trigger,
        "response_url": str(body.get("response_url") or ""),
    }


def _value(field_: Mapping[str, Any]) -> str:
    """What a pressed or filled element says, whichever kind it is."""
    chosen = field_.get("selected_option") or {}
    said = field_.get("value") or chosen.get("value") or field_.get("selected_conversation")
    return str(said or field_.get("selected_channel") or field_.get("selected_user") or "")


def _values(view: Mapping[str, Any]) -> dict[str, Any]:
    """{block_id: text, or list of user ids} of a form that has one element a block."""
    state = (view.get("state") or {}).get("values") or {}
    return {block: _filled(next(iter(elements.values()))) for block, elements in state.items() if elements}


def _filled(element: Mapping[str, Any]) -> Any:
    return list(element["selected_users"]) if "selected_users" in element else _value(element)
