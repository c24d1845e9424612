"""A Slack workspace made by others: npm `emulate` with our bridge, behind the same face as our own."""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient

from bot.slack import names
from bot.slack.manifest import BOT_SCOPES
from tests.scenario.slack.signing import APP_ID, BOT_ID, BOT_USER, SIGNING_SECRET
from tests.scenario.slack.web_api import BOT_TOKEN
from tests.scenario.slack.workspace import SATO, SUZUKI, TANAKA, Message

FOLDER = Path(__file__).parent / "emulator"
PACKAGE = FOLDER / "node_modules" / "emulate"
_OLDEST_NODE = 20
_PEOPLE = {TANAKA: ("tanaka", "田中 花子"), SUZUKI: ("suzuki", "鈴木 一郎"), SATO: ("sato", "佐藤 恵")}
_PERSON_SCOPES = [
    "channels:history",
    "channels:manage",
    "channels:read",
    "chat:write",
    "files:read",
    "im:history",
    "im:read",
    "im:write",
    "users:read",
]


class Emulated:
    """Three people, one channel the bot was invited to, and a direct conversation of each with the bot."""

    def __init__(self, url: str, *, patience: float = 20.0) -> None:
        self.api_url = f"{url}/api/"
        self._url = url
        self._patience = patience
        self._people = {
            user: WebClient(token=_token(name), base_url=self.api_url) for user, (name, _) in _PEOPLE.items()
        }
        channels = self._people[TANAKA].conversations_list()["channels"]
        self._channel = next(channel["id"] for channel in channels if channel["name"] == "kikaku")
        self._people[TANAKA].conversations_invite(channel=self._channel, users=BOT_USER)
        self._alone = {user: _with_bot(person) for user, person in self._people.items()}
        self._where: dict[str, tuple[str, str]] = {}  # ts → who can read it, and in which channel

    def connect(self, bot_url: str) -> None:
        """Tells the emulator where the bot listens."""
        httpx.post(f"{self._url}/_bridge/bot", json={"url": bot_url})

    def mention(self, text: str, *, thread_ts: str = "") -> str:
        return self._write(self._channel, f"<@{BOT_USER}> {text}", thread_ts)

    def say(self, text: str, *, thread_ts: str = "") -> str:
        return self._write(self._channel, text, thread_ts)

    def direct(self, text: str, *, thread_ts: str = "") -> str:
        return self._write(self._alone[TANAKA], text, thread_ts)

    def send_again(self, ts: str) -> None:
        httpx.post(f"{self._url}/_bridge/again", json={"ts": ts}, timeout=30)

    # --- what people do ---------------------------------------------------------------------------------------------
    def press(self, action_id: str, value: str, *, ts: str = "", user: str = TANAKA) -> int:
        where = {"ts": ts} if ts else {"ephemeral": True}
        return self._do("press", user=user, action_id=action_id, value=value, **where)

    def press_at_home(self, action_id: str, value: str, *, user: str = TANAKA) -> int:
        return self._do("press", user=user, action_id=action_id, value=value, home=True)

    def submit(self, values: Mapping[str, Mapping[str, Any]], *, user: str = TANAKA) -> int:
        return self._do("submit", user=user, values=values)

    def call_shortcut(self, callback_id: str, ts: str, *, user: str = TANAKA) -> int:
        return self._do("shortcut", user=user, callback_id=callback_id, ts=ts)

    def command(self, text: str, *, user: str = TANAKA) -> int:
        return self._do("command", user=user, command=names.COMMAND, text=text)

    def open_home(self, *, user: str = TANAKA, tab: str = "home") -> None:
        self._do("home", user=user, channel=self._alone[user], tab=tab)

    def quiet(self) -> None:
        until = time.monotonic() + self._patience
        while self._seen("underway") and time.monotonic() < until:
            time.sleep(0.05)

    def _do(self, gesture: str, **said: Any) -> int:
        done = httpx.post(f"{self._url}/_bridge/{gesture}", json={"channel": self._channel, **said}, timeout=30)
        assert done.status_code == 200, f"{gesture}: {done.text}"
        return int(done.json()["status"])

    # --- what can be seen -------------------------------------------------------------------------------------------
    def answers(self, ts: str, *, expected: int = 1) -> list[Message]:
        return self._awaited(lambda: [one for one in self.conversation(ts) if one["user"] == BOT_USER], expected)

    def conversation(self, ts: str) -> list[Message]:
        reader, channel = self._where[ts]
        replies = self._people[reader].conversations_replies(channel=channel, ts=ts)
        return list(replies["messages"])

    def alone(self, user: str, *, expected: int = 1) -> list[Message]:
        channel, history = self._alone[user], self._people[user].conversations_history
        said = self._awaited(lambda: list(reversed(history(channel=channel)["messages"])), expected)
        self._where |= {one["ts"]: (user, channel) for one in said}
        return said

    def whispered(self, user: str = TANAKA, *, expected: int = 1) -> list[Message]:
        return self._awaited(lambda: [one for one in self._seen("whispers") if one["target_user"] == user], expected)

    def form(self, callback_id: str) -> Message:
        return self._awaited(lambda: [one for one in self._seen("views") if one["callback_id"] == callback_id], 1)[-1]

    def home(self, user: str = TANAKA) -> Message:
        homes = [("home", user)]
        return self._awaited(lambda: [one for one in self._seen("views") if (one["type"], one["user_id"]) in homes], 1)[
            0
        ]

    def picture(self, file: Message) -> bytes:
        headers = {"Authorization": f"Bearer {self._people[TANAKA].token}"}
        return httpx.get(file["url_private"], headers=headers).content

    def posted(self) -> list[Message]:
        return [*self._seen("messages"), *self._seen("whispers")]

    def views(self) -> list[Message]:
        return list(self._seen("views"))

    def methods(self) -> list[str]:
        return list(self._seen("calls"))

    def working(self) -> list[str]:
        return list(self._seen("working"))

    def statuses(self) -> list[int]:
        deliveries = httpx.get(f"{self._url}/_bridge/deliveries").json()
        return [delivery["status"] for delivery in deliveries]

    def _seen(self, what: str) -> Any:
        return httpx.get(f"{self._url}/_bridge/seen").json()[what]

    def _awaited(self, look: Callable[[], list[Message]], expected: int) -> list[Message]:
        until = time.monotonic() + self._patience
        while len(found := look()) < expected and time.monotonic() < until:
            time.sleep(0.05)
        return found

    def _write(self, channel: str, text: str, thread_ts: str) -> str:
        said = self._people[TANAKA].chat_postMessage(channel=channel, text=text, thread_ts=thread_ts or None)
        self._where[str(said["ts"])] = (TANAKA, channel)
        return str(said["ts"])


