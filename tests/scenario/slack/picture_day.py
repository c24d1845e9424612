"""The pictures of docs/staff.md: a day in Slack with the sample library, each scene drawn as on a phone.

    python -m tests.scenario.slack.picture_day FOLDER

needs chromium; answers come from the samples, extractive, as of a fixed day.
"""

import base64
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from bot.archive import Archive
from bot.desks.registering import Given, RegisteringDesk
from bot.reception import Reception
from bot.roles import Roles
from bot.server import slack_services
from bot.services import Services, open_services
from bot.settings import BotSettings
from bot.slack.preview.page import Shown, page
from knowledge.answering.advisor import Advisor
from tests.browser.conftest import FLAGS
from tests.scenario.slack.bot import Bot
from tests.scenario.slack.day import Day, Scene, Words, settled
from tests.scenario.slack.loopback import SATO, SUZUKI, TANAKA, Loopback
from tests.scenario.slack.serving import Door

NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Tokyo"))
SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "library"
WORDS = Words(
    measure="DX推進リーダーの研修費に使える財政措置は？",
    follow_up="対象になる団体は？",
    procedure="DX推進リーダーの任期は？",
    unmentioned="RPAの導入に使える補助金は？",
    reason="町でも使えるのかを知りたい",
    reply="町も対象です。令和8年度分は、企画課で申請の要否を確かめてからお返事します。",
)
_WIDTH, _TALLEST = 390, 6_000
_NAMES = {f"<@{TANAKA}>": "@田中", f"<@{SUZUKI}>": "@鈴木", f"<@{SATO}>": "@佐藤"}


def main() -> None:
    """Draws every scene and writes the transcript beside the pictures."""
    folder = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as home, _browser() as chrome:
        services = open_services(BotSettings(home=Path(home), _env_file=None))  # type: ignore[call-arg]
        RegisteringDesk(services.settings, now=lambda: NOW, stores=services.stores).register([SAMPLES], Given())
        for scene in _day(services):
            html = Path(home) / f"{scene.name}.html"
            html.write_text(page([[_named(shown) for shown in scene.shown]]), encoding="utf-8")
            _draw(chrome, html, folder / f"slack-{scene.name}.png")
            sys.stdout.write(f"{scene.name}: {scene.title}\n")


def _day(services: Services) -> Iterator[Scene]:
    """With the samples, the clock of NOW, and a facilitator and an admin."""
    stores = services.stores
    reception = Reception(advisor=Advisor(stores.library), answers=stores.answers, today=NOW.date)
    slack = replace(
        slack_services(services),
        reception=reception,
        archive=Archive(answers=stores.answers, feedback=stores.feedback, now=lambda: NOW),
        roles=Roles(facilitators={SUZUKI}, admins={SATO}),
        source_url=lambda chunk_id, _quote: f"https://dx.example.jp/sources/{chunk_id}",
        answer_url=lambda answer_id: f"https://dx.example.jp/answers/{answer_id}",
        now=lambda: NOW,
    )
    with Door() as slacks_door, Door() as bots_door:
        workspace = Loopback(api_url=f"{slacks_door.url}/api/", patience=60)
        slacks_door.open(workspace.app())
        bot = Bot(services=slack, api_url=workspace.api_url, door=bots_door)
        with bot.running() as url:
            workspace.connect(url)
            yield from Day(workspace, bot, WORDS, settle=settled(stores.inbox)).play()


def _named(shown: Shown) -> Shown:
    """People by the names that Slack puts in place of their ids."""
    written = json.dumps(list(shown.blocks), ensure_ascii=False)
    for mention, name in _NAMES.items():
        written = written.replace(mention, name)
    return replace(shown, blocks=json.loads(written))


@contextmanager
def _browser() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    for flag in (*FLAGS, f"--window-size={_WIDTH},{_TALLEST}"):
        options.add_argument(flag)
    chrome = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    yield chrome
    chrome.quit()


def _draw(chrome: webdriver.Chrome, html: Path, picture: Path) -> None:
    """The whole page, whatever of the window the browser keeps for itself."""
    chrome.get(html.as_uri())
    height = int(chrome.execute_script("return document.body.getBoundingClientRect().bottom")) + 12
    clip = {"x": 0, "y": 0, "width": _WIDTH, "height": height, "scale": 1}
    drawn = chrome.execute_cdp_cmd("Page.captureScreenshot", {"clip": clip, "captureBeyondViewport": True})
    picture.write_bytes(base64.b64decode(drawn["data"]))


if __name__ == "__main__":
    main()
