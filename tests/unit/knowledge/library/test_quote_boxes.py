"""A quote is boxed line by line, on the pages where its words stand."""

from dataclasses import replace

from knowledge.domain.document import Box, Chunk, Document, DocumentKind, Edition, Location
from knowledge.library.page_images import Letter, PageLetters
from knowledge.library.quote_boxes import boxes_of

EDITION = Edition(
    id="e",
    document=Document(id="d", title="窓口の手引", kind=DocumentKind.HANDBOOK),
    label="",
    published=None,
    source_name="a.pdf",
    source_hash="0" * 64,
)
SIZE = 10.0


def _row(text: str, x: float, y: float) -> list[Letter]:
    return [
        Letter(text=letter, box=Box(x0=x + at * SIZE, top=y, x1=x + (at + 1) * SIZE, bottom=y + SIZE))
        for at, letter in enumerate(text)
    ]


def _page(*letters: list[Letter]) -> PageLetters:
    return PageLetters(width=595, height=842, letters=tuple(letter for row in letters for letter in row))


def _chunk(text: str, *boxes: Box, page: int = 1, last_page: int | None = None) -> Chunk:
    place = Location(edition=EDITION, heading_path=("章",), page=page, boxes=boxes, last_page=last_page)
    return Chunk(location=place, ordinal=0, text=text)


def _boxed(chunk: Chunk, quote: str, **pages: PageLetters) -> dict[int, list[tuple[float, float, float, float]]]:
    start = chunk.text.index(quote)
    found = boxes_of(chunk, start, start + len(quote), {int(name[1:]): page for name, page in pages.items()})
    return {page: [(box.x0, box.top, box.x1, box.bottom) for box in boxes] for page, boxes in found.items()}


def test_a_quote_over_two_lines_has_a_box_on_each() -> None:
    page = _page(_row("窓口の数を", 60, 100), _row("三つに減らす。", 60, 116))
    chunk = _chunk("窓口の数を三つに減らす。", Box(x0=60, top=100, x1=110, bottom=126))
    assert _boxed(chunk, "数を三つに", p1=page) == {1: [(89, 99, 111, 111), (59, 115, 91, 127)]}


def test_a_quote_over_a_page_break_has_boxes_on_both_pages() -> None:
    first = _page(_row("上の章の話。", 60, 100), _row("窓口の数を", 60, 800))
    second = _page(_row("柱の文字", 60, 30), _row("三つに減らす。", 60, 60))
    chunk = _chunk("窓口の数を三つに減らす。", Box(x0=60, top=800, x1=110, bottom=810), page=4, last_page=5)
    assert _boxed(chunk, "数を三つに", p4=first, p5=second) == {4: [(89, 799, 111, 811)], 5: [(59, 59, 91, 71)]}


def test_boxes_that_name_the_next_page_lead_there() -> None:
    second = _page(_row("三つに", 300, 30), _row("三つに", 60, 60))
    own = Box(x0=60, top=800, x1=110, bottom=810), Box(x0=60, top=60, x1=90, bottom=70, page=5)
    chunk = _chunk("窓口の数を三つに", *own, page=4, last_page=5)
    first = _page(_row("窓口の数を", 60, 800))
    assert _boxed(chunk, "三つに", p4=first, p5=second) == {5: [(59, 59, 91, 71)]}


def test_of_words_that_stand_twice_those_of_the_chunk_are_boxed() -> None:
    page = _page(_row("費用は無料。", 60, 100), _row("乙の費用は無料。", 60, 300))
    chunk = _chunk("乙の費用は無料。", Box(x0=60, top=300, x1=140, bottom=310))
    assert _boxed(chunk, "費用は無料。", p1=page) == {1: [(79, 299, 141, 311)]}


def test_columns_drawn_out_of_order_are_read_in_the_order_of_the_chunk() -> None:
    page = _page(_row("右の列の文", 300, 100), _row("左の列の文", 60, 100))
    left, right = (Box(x0=x, top=100, x1=x + 50, bottom=110) for x in (60, 300))
    chunk = _chunk("左の列の文\n右の列の文", left, right)
    assert _boxed(chunk, "列の文\n右の列", p1=page) == {1: [(79, 99, 111, 111), (299, 99, 331, 111)]}


def test_the_cells_of_a_row_are_boxed_apart() -> None:
    page = _page(_row("措置率", 60, 100), _row("0.5", 200, 100), _row("0.7", 300, 100))
    chunk = _chunk("措置率 | 0.5 | 0.7")
    assert _boxed(chunk, "措置率 | 0.5 | 0.7", p1=page) == {
        1: [(59, 99, 91, 111), (199, 99, 231, 111), (299, 99, 331, 111)]
    }


def test_letters_drawn_twice_and_radicals_mended_do_not_break_the_box() -> None:
    twice = [letter for one in _row("太字の市", 60, 100) for letter in (one, one)]
    page = _page(twice, _row("⻑の支援", 100, 100))
    chunk = _chunk("太字の市長の支援")
    assert _boxed(chunk, "太字の市長の支援", p1=page) == {1: [(59, 99, 141, 111)]}


def test_upright_text_is_boxed_column_by_column() -> None:
    def upright(text: str, x: float) -> list[Letter]:
        return [
            Letter(text=letter, box=Box(x0=x, top=100 + at * SIZE, x1=x + SIZE, bottom=110 + at * SIZE))
            for at, letter in enumerate(text)
        ]

    page = _page(upright("縦に書いた", 500), upright("文の続き。", 480))
    chunk = _chunk("縦に書いた文の続き。")
    assert _boxed(chunk, "書いた文の", p1=page) == {1: [(499, 119, 511, 151), (479, 99, 491, 121)]}


def test_a_line_that_runs_up_the_page_is_one_box() -> None:
    upward = [
        Letter(text=letter, box=Box(x0=60, top=300 - at * SIZE, x1=70, bottom=310 - at * SIZE))
        for at, letter in enumerate("横に倒した表")
    ]
    assert _boxed(_chunk("横に倒した表"), "横に倒した表", p1=_page(upward)) == {1: [(59, 249, 71, 311)]}


def test_words_that_are_not_on_the_page_have_no_box() -> None:
    page = _page(_row("まったく別の話をしている頁である。", 60, 100))
    assert _boxed(_chunk("窓口の数を三つに減らす。"), "数を三つに", p1=page) == {}


def test_on_a_scan_the_lines_are_guessed_from_what_fits_on_each() -> None:
    lines = [
        Box(x0=60, top=100 + at * 16, x1=60 + 10 * length, bottom=110 + at * 16) for at, length in enumerate((8, 8, 4))
    ]
    chunk = _chunk("一行目はこの八字二行目もまた八字三行短い", *lines)
    blank = {1: _page()}
    assert boxes_of(chunk, 0, 8, blank) == {1: (lines[0],)}
    assert boxes_of(chunk, 10, 14, blank) == {1: (lines[1],)}
    assert boxes_of(chunk, 6, 18, blank) == {1: tuple(lines)}
    assert boxes_of(replace(chunk, location=replace(chunk.location, boxes=())), 0, 5, blank) == {}


def test_letters_of_a_broken_font_are_taken_for_a_picture() -> None:
    box = Box(x0=60, top=100, x1=170, bottom=110)
    page = _page(_row("\u0003\u0012\u0003\u0014\u0001\u0005\u0009\u0003\u0002\u0007\u0004", 60, 100))
    assert boxes_of(_chunk("読み取った文である。", box), 0, 10, {1: page}) == {1: (box,)}