def _with_bot(person: WebClient) -> str:
    return str(person.conversations_open(users=BOT_USER)["channel"]["id"])


def _token(name: str) -> str:
    return f"xoxp-{name}"


@contextmanager
def emulated_slack(folder: Path) -> Iterator[Emulated]:
    """An emulator with a fresh workspace; skips where there is no node to run it."""
    node = _installed()
    seed = folder / "seed.json"
    seed.write_text(json.dumps(_seed(), ensure_ascii=False), encoding="utf-8")
    port = _free_port()
    command = [node, str(FOLDER / "bridge.mjs"), str(PACKAGE), str(port), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            _wait_until_ready(process)
            yield Emulated(f"http://127.0.0.1:{port}")
        finally:
            process.kill()


def _installed() -> str:
    """The path of node, once the exact packages of the lock file lie beside the bridge."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None or _major_version(node) < _OLDEST_NODE:
        pytest.skip(f"node {_OLDEST_NODE} with npm is not installed: the scenarios run against our own Slack only")
    kept = FOLDER / "node_modules" / ".package-lock.json"
    if not kept.exists() or kept.stat().st_mtime < (FOLDER / "package-lock.json").stat().st_mtime:
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, f"npm ci failed in {FOLDER.name}: {done.stderr[-500:]}"
    return node


def _major_version(node: str) -> int:
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    return int(version.strip().removeprefix("v").split(".")[0])


def _wait_until_ready(process: subprocess.Popen[str]) -> None:
    """Reads until the bridge says it listens; a bridge that dies closes its output."""
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        if line.strip() == "ready":
            return
        said.append(line)
    pytest.fail(f"the emulator did not start: {''.join(said)[-500:]}")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _seed() -> dict[str, Any]:
    """A town with three employees, and the bot with exactly the rights of the manifest."""
    app = {"app_id": APP_ID, "bot_id": BOT_ID, "bot_user_id": BOT_USER}
    return {
        "slack": {
            "team": {"name": "見本市", "domain": "mihon-city"},
            "users": [{"id": user, "name": name, "real_name": real} for user, (name, real) in _PEOPLE.items()],
            "channels": [{"name": "kikaku", "topic": "企画課"}],
            "oauth_apps": [
                {
                    **app,
                    "client_id": "1.2",
                    "client_secret": "s",
                    "name": "自治体DXアドバイザー",
                    "bot_name": "dx-advisor",
                    "redirect_uris": ["http://127.0.0.1/unused"],
                    "scopes": list(BOT_SCOPES),
                }
            ],
            "tokens": [
                {**app, "token": BOT_TOKEN, "type": "bot", "user": BOT_USER, "scopes": list(BOT_SCOPES)},
                *(
                    {"token": _token(name), "type": "user", "user": name, "scopes": _PERSON_SCOPES}
                    for name, _ in _PEOPLE.values()
                ),
            ],
            "signing_secret": SIGNING_SECRET,
            "strict_scopes": True,
        }
    }
