"""PDF tables: headers, captions, merged cells, and tables that go on over a page break."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.blocks import Block, BlockKind, ParsedFile
from tests.unit.ingest.parsers.conftest import Read
from tests.unit.ingest.parsers.small_pdf import Mark, Pdf, Shape, Text, paragraph, ruled

XS = (60, 140, 320, 400)
CELLS = [
    ["区分", "対象", "措置率"],
    ["確保", "外部の人材を招く時の人件費と旅費", "0.7"],
    ["育成", "研修の受講料", "0.5"],
]


def _rows(parsed: ParsedFile) -> list[Block]:
    return [block for block in parsed.blocks if block.kind is BlockKind.TABLE_ROW]


def _cells(cells: Sequence[Sequence[str]], xs: Sequence[int] = XS, *, top: int = 100, pitch: int = 24) -> list[Mark]:
    return [
        Text(x=xs[column] + 6, y=top + 16 + pitch * row, text=text)
        for row, line in enumerate(cells)
        for column, text in enumerate(line)
        if text
    ]


def _table(cells: Sequence[Sequence[str]], *, top: int = 100, pitch: int = 24) -> list[Mark]:
    ys = [top + pitch * at for at in range(len(cells) + 1)]
    return [*ruled(XS, ys), *_cells(cells, top=top, pitch=pitch)]


def _shade(x0: float, y0: float, x1: float, y1: float) -> Shape:
    return Shape(x0=x0, y0=y0, x1=x1, y1=y1, filled=True, colour=".8 .8 .9")


# --- headers -------------------------------------------------------------------------------------------------------
def test_rows_repeat_the_header_that_stands_over_them(read: Read) -> None:
    header, *rows = _rows(read(Pdf(pages=[_table(CELLS)])))
    assert (header.text, header.header) == ("区分 | 対象 | 措置率", "")
    assert {row.header for row in rows} == {"区分 | 対象 | 措置率"}
    assert rows[1].text == "育成 | 研修の受講料 | 0.5"


def test_two_header_rows_become_one_line_of_the_columns_below(read: Read) -> None:
    lines: list[Mark] = [
        *(Shape(x0=60, y0=y, x1=400, y1=y) for y in (100, 148, 172, 196)),
        Shape(x0=140, y0=124, x1=400, y1=124),
        *(Shape(x0=x, y0=100, x1=x, y1=196) for x in (60, 140, 400)),
        Shape(x0=320, y0=124, x1=320, y1=196),
    ]
    texts = [
        Text(x=66, y=128, text="区分"),
        Text(x=230, y=116, text="措置率"),
        *_cells([["", "令和４年度", "令和５年度"], ["確保", "0.5", "0.7"], ["育成", "0.3", "0.5"]], top=124),
    ]
    header, *rows = _rows(read(Pdf(pages=[[*lines, *texts]])))
    assert header.text == "区分 | 措置率 令和４年度 | 措置率 令和５年度"
    assert len(header.boxes) == 4
    assert [row.text for row in rows] == ["確保 | 0.5 | 0.7", "育成 | 0.3 | 0.5"]
    assert {row.header for row in rows} == {header.text}


def test_a_shaded_row_is_a_header_and_a_shaded_first_column_is_none(read: Read) -> None:
    cells = [["区分", "対象"], ["確保", "人件費"], ["育成", "受講料"]]
    lines = ruled(XS[:3], [100, 124, 148, 172])
    over = read(Pdf(pages=[[_shade(60, 100, 320, 124), *lines, *_cells(cells)]]))
    beside = read(Pdf(pages=[[_shade(60, 100, 140, 172), *lines, *_cells(cells)]]))
    assert [row.header for row in _rows(over)] == ["", "区分 | 対象", "区分 | 対象"]
    assert {row.header for row in _rows(beside)} == {""}


def test_labels_with_values_beside_them_have_no_header(read: Read) -> None:
    cells = [["対象", "任期を定めて採る職員の人件費"], ["期間", "令和７年度まで"], ["率", "０．７"]]
    parsed = read(Pdf(pages=[[*ruled(XS[:3], [100, 124, 148, 172]), *_cells(cells)]]))
    assert {row.header for row in _rows(parsed)} == {""}


def test_words_shaded_inside_their_cell_make_no_columns_of_their_own(read: Read) -> None:
    shading = [_shade(x + 5, 105, end - 5, 119) for x, end in pairwise(XS)]
    parsed = read(Pdf(pages=[[*shading, *_table(CELLS)]]))
    assert [row.text for row in _rows(parsed)] == [" | ".join(line) for line in CELLS]


# --- merged cells --------------------------------------------------------------------------------------------------
def test_columns_stay_aligned_below_a_header_where_cells_are_merged(read: Read) -> None:
    lines: list[Mark] = [
        *(Shape(x0=60, y0=y, x1=400, y1=y) for y in (100, 124, 172, 196)),
        Shape(x0=140, y0=148, x1=400, y1=148),
        *(Shape(x0=x, y0=100, x1=x, y1=196) for x in (60, 400)),
        *(Shape(x0=140, y0=100, x1=140, y1=172), Shape(x0=320, y0=100, x1=320, y1=196)),
    ]
    texts = [
        _shade(60, 100, 400, 124),
        *_cells([["区分", "対象", "率"], ["", "人件費", "0.7"], ["", "委託費", "0.5"], ["合計", "", "1.2"]]),
        Text(x=66, y=152, text="確保"),
    ]
    rows = _rows(read(Pdf(pages=[[*texts, *lines]])))
    assert [row.text for row in rows] == ["区分 | 対象 | 率", "確保 | 人件費 | 0.7", " | 委託費 | 0.5", "合計 |  | 1.2"]


# --- captions ------------------------------------------------------------------------------------------------------
def test_the_line_above_a_table_is_its_caption_with_the_unit(read: Read) -> None:
    above = [Text(x=60, y=76, text="表１　措置の率"), Text(x=330, y=94, text="（単位：割合）")]
    parsed = read(Pdf(pages=[[*above, *_table(CELLS)]]))
    assert [row.caption for row in _rows(parsed)] == ["", *["表１　措置の率 （単位：割合）"] * 2]


def test_a_sentence_above_a_table_is_no_caption(read: Read) -> None:
    parsed = read(Pdf(pages=[[Text(x=60, y=94, text="率は次の表に示すものとする。"), *_table(CELLS)]]))
    assert {row.caption for row in _rows(parsed)} == {""}


def test_a_first_row_right_across_is_the_caption(read: Read) -> None:
    lines = [*ruled(XS, [124, 148, 172, 196]), *ruled([60, 400], [100, 124])]
    texts = [Text(x=190, y=116, text="措置の一覧"), *_cells(CELLS, top=124)]
    title, header, *rows = _rows(read(Pdf(pages=[[*lines, *texts]])))
    assert (title.text, header.text) == ("措置の一覧", "区分 | 対象 | 措置率")
    assert {row.caption for row in rows} == {"措置の一覧"}


# --- over a page break ---------------------------------------------------------------------------------------------
MORE = [["連携", "共に行う仕事の委託料と通信費", "0.5"], ["普及", "住民向けの講座", "0.3"]]


def test_a_table_on_the_next_page_keeps_its_header_which_is_said_once(read: Read) -> None:
    first = [Text(x=60, y=674, text="表１　措置の率"), *_table(CELLS, top=690)]
    header, *rows = _rows(read(Pdf(pages=[first, _table([CELLS[0], *MORE], top=60)])))
    assert header.text == "区分 | 対象 | 措置率"
    assert [row.page for row in rows] == [1, 1, 2, 2]
    assert {(row.header, row.caption) for row in rows} == {(header.text, "表１　措置の率")}


def test_a_table_on_the_next_page_without_a_header_takes_that_of_the_page_before(read: Read) -> None:
    rows = _rows(read(Pdf(pages=[_table(CELLS, top=690), _table(MORE, top=60)])))
    assert [row.text for row in rows[3:]] == [" | ".join(line) for line in MORE]
    assert {row.header for row in rows[1:]} == {"区分 | 対象 | 措置率"}


def test_another_table_on_the_next_page_keeps_to_itself(read: Read) -> None:
    other = [["手続", "窓口", "期限"], ["転入の届", "住民課", "14日"], ["出生の届", "住民課", "14日"]]
    rows = _rows(read(Pdf(pages=[_table(CELLS, top=690), _table(other, top=60)])))
    assert [row.header for row in rows[3:]] == ["", "手続 | 窓口 | 期限", "手続 | 窓口 | 期限"]


def test_a_row_that_the_page_break_cuts_is_one_row_on_both_pages(read: Read) -> None:
    cut = [*CELLS[:2], ["育成", "研修の受講料と、その間の旅費及び宿", "0.5"]]
    rows = _rows(read(Pdf(pages=[_table(cut, top=690), _table([["", "泊料", ""], *MORE], top=60)])))
    assert rows[2].text == "育成 | 研修の受講料と、その間の旅費及び宿泊料 | 0.5"
    assert (rows[2].page, rows[2].last_page) == (1, 2)
    assert [box.page for box in rows[2].boxes] == [None, None, None, 2]
    assert rows[3].text.startswith("連携")


def test_a_sub_row_behind_the_break_stays_a_row(read: Read) -> None:
    rows = _rows(read(Pdf(pages=[_table(CELLS, top=690), _table([["", "旅費", "0.4"], *MORE], top=60)])))
    assert [row.text for row in rows[2:4]] == ["育成 | 研修の受講料 | 0.5", " | 旅費 | 0.4"]


def test_text_below_a_table_ends_it(read: Read) -> None:
    first = [*_table(CELLS, top=660), *paragraph(["以上が今年度の措置である。"], y=780)]
    rows = _rows(read(Pdf(pages=[first, _table(MORE, top=60)])))
    assert {row.header for row in rows[3:]} == {""}
