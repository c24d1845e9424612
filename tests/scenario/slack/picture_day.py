"""The pictures of docs/staff-day.md: a day in Slack with the sample library, each scene drawn as on a phone.

    python -m tests.scenario.slack.picture_day FOLDER

needs chromium; answers come from the samples, extractive, as of a fixed day.
"""

import base64
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from bot.slack.preview.page import page
from tests.browser.conftest import FLAGS
from tests.scenario.slack.sample_day import sample_day

_WIDTH, _TALLEST = 390, 6_000


def main() -> None:
    """Draws every scene."""
    folder = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as home, _browser() as chrome:
        for scene in sample_day(Path(home)):
            html = Path(home) / f"{scene.name}.html"
            html.write_text(page([scene.shown]), encoding="utf-8")
            _draw(chrome, html, folder / f"slack-{scene.name}.png")
            sys.stdout.write(f"{scene.name}: {scene.title}\n")


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
