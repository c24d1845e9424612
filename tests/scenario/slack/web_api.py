"""Slack's Web API on 127.0.0.1: it keeps what the bot posts, opens and uploads, and refuses what Slack refuses."""

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

from fastapi import FastAPI, Request, Response, WebSocket

from tests.scenario.slack.limits import refused, refused_view
from tests.scenario.slack.signing import BOT_ID, BOT_USER, TEAM
from tests.scenario.slack.workspace import SATO, SUZUKI, TANAKA

BOT_TOKEN = "xoxb-test-token"
APP_TOKEN = "xapp-test-token"
CHANNEL, PRIVATE, DM = "C0000BOUSAI", "G0000KIKAKU", "D0000TANAKA"
DMS = {TANAKA: DM, SUZUKI: "D0000SUZUKI", SATO: "D00000SATO"}
CHANNEL_TYPES = {CHANNEL: "channel", PRIVATE: "group", **dict.fromkeys(DMS.values(), "im")}
_TRIGGER_SECONDS = 3.0
_MARKDOWN_CHARACTERS = 12_000
_LOADING_MESSAGES = 10

Fault = Callable[[Callable[[], Response]], Response]
"""What goes wrong with one call: gets the call itself, returns what the bot sees of it."""


@dataclass
class WebApi:
    """What Slack holds; `changed` tells whoever waits for it."""

    api_url: str = ""
    messages: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    whispers: list[dict[str, Any]] = field(default_factory=list)
    forms: list[dict[str, Any]] = field(default_factory=list)
    homes: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    faults: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    triggers: dict[str, float] = field(default_factory=dict)
    streaming: dict[str, float] = field(default_factory=dict)
    stream_seconds: float = 300.0
    one_a_second: bool = False
    posted_at: dict[str, float] = field(default_factory=dict)
    shown_statuses: dict[str, str] = field(default_factory=dict)
    bodies: list[str] = field(default_factory=list)
    envelopes: list[str] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def __post_init__(self) -> None:
        self._clock = itertools.count(time.time_ns() // 1_000)  # as in Slack, no ts comes twice, not even another day

    def posted_by_bot(self, channel: str, message: dict[str, Any]) -> None:
        """Slack tells the bot of its own messages too."""

    def conversation(self, ts: str) -> list[dict[str, Any]]:
        """The messages of a thread, its first one included."""
        with self.changed:
            return [m for said in self.messages.values() for m in said if ts in (m["ts"], m.get("thread_ts"))]

    def message(self, ts: str) -> dict[str, Any]:
        """The message of a ts."""
        with self.changed:
            return next(m for said in self.messages.values() for m in said if m["ts"] == ts)

    def trigger(self) -> str:
        """A trigger_id: good for one form within three seconds."""
        trigger = f"{uuid.uuid4().hex}.{next(self._clock)}"
        self.triggers[trigger] = time.monotonic() + _TRIGGER_SECONDS
        return trigger

    # --- as an ASGI app ----------------------------------------------------------------------------------------------
    def app(self) -> FastAPI:
        """The Web API, the addresses of gestures and uploads, and the socket of Socket Mode."""
        app = FastAPI()

        @app.post("/api/{method}")
        async def api(method: str, request: Request) -> Response:
            arguments = _arguments(await request.body(), request.headers.get("content-type", ""))
            return self._call(method, arguments, request.headers.get("authorization", ""), str(request.base_url))

        @app.post("/responses/{user}/{channel}")
        async def respond(user: str, channel: str, request: Request) -> Response:
            return self._responded(user, channel, json.loads(await request.body()))

        @app.post("/uploads/{file_id}")
        async def upload(file_id: str, request: Request) -> Response:
            self.files[file_id]["content"] = await request.body()
            return Response(content=b"OK")

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
            if method == "chat.postMessage" and self._is_too_fast(arguments.get("channel", "")):
                return _too_fast(1)
            fault = self.faults[method].popleft() if self.faults[method] else _nothing_wrong
            response = fault(lambda: _json(handle(arguments, base_url)))
            self.changed.notify_all()
            return response

    def _responded(self, user: str, channel: str, body: dict[str, Any]) -> Response:
        """A response_url: words for the person alone, or the message whose button was pressed taken away."""

        def said() -> Response:
            if body.get("delete_original"):
                self.whispers.pop()
            else:
                self.whispers.append({"user": user, "channel": channel, **body})
            return Response(content=b"ok")

        with self.changed:
            fault = self.faults["response_url"].popleft() if self.faults["response_url"] else _nothing_wrong
            response = fault(said)
            self.changed.notify_all()
            return response

    def _is_too_fast(self, channel: str) -> bool:
        """Where a channel takes one message a second, whether one has just been posted there."""
        now = time.monotonic()
        if self.one_a_second and now < self.posted_at.get(channel, 0.0) + 1:
            return True
        self.posted_at[channel] = now
        return False

    # --- messages ----------------------------------------------------------------------------------------------------
    def _chat_postMessage(self, arguments: dict[str, Any], _url: str) -> dict[str, Any]:  # noqa: N802
        channel = arguments.get("channel", "")
        error = refused(arguments) if channel in CHANNEL_TYPES else "channel_not_found"
        if error:
            return _no(error)
        kept: dict[str, Any] = {key: arguments[key] for key in ("text", "blocks", "metadata") if key in arguments}
        message = self._keep(channel, {"user": BOT_USER, "bot_id": BOT_ID, **kept}, arguments.get("thread_ts", ""))
        self.shown_statuses.pop(str(message.get("thread_ts")), None)
        self.posted_by_bot(channel, message)
        return {"ok": True, "channel": channel, "ts": message["ts"], "message": message}

    def _chat_postEphemeral(self, arguments: dict[str, Any], _url: str) -> dict[str, Any]:  # noqa: N802
        error = refused(arguments) if arguments.get("channel") in CHANNEL_TYPES else "channel_not_found"
        if error:
            return _no(error)
        self.whispers.append(arguments)
        return {"ok": True, "message_ts": _ts(next(self._clock))}

    def _chat_update(self, arguments: dict[str, Any], _url: str) -> dict[str, Any]:
        message = next((m for m in self.messages[arguments["channel"]] if m["ts"] == arguments["ts"]), None)
        error = refused(arguments) if message else "message_not_found"
        if error or message is None:
            return _no(error)
        if self._is_streaming(arguments["ts"]):
            return _no("streaming_state_conflict")
        message.update({key: arguments[key] for key in ("text", "blocks", "metadata") if key in arguments})
        return {"ok": True, "channel": arguments["channel"], "ts": arguments["ts"]}

    def _chat_delete(self, arguments: dict[str, Any], _url: str) -> dict[str, Any]:
        self.messages[arguments["channel"]] = [
            m for m in self.messages[arguments["channel"]] if m["ts"] != arguments["ts"]
        ]
        return {"ok": True}

    def _chat_startStream(self, arguments: dict[str, Any], _url: str) -> dict[str, Any]:  # noqa: N802
        if not arguments.get("thread_ts"):
            return _no("invalid_thread_ts")
        if CHANNEL_TYPES[arguments["channel"]] != "im" and not arguments.get("recipient_user_id"):
            return _no("missing_recipient_user_id")
        if len(arguments.get("markdown_text", "")) > _MARKDOWN_CHARACTERS:
            return _no("msg_too_long")
        own = {"user": BOT_USER, "bot_id": BOT_ID, "text": arguments.get("markdown_text", "")}
        message = self._keep(arguments["channel"], own, arguments["thread_ts"])
        self.shown_statuses.pop(arguments["thread_ts"], None)
        self.streaming[message["ts"]] = time.monotonic() + self.stream_seconds
        return {"ok": True, "channel": arguments["channel"], "ts": message["ts"]}

    def _chat_appendStream(self, arguments: dict[str, Any], _url: str) -> dict[str, Any]:  # noqa: N802
        if not self._is_streaming(arguments["ts"]):
            return _no("message_not_in_streaming_state")
        if len(arguments["markdown_text"]) > _MARKDOWN_CHARACTERS:
            return _no("msg_too_long")
        self.message(arguments["ts"])["text"] += arguments["markdown_text"]
        return {"ok": True, "channel": arguments["channel"], "ts": arguments["ts"]}

    def _chat_stopStream(self, arguments: dict[str, Any], _url: str) -> dict[str, Any]:  # noqa: N802
        if not self._is_streaming(arguments["ts"]):
            return _no("message_not_in_streaming_state")
        del self.streaming[arguments["ts"]]
        return {"ok": True, "channel": arguments["channel"], "ts": arguments["ts"]}

    def _is_streaming(self, ts: str) -> bool:
        return time.monotonic() < self.streaming.get(ts, 0.0)

    def _chat_getPermalink(self, arguments: dict[str, Any], _url: str) -> dict[str, Any]:  # noqa: N802
        place = f"{arguments['channel']}/p{arguments['message_ts'].replace('.', '')}"
        return {"ok": True, "permalink": f"https://mihon-city.slack.com/archives/{place}"}

    def _conversations_replies(self, arguments: dict[str, Any], _url: str) -> dict[str, Any]:
        thread = self.conversation(arguments["ts"])
        if not thread:
            return _no("thread_not_found")
        hidden = set() if arguments.get("include_all_metadata") in ("1", "true", True) else {"metadata"}
        shown = [{key: value for key, value in m.items() if key not in hidden} for m in thread]
        start = int(arguments.get("cursor") or 0)
        end = start + 2  # small pages, so that whoever forgets to turn them is found out
        following = {"next_cursor": str(end) if end < len(shown) else ""}
        return {"ok": True, "messages": shown[start:end], "response_metadata": following}

    def _conversations_open(self, arguments: dict[str, Any], _url: str) -> dict[str, Any]:
        channel = DMS.get(arguments["users"])
        return {"ok": True, "channel": {"id": channel}} if channel else _no("user_not_found")

    # --- forms and the home tab --------------------------------------------------------------------------------------
    def _views_open(self, arguments: dict[str, Any], _url: str) -> dict[str, Any]:
        good_until = self.triggers.pop(arguments["trigger_id"], 0.0)  # a trigger opens one form
        view = _object(arguments["view"])
        error = refused_view(view) if time.monotonic() < good_until else "expired_trigger_id"
        return _no(error) if error else {"ok": True, "view": self._form({**view, "id": f"V{len(self.forms)}"})}

    def _views_update(self, arguments: dict[str, Any], _url: str) -> dict[str, Any]:
        view = _object(arguments["view"])
        known = any(form["id"] == arguments["view_id"] for form in self.forms)
        error = refused_view(view) if known else "not_found"
        return _no(error) if error else {"ok": True, "view": self._form({**view, "id": arguments["view_id"]})}

    def _views_publish(self, arguments: dict[str, Any], _url: str) -> dict[str, Any]:
        view = _object(arguments["view"])
        error = refused_view(view)
        if error:
            return _no(error)
        self.homes[arguments["user_id"]] = {**view, "id": f"H{arguments['user_id']}"}
        return {"ok": True, "view": self.homes[arguments["user_id"]]}

    def _form(self, view: dict[str, Any]) -> dict[str, Any]:
        self.forms.append(view)
        return view

    # --- files -------------------------------------------------------------------------------------------------------
    def _files_getUploadURLExternal(self, arguments: dict[str, Any], base_url: str) -> dict[str, Any]:  # noqa: N802
        file_id = f"F{len(self.files)}"
        self.files[file_id] = {"name": arguments["filename"], "length": int(arguments["length"])}
        return {"ok": True, "file_id": file_id, "upload_url": f"{base_url}uploads/{file_id}"}

    def _files_completeUploadExternal(self, arguments: dict[str, Any], _url: str) -> dict[str, Any]:  # noqa: N802
        files = json.loads(arguments["files"])
        for one in files:
            self.files[one["id"]]["title"] = one.get("title", "")
            said = {"user": BOT_USER, "bot_id": BOT_ID, "subtype": "file_share", "files": [self.files[one["id"]]]}
            words = {"text": arguments.get("initial_comment", "")}
            self._keep(arguments["channel_id"], {**said, **words}, arguments.get("thread_ts", ""))
        return {"ok": True, "files": files}

    # --- the rest ----------------------------------------------------------------------------------------------------
    def _auth_test(self, _arguments: dict[str, Any], _url: str) -> dict[str, Any]:
        return {"ok": True, "team_id": TEAM, "user_id": BOT_USER, "bot_id": BOT_ID}

    def _assistant_threads_setStatus(self, arguments: dict[str, Any], _url: str) -> dict[str, Any]:  # noqa: N802
        known = {"channel_id", "thread_ts", "status"} <= arguments.keys()
        if not known or len(arguments.get("loading_messages") or []) > _LOADING_MESSAGES:
            return _no("invalid_arguments")
        self.shown_statuses[arguments["thread_ts"]] = arguments["status"]
        return {"ok": True}

    def _assistant_threads_setSuggestedPrompts(self, arguments: dict[str, Any], _url: str) -> dict[str, Any]:  # noqa: N802
        return {"ok": True} if len(arguments["prompts"]) <= 4 else _no("invalid_arguments")

    def _assistant_threads_setTitle(self, arguments: dict[str, Any], _url: str) -> dict[str, Any]:  # noqa: N802
        known = {"channel_id", "thread_ts", "title"} <= arguments.keys()
        return {"ok": True} if known and arguments["title"] else _no("invalid_arguments")

    def _reactions_add(self, arguments: dict[str, Any], _url: str) -> dict[str, Any]:
        self.message(arguments["timestamp"]).setdefault("reactions", []).append(arguments["name"])
        return {"ok": True}

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
    return _too_fast(0)


def _too_fast(seconds: int) -> Response:
    content = b'{"ok": false, "error": "ratelimited"}'
    return Response(status_code=429, content=content, headers={"Retry-After": str(seconds)})


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


def _no(error: str) -> dict[str, Any]:
    return {"ok": False, "error": error}


def _object(value: Any) -> dict[str, Any]:
    """A view comes as an object in JSON, and as JSON in a form."""
    found: dict[str, Any] = json.loads(value) if isinstance(value, str) else value
    return found
