"""A source page shows the pages of its original with the quote boxed, where the original is kept."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from bot import messages
from knowledge.domain.document import Box, Chunk
from knowledge.library.page_images import PageLetters
from tests.unit.bot.web.drawn import DOT, DrawnPages, page_with
from tests.unit.bot.web.reading import Element, read
from tests.unit.bot.web.serving import application
from tests.unit.bot.web.shelf import FUNDING, HANDBOOK, STEPS, STEPS_NEXT, Shelf, chunk

HASH = HANDBOOK.source_hash
BREAK = chunk(HANDBOOK, "3. 記録", page=7, text="記録は翌日までに\n公開する。")
OVER_A_BREAK = replace(BREAK, location=replace(BREAK.location, last_page=8))
PAGES = {
    (HASH, 3): page_with("(1)体制をつくる・推進役は、各課から１名を選ぶ。"),
    (HASH, 4): page_with("推進役の集まりを毎月開く。"),
    (HASH, 7): page_with("記録は翌日までに", y=800),
    (HASH, 8): page_with("公開する。", y=50),
}


@pytest.fixture
def client() -> Iterator[TestClient]:
    library = Shelf([STEPS, STEPS_NEXT, FUNDING, OVER_A_BREAK], [HANDBOOK])
    with TestClient(application(library=library, page_images=DrawnPages(PAGES))) as client:
        yield client


def _source(client: TestClient, of: Chunk, quote: str = "") -> Element:
    response = client.get(f"/sources/{of.id}", params={"quote": quote} if quote else {})
    assert response.status_code == 200
    return read(response.text)


def test_the_page_is_shown_with_the_quote_boxed(client: TestClient) -> None:
    page = _source(client, STEPS, "各課から１名を選ぶ。")
    figure = page.one("figure")
    assert figure.one("figcaption").text.split()[0] == "p.3"
    assert figure.one("svg").attributes["viewbox"] == "0 0 595 842"
    (box,) = figure.all("rect")
    assert {name: box.attributes[name] for name in ("x", "y", "width", "height")} == {
        "x": "209.0",
        "y": "99.0",
        "width": "102.0",
        "height": "12.0",
    }
    assert messages.WEB_IMAGE_BOXED in page.one(id="pages").text
    assert page.one(class_="jump").all("a")[1].attributes["href"] == "#pages"


def test_the_picture_loads_when_it_is_scrolled_to_keeps_its_place_and_says_what_it_is(client: TestClient) -> None:
    picture = _source(client, STEPS, "各課から１名を選ぶ。").one("img")
    assert picture.attributes == {
        "src": f"../pages/{HASH}/3.webp",
        "alt": "「窓口改革の手引 第2.0版」3ページの画像",
        "width": "595",
        "height": "842",
        "loading": "lazy",
        "decoding": "async",
    }


def test_a_quote_that_goes_on_over_a_page_break_is_boxed_on_both_pages(client: TestClient) -> None:
    figures = _source(client, OVER_A_BREAK, "翌日までに公開する。").all("figure")
    assert [figure.one("figcaption").text.split()[0] for figure in figures] == ["p.7", "p.8"]
    assert [len(figure.all("rect")) for figure in figures] == [1, 1]


def test_a_quote_in_the_next_chunk_is_shown_on_the_page_of_that_chunk(client: TestClient) -> None:
    figures = _source(client, STEPS, "集まりを毎月開く。").all("figure")
    assert [figure.one("figcaption").text.split()[0] for figure in figures] == ["p.4"]


def test_without_a_quote_or_with_one_that_is_not_there_the_page_is_shown_without_boxes(client: TestClient) -> None:
    for quote in ("", "推進役は、置かなくてよい。"):
        page = _source(client, STEPS, quote)
        assert page.one("figure").one("figcaption").text.split()[0] == "p.3"
        assert not page.all("svg")
        assert messages.WEB_IMAGE_BOXED not in page.text


def test_text_that_was_read_from_a_picture_says_so(client: TestClient) -> None:
    boxes = (Box(x0=60, top=100, x1=140, bottom=110),)
    scan = replace(BREAK, location=replace(BREAK.location, boxes=boxes))
    blank = PageLetters(width=595, height=842, letters=())
    with TestClient(application(library=Shelf([scan], [HANDBOOK]), page_images=DrawnPages({(HASH, 7): blank}))) as bare:
        page = _source(bare, scan, "記録は翌日までに")
    assert page.one(class_="notice").text == messages.WEB_IMAGE_RECOGNISED
    assert len(page.one("figure").all("rect")) == 1
    assert not _source(client, STEPS, "各課から１名を選ぶ。").all(class_="notice")


def test_a_source_without_pages_or_without_its_original_is_shown_as_text_only(client: TestClient) -> None:
    assert not _source(client, FUNDING, "市町村及び特別区").all("figure")
    with TestClient(application(page_images=DrawnPages({}))) as bare:
        page = _source(bare, STEPS, "各課から１名を選ぶ。")
    assert page.one("mark").text == "各課から１名を選ぶ。"
    assert not page.all("figure")
    assert len(page.one(class_="jump").all("a")) == 1


def test_a_picture_is_kept_by_the_browser_for_good(client: TestClient) -> None:
    response = client.get(f"/pages/{HASH}/3.webp")
    assert response.status_code == 200
    assert response.content == DOT
    assert response.headers["Content-Type"] == "image/webp"
    assert response.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path", [f"/pages/{HASH}/9.webp", f"/pages/{'f' * 64}/3.webp", f"/pages/{HASH}/x.webp", f"/pages/{HASH}/3.png"]
)
def test_a_picture_that_is_not_there_is_told_in_japanese_and_not_kept(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.json() == {"message": messages.WEB_NOT_FOUND}
    assert response.headers["Cache-Control"] == "no-store"
