"""A Slack workspace made by others: npm `emulate` with our bridge, behind the same face as our own."""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient

from bot.slack.manifest import BOT_SCOPES
from tests.scenario.slack.signing import APP_ID, BOT_ID, BOT_USER, SIGNING_SECRET
from tests.scenario.slack.web_api import BOT_TOKEN

FOLDER = Path(__file__).parent / "emulator"
PACKAGE = FOLDER / "node_modules" / "emulate"
_OLDEST_NODE = 20
_PERSON_TOKEN = "xoxp-tanaka"
_PERSON_SCOPES = [
    "channels:history",
    "channels:manage",
    "channels:read",
    "chat:write",
    "im:history",
    "im:read",
    "im:write",
    "users:read",
]


class Emulated:
    """One person, one channel the bot was invited to, and a direct conversation with the bot."""

    def __init__(self, url: str, *, patience: float = 20.0) -> None:
        self.api_url = f"{url}/api/"
        self._url = url
        self._patience = patience
        self._person = WebClient(token=_PERSON_TOKEN, base_url=self.api_url)
        channels = self._person.conversations_list()["channels"]
        self._channel = next(channel["id"] for channel in channels if channel["name"] == "kikaku")
        self._person.conversations_invite(channel=self._channel, users=BOT_USER)
        self._dm = self._person.conversations_open(users=BOT_USER)["channel"]["id"]
        self._where: dict[str, str] = {}

    def connect(self, bot_url: str) -> None:
        """Tells the emulator where the bot listens."""
        httpx.post(f"{self._url}/_bridge/bot", json={"url": bot_url})

    def mention(self, text: str, *, thread_ts: str = "") -> str:
        return self._write(self._channel, f"<@{BOT_USER}> {text}", thread_ts)

    def say(self, text: str, *, thread_ts: str = "") -> str:
        return self._write(self._channel, text, thread_ts)

    def direct(self, text: str, *, thread_ts: str = "") -> str:
        return self._write(self._dm, text, thread_ts)

    def send_again(self, ts: str) -> None:
        httpx.post(f"{self._url}/_bridge/again", json={"ts": ts}, timeout=30)

    def answers(self, ts: str, *, expected: int = 1) -> list[dict[str, Any]]:
        until = time.monotonic() + self._patience
        while True:
            written = [message for message in self.conversation(ts) if message["user"] == BOT_USER]
            if len(written) >= expected or time.monotonic() > until:
                return written
            time.sleep(0.05)

    def conversation(self, ts: str) -> list[dict[str, Any]]:
        replies = self._person.conversations_replies(channel=self._where[ts], ts=ts)
        return list(replies["messages"])

    def statuses(self) -> list[int]:
        deliveries = httpx.get(f"{self._url}/_bridge/deliveries").json()
        return [delivery["status"] for delivery in deliveries]

    def _write(self, channel: str, text: str, thread_ts: str) -> str:
        ts = str(self._person.chat_postMessage(channel=channel, text=text, thread_ts=thread_ts or None)["ts"])
        self._where[ts] = channel
        return ts


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
    """A town with one employee, and the bot with exactly the rights of the manifest."""
    app = {"app_id": APP_ID, "bot_id": BOT_ID, "bot_user_id": BOT_USER}
    return {
        "slack": {
            "team": {"name": "見本市", "domain": "mihon-city"},
            "users": [{"name": "tanaka", "real_name": "田中 花子", "email": "tanaka@example.jp"}],
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
                {"token": _PERSON_TOKEN, "type": "user", "user": "tanaka", "scopes": _PERSON_SCOPES},
            ],
            "signing_secret": SIGNING_SECRET,
            "strict_scopes": True,
        }
    }
