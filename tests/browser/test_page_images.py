"""The pages of an original beside its text, as a browser shows them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as then
from selenium.webdriver.support.wait import WebDriverWait

from bot import messages
from knowledge.domain.document import Box, Chunk
from knowledge.library.originals import Originals
from knowledge.library.page_images import PageImages
from tests.browser.served import Served
from tests.unit.bot.web.serving import application
from tests.unit.bot.web.shelf import HANDBOOK, Shelf, chunk
from tests.unit.ingest.parsers.small_pdf import Pdf, Text

FIRST, SECOND = "記録は翌日までに全庁へ", "公開する。"
PDF = Pdf(
    pages=[
        [Text(x=60, y=100, text="前の話である。"), Text(x=60, y=800, text=FIRST)],
        [Text(x=60, y=60, text=SECOND)],
    ]
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a source that goes on over a page break, with its last sentence as the quote."""
    folder = tmp_path_factory.mktemp("kept")
    file = folder / "記録.pdf"
    file.write_bytes(PDF.bytes())
    originals = Originals(folder / "originals")
    source = _source(originals.put(file), file)
    app = application(
        library=Shelf([source], [source.location.edition]), page_images=PageImages(originals, folder / "pages")
    )
    with Served(app) as served:
        yield f"{served.url}/sources/{source.id}?quote={quote('翌日までに全庁へ公開する。')}"


def _source(content_hash: str, file: Path) -> Chunk:
    edition = replace(HANDBOOK, source_hash=content_hash, source_name=file.name)
    bare = chunk(edition, "4. 記録", text=f"{FIRST}{SECOND}", page=1)
    boxes = (Box(x0=60, top=790, x1=170, bottom=803),)
    return replace(bare, location=replace(bare.location, boxes=boxes, last_page=2))


def _pictures(chrome: Chrome) -> list[WebElement]:
    found = chrome.find_elements(By.CSS_SELECTOR, ".pages img")
    for picture in found:
        chrome.execute_script("arguments[0].scrollIntoView()", picture)  # they load when they come into view
        WebDriverWait(chrome, 10).until(lambda _, one=picture: one.get_property("naturalWidth"))
    return found


def test_both_pages_of_the_quote_are_drawn_and_boxed_in_place(desktop: Chrome, address: str) -> None:
    desktop.get(address)
    pictures = _pictures(desktop)
    assert [picture.get_property("naturalWidth") for picture in pictures] == [1400, 1400]
    boxes = desktop.find_elements(By.CSS_SELECTOR, ".pages rect")
    assert len(boxes) == 2
    for picture, box, top in zip(pictures, boxes, (790 / 842, 50 / 842), strict=True):
        place = "const r = arguments[0].getBoundingClientRect(); return [r.left, r.top, r.width, r.height]"
        left, upper, width, height = desktop.execute_script(place, picture)
        x, y, wide, _ = desktop.execute_script(place, box)
        assert abs((y - upper) / height - top) < 0.01
        assert left < x < x + wide < left + width


def test_the_keyboard_makes_a_page_larger_and_small_again(desktop: Chrome, address: str) -> None:
    desktop.get(address)
    paper = desktop.find_element(By.CSS_SELECTOR, "#page-1 .paper")
    small = paper.size["width"]
    desktop.find_element(By.CSS_SELECTOR, ".jump a[href='#pages']").send_keys(Keys.ENTER)
    desktop.switch_to.active_element.send_keys(Keys.TAB)
    link = desktop.switch_to.active_element
    assert link.text == messages.WEB_IMAGE_LARGER
    assert link.value_of_css_property("outline-style") == "solid"
    link.send_keys(Keys.ENTER)
    assert paper.size["width"] == 1100 > small
    desktop.find_element(By.CSS_SELECTOR, "#page-1 .smaller").send_keys(Keys.ENTER)
    assert paper.size["width"] == small


def test_a_larger_page_scrolls_in_its_own_frame_on_a_phone(phone: Chrome, address: str) -> None:
    phone.get(f"{address}#page-1")
    frame = phone.find_element(By.CSS_SELECTOR, "#page-1 .view")
    assert frame.get_property("scrollWidth") == 1100
    assert phone.execute_script("return document.documentElement.scrollWidth") == 320


def test_a_phone_shows_whole_pages_and_never_scrolls_sideways(phone: Chrome, address: str) -> None:
    phone.get(address)
    widths = [picture.size["width"] for picture in _pictures(phone)]
    assert all(250 < width <= 320 for width in widths)
    assert phone.execute_script("return document.documentElement.scrollWidth") == 320


def test_pictures_need_no_script(desktop: Chrome, address: str) -> None:
    desktop.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        desktop.get(address)
        paper = WebDriverWait(desktop, 10).until(then.visibility_of_element_located((By.CSS_SELECTOR, ".paper rect")))
        assert paper.size["width"] > 0
    finally:
        desktop.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
