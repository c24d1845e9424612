"""The page while a language model writes: claims come one after another as they are checked, then the whole answer."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from bot.archive import Archive
from bot.reception import Reception
from bot.web.app import build_app
from bot.web.links import source_url
from knowledge.answering.advisor import Advisor
from knowledge.answering.writing.opening import open_models, open_writer
from knowledge.settings import KnowledgeSettings
from knowledge.testing import InMemoryLedger, memory_stores, publication
from tests.browser.served import Served
from tests.browser.streaming_model import StreamingModel
from tests.unit.bot.web.drawn import DrawnPages

_NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
_TODAY = _NOW.date()
_DECIDES = "全体方針は、首長を長とする会議で決めます。"
_DRAWS = "工程表は、会議の後に3年分を描きます。"
_CLAIMS = [
    ("全体方針は、首長を長とする会議で決めます。", _DECIDES),
    ("全体方針は国が決めます。", "全体方針は、国が決めます。"),
    ("会議の後に、工程表を3年分描きます。", _DRAWS),
]


@dataclass(frozen=True, slots=True)
class _Site:
    url: str
    model: StreamingModel


@pytest.fixture
def site(tmp_path: Path) -> Iterator[_Site]:
    """The page over a real advisor, a real library and a model behind a socket."""
    replies = [
        json.dumps({"text": text, "quotes": [{"passage": "P1", "quote": quote}]}, ensure_ascii=False)
        for text, quote in _CLAIMS
    ]
    stores = memory_stores(tmp_path, publication([("全体方針", _DECIDES + _DRAWS)]))
    with StreamingModel(replies) as model:
        settings = KnowledgeSettings(home=tmp_path, model="local", model_base_url=model.url, _env_file=None)
        models = open_models(settings, InMemoryLedger(), lambda: _TODAY)
        advisor = Advisor(stores.library, writer=open_writer(settings, models))
        reception = Reception(advisor=advisor, answers=stores.answers, today=lambda: _TODAY, tells_ahead=True)
        app = build_app(
            reception=reception,
            archive=Archive(answers=stores.answers, feedback=stores.feedback, now=lambda: _NOW),
            library=stores.library,
            page_images=DrawnPages({}),
            source_url=source_url("."),
        )
        with Served(app) as served:
            yield _Site(served.url, model)


def _texts(chrome: Chrome, selector: str) -> list[str]:
    return [element.text for element in chrome.find_elements(By.CSS_SELECTOR, selector)]


def _until(chrome: Chrome, selector: str, count: int) -> list[str]:
    WebDriverWait(chrome, 20).until(lambda page: len(page.find_elements(By.CSS_SELECTOR, selector)) == count)
    return _texts(chrome, selector)


def test_claims_come_one_after_another_and_the_whole_answer_takes_their_place(
    desktop: Chrome, site: _Site, tmp_path: Path
) -> None:
    desktop.get(f"{site.url}/")
    desktop.find_element(By.TAG_NAME, "textarea").send_keys("全体方針はどこで決めますか", Keys.ENTER)

    assert not _texts(desktop, ".ahead .told li")
    site.model.let()
    assert _until(desktop, ".ahead .told li", 1) == [f"{_CLAIMS[0][0]}[1]"]
    assert not desktop.find_elements(By.CSS_SELECTOR, ".answer"), "the answer is still being written"
    site.model.let()  # a claim that falls
    site.model.let()
    assert _until(desktop, ".ahead .told li", 2) == [f"{_CLAIMS[0][0]}[1]", f"{_CLAIMS[2][0]}[2]"]
    desktop.save_screenshot(str(tmp_path / "told-ahead.png"))

    site.model.let()
    whole = _until(desktop, ".answer .claims li", 2)
    assert whole == [f"{_CLAIMS[0][0]}[1]", f"{_CLAIMS[2][0]}[2]"]
    assert "/answers/" in desktop.current_url
    assert not [text for text in _texts(desktop, ".ahead li") if text]
    assert not desktop.find_elements(By.CSS_SELECTOR, ".notice"), "it is no answer of another day"
    assert desktop.find_element(By.CSS_SELECTOR, "form.ask textarea").is_displayed(), "the next question has its place"
    assert "言語モデルが" in desktop.find_element(By.CSS_SELECTOR, ".made").text
    desktop.save_screenshot(str(tmp_path / "whole.png"))
