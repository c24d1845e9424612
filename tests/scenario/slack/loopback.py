"""A Slack workspace of our own on 127.0.0.1: what its people do, and how Slack tells the bot."""

import json
import threading
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import httpx

from tests.scenario.slack.signing import APP_ID, BOT_USER, TEAM, event_body, signed_headers
from tests.scenario.slack.web_api import CHANNEL, CHANNEL_TYPES, DMS, WebApi
from tests.scenario.slack.workspace import TANAKA

_HTTP = httpx.Client(timeout=30, trust_env=False)
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """How the bot took an event or a gesture."""

    event_id: str
    status: int
    seconds: float


@dataclass
class Loopback(WebApi):
    """Slack, as far as the bot can see; `patience` is how long it is waited for what is expected."""

    patience: float = 10.0
    bot_url: str = ""
    received: list[Received] = field(default_factory=list)

    def connect(self, bot_url: str) -> None:
        """Tells Slack where the bot listens."""
        self.bot_url = bot_url

    # --- what people write ------------------------------------------------------------------------------------------
    def say(self, text: str, *, channel: str = CHANNEL, thread_ts: str = "", user: str = TANAKA, **extra: Any) -> str:
        """Somebody writes; returns the ts. Slack sends `message`, and `app_mention` where the bot is named."""
        message = self._keep(channel, {"user": user, "text": text, **extra}, thread_ts)
        event = {"type": "message", "channel": channel, "channel_type": CHANNEL_TYPES[channel], **message}
        self.deliver({**event, "event_ts": message["ts"]})
        if f"<@{BOT_USER}>" in text and CHANNEL_TYPES[channel] != "im":
            mention = {key: value for key, value in event.items() if key != "channel_type"}
            self.deliver({**mention, "type": "app_mention"})
        return str(message["ts"])

    def mention(self, text: str, **where: Any) -> str:
        """Somebody asks the bot by name."""
        return self.say(f"<@{BOT_USER}> {text}", **where)

    def direct(self, text: str, *, user: str = TANAKA, **where: Any) -> str:
        """Somebody writes to the bot alone."""
        return self.say(text, channel=DMS.get(user, DMS[TANAKA]), user=user, **where)

    # --- what people do ---------------------------------------------------------------------------------------------
    def press(self, action_id: str, value: str, *, ts: str = "", channel: str = CHANNEL, user: str = TANAKA) -> int:
        """Somebody presses a button of a message (of one only they see where `ts` is empty); returns the status."""
        message = self.message(ts) if ts else {}
        container = {"type": "message", "channel_id": channel, "thread_ts": message.get("thread_ts")}
        container |= {"message_ts": ts} if ts else {"message_ts": "99.9", "is_ephemeral": True}
        return self._gesture(
            {
                "type": "block_actions",
                "channel": {"id": channel},
                "container": {key: value for key, value in container.items() if value},
                "message": message,
                "actions": [_pressed(message, action_id, value)],
                "response_url": self._response_url(user, channel),
            },
            user,
        )

    def press_in_form(self, action_id: str, *, user: str = TANAKA) -> int:
        """Somebody presses a button of the form that was opened last."""
        actions = [{"action_id": action_id, "block_id": "b", "type": "button", "value": ""}]
        return self._gesture({"type": "block_actions", "view": self.forms[-1], "actions": actions}, user)

    def press_at_home(self, action_id: str, value: str, *, user: str = TANAKA) -> int:
        """Somebody presses a button of the home tab, or Enter in its search box."""
        actions = [{"action_id": action_id, "block_id": "b", "type": "button", "value": value}]
        return self._gesture({"type": "block_actions", "view": self.homes[user], "actions": actions}, user)

    def submit(self, values: Mapping[str, Mapping[str, Any]], *, user: str = TANAKA) -> int:
        """Somebody sends the form that was opened last; `values` are {block_id: element}."""
        fields = {block["block_id"] for block in self.forms[-1]["blocks"] if block["type"] == "input"}
        assert values.keys() <= fields, f"the form has no such field: {values.keys() - fields}"
        state = {block: {"field": element} for block, element in values.items()}
        view = {**self.forms[-1], "state": {"values": state}}
        return self._gesture({"type": "view_submission", "view": view}, user)

    def call_shortcut(self, callback_id: str, ts: str, *, channel: str = CHANNEL, user: str = TANAKA) -> int:
        """Somebody calls a shortcut on a message."""
        message = {"type": "message", **self.message(ts)}
        body = {"type": "message_action", "callback_id": callback_id, "message": message, "message_ts": ts}
        return self._gesture(
            {**body, "channel": {"id": channel}, "response_url": self._response_url(user, channel)}, user
        )

    def command(self, text: str, *, channel: str = CHANNEL, user: str = TANAKA) -> int:
        """Somebody writes 「/dx …」."""
        return self._send_form(
            {
                "command": "/dx",
                "text": text,
                "user_id": user,
                "channel_id": channel,
                "team_id": TEAM,
                "api_app_id": APP_ID,
                "trigger_id": self.trigger(),
                "response_url": self._response_url(user, channel),
            }
        )

    def open_home(self, *, user: str = TANAKA, tab: str = "home") -> None:
        """Somebody opens the app."""
        self.deliver({"type": "app_home_opened", "user": user, "channel": DMS[user], "tab": tab, "event_ts": "1.1"})

    # --- how Slack tells the bot ------------------------------------------------------------------------------------
    def deliver(self, event: dict[str, Any]) -> None:
        """Sends an event under an id of its own."""
        event_id = f"Ev{uuid.uuid4().hex}"
        body = event_body(event, event_id=event_id)
        self.bodies.append(body)
        self._send(event_id, body, {})

    def send_again(self, ts: str, *, retry: int = 1) -> None:
        """Sends the events of a message once more, as Slack does when it saw no 200."""
        again = {"x-slack-retry-num": str(retry), "x-slack-retry-reason": "http_timeout"}
        for body in [json.loads(sent) for sent in self.bodies]:
            if body["event"].get("ts") == ts:
                self._send(body["event_id"], json.dumps(body, ensure_ascii=False), again)

    def quiet(self) -> None:
        """What people do has been told before they go on."""

    def posted_by_bot(self, channel: str, message: dict[str, Any]) -> None:
        event = {"type": "message", "channel": channel, "channel_type": CHANNEL_TYPES[channel], **message}
        threading.Thread(target=self.deliver, args=(event,), daemon=True).start()

    def _gesture(self, body: dict[str, Any], user: str) -> int:
        whole = {**body, "user": {"id": user}, "team": {"id": TEAM}, "api_app_id": APP_ID, "trigger_id": self.trigger()}
        return self._send_form({"payload": json.dumps(whole, ensure_ascii=False)})

    def _send_form(self, form: Mapping[str, str]) -> int:
        return self._send(f"gesture-{uuid.uuid4().hex}", urlencode(form), {"content-type": _FORM})

    def _response_url(self, user: str, channel: str) -> str:
        return self.api_url.replace("/api/", f"/responses/{user}/{channel}")

    def _send(self, event_id: str, body: str, extra: dict[str, str]) -> int:
        if not self.bot_url:
            return 0
        began = time.monotonic()
        headers = {**signed_headers(body), **extra}
        try:
            status = _HTTP.post(self.bot_url, content=body.encode(), headers=headers).status_code
        except httpx.TransportError:
            status = 0  # the bot is down
        took = time.monotonic() - began
        self.received.append(Received(event_id=event_id, status=status, seconds=took))
        return status

    # --- what can be seen -------------------------------------------------------------------------------------------
    def answers(self, ts: str, *, expected: int = 1) -> list[dict[str, Any]]:
        """What the bot wrote in a thread, once it has written `expected` messages (or patience has run out)."""
        return self._awaited(lambda: [m for m in self.conversation(ts) if m["user"] == BOT_USER], expected)

    def whispered(self, user: str = TANAKA, *, expected: int = 1) -> list[dict[str, Any]]:
        """What only one person sees."""
        return self._awaited(lambda: [w for w in self.whispers if w["user"] == user], expected)

    def alone(self, user: str, *, expected: int = 1) -> list[dict[str, Any]]:
        """What stands in the conversation of a person with the bot, outside of its threads."""
        return self._awaited(lambda: [one for one in self.messages[DMS[user]] if "thread_ts" not in one], expected)

    def form(self, callback_id: str) -> dict[str, Any]:
        """The form of a name as it stands, once it is open."""
        found = self._awaited(lambda: [form for form in self.forms if form["callback_id"] == callback_id], 1)
        return found[-1]

    def home(self, user: str = TANAKA) -> dict[str, Any]:
        """The home tab of a person, once there is one."""
        return self._awaited(lambda: [self.homes[user]] if user in self.homes else [], 1)[0]

    def called(self, method: str) -> list[dict[str, Any]]:
        """The arguments of every call of a method, once there is one (or patience has run out)."""
        return self._awaited(lambda: [arguments for name, arguments in self.calls if name == method], 1)

    def picture(self, file: Mapping[str, Any]) -> bytes:
        """What was uploaded."""
        return bytes(file["content"])

    def posted(self) -> list[dict[str, Any]]:
        """Every message of the bot, also those that only one person sees."""
        said = [message for messages in self.messages.values() for message in messages]
        return [*(message for message in said if message["user"] == BOT_USER), *self.whispers]

    def views(self) -> list[dict[str, Any]]:
        """Every form and home tab."""
        return [*self.forms, *self.homes.values()]

    def methods(self) -> list[str]:
        """The methods that the bot called, in order."""
        return [name for name, _ in self.calls]

    def working(self) -> list[str]:
        """The threads in which it still says that an answer is being made."""
        return [thread for thread, status in self.shown_statuses.items() if status]

    def statuses(self) -> list[int]:
        """How the bot took each event, in order."""
        return [received.status for received in self.received]

    def _awaited(self, look: Callable[[], list[dict[str, Any]]], expected: int) -> list[dict[str, Any]]:
        with self.changed:
            self.changed.wait_for(lambda: len(look()) >= expected, self.patience)
            return look()


def _pressed(message: Mapping[str, Any], action_id: str, value: str) -> dict[str, Any]:
    """What Slack tells of the element: of a menu the entry that was chosen."""
    inside = [[*block.get("elements", []), block.get("accessory", {})] for block in message.get("blocks") or []]
    elements = [element for block in inside for element in block]
    is_there = any(one.get("action_id") == action_id for one in elements)
    assert is_there or not elements, f"the message has no such button: {action_id}"
    is_menu = any((one.get("action_id"), one.get("type")) == (action_id, "overflow") for one in elements)
    said = {"type": "overflow", "selected_option": {"value": value}} if is_menu else {"type": "button", "value": value}
    return {"action_id": action_id, "block_id": "b", **said}
