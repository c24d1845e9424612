"""A Slack workspace of our own on 127.0.0.1: a Web API with state and limits, and an Events API that calls the bot."""

import itertools
import json
import threading
import time
import uuid
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

import httpx
from fastapi import FastAPI, Request, Response, WebSocket

from tests.scenario.slack.limits import refused
from tests.scenario.slack.signing import BOT_ID, BOT_USER, TEAM, event_body, signed_headers

BOT_TOKEN = "xoxb-test-token"
APP_TOKEN = "xapp-test-token"
CHANNEL, PRIVATE, DM = "C0000BOUSAI", "G0000KIKAKU", "D0000TANAKA"
TANAKA, SUZUKI = "U0000TANAKA", "U0000SUZUKI"
_CHANNEL_TYPES = {CHANNEL: "channel", PRIVATE: "group", DM: "im"}

_HTTP = httpx.Client(timeout=30, trust_env=False)

Fault = Callable[[Callable[[], Response]], Response]
"""What goes wrong with one call: gets the call itself, returns what the bot sees of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """How the bot took an event."""

    event_id: str
    status: int
    seconds: float


@dataclass
class Loopback:
    """Slack, as far as the bot can see; `patience` is how long `thread` waits for what is expected."""

    patience: float = 10.0
    api_url: str = ""
    bot_url: str = ""
    messages: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)
    faults: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    envelopes: list[str] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def __post_init__(self) -> None:
        self._clock = itertools.count(time.time_ns() // 1_000)  # as in Slack, no ts comes twice, not even another day
        self.bodies: list[str] = []

    def connect(self, bot_url: str) -> None:
        """Tells Slack where the bot listens."""
        self.bot_url = bot_url

    # --- what people do ---------------------------------------------------------------------------------------------
    def say(self, text: str, *, channel: str = CHANNEL, thread_ts: str = "", user: str = TANAKA, **extra: Any) -> str:
        """Somebody writes; returns the ts. Slack sends `message`, and `app_mention` where the bot is named."""
        message = self._keep(channel, {"user": user, "text": text, **extra}, thread_ts)
        event = {"type": "message", "channel": channel, "channel_type": _CHANNEL_TYPES[channel], **message}
        self.deliver({**event, "event_ts": message["ts"]})
        if f"<@{BOT_USER}>" in text and channel != DM:
            mention = {key: value for key, value in event.items() if key != "channel_type"}
            self.deliver({**mention, "type": "app_mention"})
        return str(message["ts"])

    def mention(self, text: str, **where: Any) -> str:
        """Somebody asks the bot by name."""
        return self.say(f"<@{BOT_USER}> {text}", **where)

    def direct(self, text: str, **where: Any) -> str:
        """Somebody writes to the bot alone."""
        return self.say(text, channel=DM, **where)

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

    def _send(self, event_id: str, body: str, extra: dict[str, str]) -> None:
        if not self.bot_url:
            return
        began = time.monotonic()
        headers = {**signed_headers(body), **extra}
        try:
            status = _HTTP.post(self.bot_url, content=body.encode(), headers=headers).status_code
        except httpx.TransportError:
            status = 0  # the bot is down
        took = time.monotonic() - began
        self.received.append(Received(event_id=event_id, status=status, seconds=took))

    # --- what can be seen ------------------------------------------------------------------------------------------
    def conversation(self, ts: str) -> list[dict[str, Any]]:
        """The messages of a thread, its first one included."""
        with self.changed:
            return [m for said in self.messages.values() for m in said if ts in (m["ts"], m.get("thread_ts"))]

    def answers(self, ts: str, *, expected: int = 1) -> list[dict[str, Any]]:
        """What the bot wrote in a thread, once it has written `expected` messages (or patience has run out)."""

        def written() -> list[dict[str, Any]]:
            return [m for m in self.conversation(ts) if m["user"] == BOT_USER]

        with self.changed:
            self.changed.wait_for(lambda: len(written()) >= expected, self.patience)
            return written()

    def called(self, method: str) -> list[dict[str, Any]]:
        """The arguments of every call of a method, once there is one (or patience has run out)."""

        def calls() -> list[dict[str, Any]]:
            return [arguments for name, arguments in self.calls if name == method]

        with self.changed:
            self.changed.wait_for(lambda: bool(calls()), self.patience)
            return calls()

    def statuses(self) -> list[int]:
        """How the bot took each event, in order."""
        return [received.status for received in self.received]

    # --- the Web API ------------------------------------------------------------------------------------------------
    def app(self) -> FastAPI:
        """The Web API as an ASGI app."""
        app = FastAPI()

        @app.post("/api/{method}")
        async def api(method: str, request: Request) -> Response:
            arguments = _arguments(await request.body(), request.headers.get("content-type", ""))
            return self._call(method, arguments, request.headers.get("authorization", ""), str(request.base_url))

        @app.websocket("/socket")
        async def socket(ws: WebSocket) -> None:
            await ws.accept()
            await ws.send_text(json.dumps({"type": "hello", "num_connections": 1}))
            for number, body in enumerate(self.bodies):
                envelope = {"type": "events_api", "envelope_id": f"e{number}", "payload": json.loads(body)}
                await ws.send_text(json.dumps(envelope, ensure_ascii=False))
                self.envelopes.append(json.loads(await ws.receive_text())["envelope_id"])
            async for _ in ws.iter_text():
                pass

        return app

    def _call(self, method: str, arguments: dict[str, Any], authorization: str, base_url: str) -> Response:
        with self.changed:
            self.calls.append((method, arguments))
            token = APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN
            if authorization != f"Bearer {token}":
                return slack_error("invalid_auth")
            handle = getattr(self, "_" + method.replace(".", "_"), None)
            if handle is None:
                return slack_error("unknown_method")
            fault = self.faults[method].popleft() if self.faults[method] else _nothing_wrong
            response = fault(lambda: _json(handle(arguments, base_url)))
            self.changed.notify_all()
            return response

    def _chat_postMessage(self, arguments: dict[str, Any], _url: str) -> dict[str, Any]:  # noqa: N802
        channel = arguments.get("channel", "")
        error = refused(arguments) if channel in _CHANNEL_TYPES else "channel_not_found"
        if error:
            return {"ok": False, "error": error}
        kept: dict[str, Any] = {key: arguments[key] for key in ("text", "blocks", "metadata") if key in arguments}
        own: dict[str, Any] = {"user": BOT_USER, "bot_id": BOT_ID}
        message = self._keep(channel, {**own, **kept}, arguments.get("thread_ts", ""))
        own_event = {"type": "message", "channel": channel, "channel_type": _CHANNEL_TYPES[channel], **message}
        threading.Thread(target=self.deliver, args=(own_event,), daemon=True).start()
        return {"ok": True, "channel": channel, "ts": message["ts"], "message": message}

    def _conversations_replies(self, arguments: dict[str, Any], _url: str) -> dict[str, Any]:
        thread = self.conversation(arguments["ts"])
        if not thread:
            return {"ok": False, "error": "thread_not_found"}
        hidden = set() if arguments.get("include_all_metadata") in ("1", "true", True) else {"metadata"}
        shown = [{key: value for key, value in m.items() if key not in hidden} for m in thread]
        start = int(arguments.get("cursor") or 0)
        end = start + 2  # small pages, so that whoever forgets to turn them is found out
        following = {"next_cursor": str(end) if end < len(shown) else ""}
        return {"ok": True, "messages": shown[start:end], "response_metadata": following}

    def _auth_test(self, _arguments: dict[str, Any], _url: str) -> dict[str, Any]:
        return {"ok": True, "team_id": TEAM, "user_id": BOT_USER, "bot_id": BOT_ID}

    def _assistant_threads_setStatus(self, arguments: dict[str, Any], _url: str) -> dict[str, Any]:  # noqa: N802
        known = {"channel_id", "thread_ts", "status"} <= arguments.keys()
        return {"ok": True} if known else {"ok": False, "error": "invalid_arguments"}

    def _apps_connections_open(self, _arguments: dict[str, Any], base_url: str) -> dict[str, Any]:
        return {"ok": True, "url": base_url.replace("http://", "ws://") + "socket"}

    def _keep(self, channel: str, message: dict[str, Any], thread_ts: str) -> dict[str, Any]:
        with self.changed:
            kept = {"ts": _ts(next(self._clock)), **message}
            if thread_ts:
                kept["thread_ts"] = thread_ts
            self.messages[channel].append(kept)
            self.changed.notify_all()
            return kept


def too_many_requests(_call: Callable[[], Response]) -> Response:
    """Slack's 429: nothing was done."""
    return Response(status_code=429, content=b'{"ok": false, "error": "ratelimited"}', headers={"Retry-After": "0"})


def stumbles(_call: Callable[[], Response]) -> Response:
    """Slack's own error: nothing was done."""
    return slack_error("internal_error", status=500)


def lost_reply(call: Callable[[], Response]) -> Response:
    """Slack did it, but the bot is told otherwise."""
    call()
    return slack_error("internal_error", status=500)


def slack_error(code: str, *, status: int = 200) -> Response:
    """An answer that says no."""
    return _json({"ok": False, "error": code}, status=status)


def _nothing_wrong(call: Callable[[], Response]) -> Response:
    return call()


def _ts(microseconds: int) -> str:
    return f"{microseconds // 1_000_000}.{microseconds % 1_000_000:06d}"


def _json(value: dict[str, Any], *, status: int = 200) -> Response:
    content = json.dumps(value, ensure_ascii=False).encode()
    return Response(status_code=status, content=content, headers={"content-type": "application/json; charset=utf-8"})


def _arguments(body: bytes, content_type: str) -> dict[str, Any]:
    if "json" in content_type:
        value: dict[str, Any] = json.loads(body or b"{}")
        return value
    return {key: values[-1] for key, values in parse_qs(body.decode()).items()}
