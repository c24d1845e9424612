"""A real browser in front of the real server; the advisor and the library are scripted."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from tests.browser.served import Served
from tests.unit.bot.web.serving import application

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
DESKTOP, PHONE = (1280, 900), (320, 640)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder needs a browser: it is slow."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the page."""
    with Served(application()) as served:
        yield served.url


@pytest.fixture(scope="session")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """Chromium with a profile of its own; nothing is looked for or fetched."""
    programs = [shutil.which(name) for name in ("chromium", "chromedriver")]
    if not all(programs):
        pytest.skip("chromium or chromedriver is not installed (apt-get install chromium chromium-driver)")
    options = ChromeOptions()
    options.binary_location = str(programs[0])
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    without_proxies = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}  # noqa: TID251
    driver = Chrome(options=options, service=Service(executable_path=str(programs[1]), env=without_proxies))
    driver.set_page_load_timeout(20)
    yield driver
    driver.quit()


@pytest.fixture
def desktop(chrome: Chrome) -> Chrome:
    return _sized(chrome, DESKTOP, mobile=False)


@pytest.fixture
def phone(chrome: Chrome) -> Chrome:
    return _sized(chrome, PHONE, mobile=True)


def _sized(chrome: Chrome, size: tuple[int, int], *, mobile: bool) -> Chrome:
    width, height = size
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    chrome.get("about:blank")
    chrome.get_log("browser")
    return chrome


@pytest.fixture(autouse=True)
def _nothing_blocked_or_broken(chrome: Chrome) -> Iterator[None]:
    """What the security policy blocks, or a script breaks, stands in the browser's log: nothing may."""
    yield
    complaints = [entry["message"] for entry in chrome.get_log("browser") if "status of 4" not in entry["message"]]
    assert not complaints
