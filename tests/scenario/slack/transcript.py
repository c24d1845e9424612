"""A conversation written down as text.

    python -m tests.scenario.slack.transcript FILE [--slack loopback|emulated] [--library]

plays a mention, a retry of it, a follow-up without a mention and a direct message. `--library` answers from the
library in DX_HOME instead of by script; the questions can be given with --mention, --follow-up and --direct.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.slack.preview.page import Shown
from tests.scenario.slack.bot import Bot, scripted_bot
from tests.scenario.slack.emulated import emulated_slack
from tests.scenario.slack.kept import open_stores
from tests.scenario.slack.loopback import Loopback
from tests.scenario.slack.serving import Door
from tests.scenario.slack.signing import BOT_USER
from tests.scenario.slack.workspace import Workspace
from tests.scenario.slack.written import written

_MARKED_WITHIN = 0.5  # seconds from an answer in the thread to its mark in the inbox
_BOT, _PERSON = "自治体DXアドバイザー", "職員"


def rendered(messages: Sequence[dict[str, Any]]) -> str:
    """The messages of a thread as a person reads them: the first at the margin, replies indented."""
    lines: list[str] = []
    for message in messages:
        indent = "    " if message.get("thread_ts") not in (None, message["ts"]) else ""
        lines += [f"{indent}{line}" for line in written(_shown(message))]
    return "\n".join(lines).replace(f"@{BOT_USER}", f"@{_BOT}")


def _shown(message: dict[str, Any]) -> Shown:
    words = {"type": "section", "text": {"type": "mrkdwn", "text": message["text"]}}
    return Shown(name=_BOT if message["user"] == BOT_USER else _PERSON, blocks=message.get("blocks") or [words])


def play(slack: Workspace, bot: Bot, *, mention: str, follow_up: str, direct: str) -> str:
    """Plays the conversation and returns it as text."""
    with bot.running() as url:
        slack.connect(url)
        asked = slack.mention(mention)
        slack.send_again(asked)
        slack.answers(asked)
        time.sleep(_MARKED_WITHIN)
        slack.say(follow_up, thread_ts=asked)
        slack.answers(asked, expected=2)
        alone = slack.direct(direct)
        slack.answers(alone)
        time.sleep(_MARKED_WITHIN)
    deliveries = ", ".join(map(str, slack.statuses()))
    return "\n".join(
        [
            "# チャンネル（メンション。Slack は同じイベントを再送。続けて、メンションなしの質問）",
            rendered(slack.conversation(asked)),
            "",
            "# ダイレクトメッセージ",
            rendered(slack.conversation(alone)),
            "",
            f"# イベントへの応答（HTTP）: {deliveries}",
            "",
        ]
    )


@contextmanager
def _workspace(name: str, folder: Path) -> Iterator[Workspace]:
    if name == "emulated":
        with emulated_slack(folder) as emulated:
            yield emulated
        return
    with Door() as door:
        loopback = Loopback(api_url=f"{door.url}/api/")
        door.open(loopback.app())
        yield loopback


@contextmanager
def _bot(slack: Workspace, folder: Path, *, with_library: bool) -> Iterator[Bot]:
    with Door() as door:
        if with_library:
            yield _with_library(slack.api_url, door)
            return
        with open_stores(folder) as stores:
            yield scripted_bot(stores, slack.api_url, door)


def _with_library(api_url: str, door: Door) -> Bot:
    from bot.server import slack_services  # noqa: PLC0415
    from bot.services import open_services  # noqa: PLC0415 - loads the embedding model
    from bot.settings import read_settings  # noqa: PLC0415

    services = open_services(read_settings())
    services.stores.library.embedder.queries(["準備"])  # loads the model before anybody asks
    return Bot(services=slack_services(services), api_url=api_url, door=door)


def main() -> None:
    """Plays and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--slack", choices=["loopback", "emulated"], default="loopback")
    parser.add_argument("--library", action="store_true")
    parser.add_argument("--mention", default="DX推進リーダーの研修費に使える財政措置は？")
    parser.add_argument("--follow-up", default="対象になる団体は？")
    parser.add_argument("--direct", default="罹災証明書の手数料は？")
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as name,
        _workspace(given.slack, Path(name)) as slack,
        _bot(slack, Path(name), with_library=given.library) as bot,
    ):
        text = play(slack, bot, mention=given.mention, follow_up=given.follow_up, direct=given.direct)
    given.file.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
