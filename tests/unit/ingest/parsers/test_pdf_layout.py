"""PDF: columns, labels beside texts, tables with and without rulings, vertical and turned pages."""

from ingest.blocks import BlockKind, ParsedFile
from tests.unit.ingest.parsers.conftest import Read
from tests.unit.ingest.parsers.small_pdf import Mark, Pdf, Shape, Text, paragraph, ruled

LEFT = ["申請は町の窓口のほか、電子申請でも", "受け付ける。受付の時間は定めない。", "担当は総務課とする。"]
RIGHT = ["審査は申請の順に行い、結果は電子で", "知らせる。不備のある申請は差し戻し、", "理由を示す。"]


def _texts(parsed: ParsedFile) -> list[str]:
    return [block.text for block in parsed.blocks]


def _rows(parsed: ParsedFile) -> list[str]:
    return [block.text for block in parsed.blocks if block.kind is BlockKind.TABLE_ROW]


# --- reading order -------------------------------------------------------------------------------------------------
def test_columns_are_read_one_after_the_other(read: Read) -> None:
    title = Text(x=60, y=70, text="窓口改革の進め方と各課の役割分担についての説明", size=14)
    columns = [*paragraph(RIGHT, x=320), *paragraph(LEFT, x=60)]
    text = "".join(_texts(read(Pdf(pages=[[*columns, title]]))))
    assert text.index("窓口改革") < text.index("申請は町") < text.index("総務課") < text.index("審査は")
    assert "電子申請でも受け付ける" in text
    assert "電子で知らせる" in text


def test_narrow_columns_with_a_rule_between_them_are_parted(read: Read) -> None:
    marks: list[Mark] = [*paragraph(LEFT, x=60), *paragraph(RIGHT, x=234), Shape(x0=232, y0=80, x1=232, y1=150)]
    text = "".join(_texts(read(Pdf(pages=[marks]))))
    assert text.index("総務課") < text.index("審査は")


def test_boxes_beside_texts_are_read_pair_by_pair(read: Read) -> None:
    marks: list[Mark] = []
    for at, label in enumerate(["受付", "審査", "通知"]):
        top = 100 + 90 * at
        marks.append(Text(x=60, y=top + 12, text=label, size=16))
        marks += paragraph([f"{label}の担当は申請の内容を確かめ、次の担当に", "引き継ぐものとする。"], x=200, y=top)
    texts = _texts(read(Pdf(pages=[marks])))
    assert [texts.index(label) for label in ("受付", "審査", "通知")] == [0, 2, 4]
    assert texts[1].startswith("受付の担当")


def test_vertical_writing_is_read_from_right_to_left(read: Read) -> None:
    lines = ["この規則は、町の手続を電子でも行えるように", "するために必要な事項を定めるものとする。"]
    marks = [Text(x=500 - 20 * at, y=80, text=line, font="Vertical", size=12) for at, line in enumerate(lines)]
    block = read(Pdf(pages=[marks])).blocks[0]
    assert block.text == "".join(lines)
    assert block.boxes[0].x0 > block.boxes[1].x1
    assert block.boxes[0].bottom - block.boxes[0].top > 200


def test_a_turned_page_is_read_level(read: Read) -> None:
    marks = [Text(x=300 + 16 * at, y=700, text=line, angle="0 1 -1 0") for at, line in enumerate(LEFT)]
    parsed = read(Pdf(pages=[marks], rotate=90))
    assert parsed.blocks[0].text.startswith("申請は町の窓口のほか、電子申請でも受け付ける。")
    assert parsed.blocks[0].boxes[0].x1 - parsed.blocks[0].boxes[0].x0 > 100


# --- tables --------------------------------------------------------------------------------------------------------
CELLS = [["区分", "対象", "措置率"], ["確保", "外部人材の人件費", "0.7"], ["育成", "研修の受講料", "0.7"]]


def _cells(cells: list[list[str]], xs: tuple[int, ...], pitch: int = 24) -> list[Mark]:
    return [
        Text(x=xs[column] + 6, y=116 + pitch * row, text=text)
        for row, line in enumerate(cells)
        for column, text in enumerate(line)
    ]


def test_a_ruled_table_gives_one_row_block_a_row(read: Read) -> None:
    marks = [*ruled([60, 140, 320, 400], [100, 124, 148, 172]), *_cells(CELLS, (60, 140, 320))]
    assert _rows(read(Pdf(pages=[marks]))) == [" | ".join(line) for line in CELLS]


def test_cells_written_close_to_a_rule_do_not_run_together(read: Read) -> None:
    marks = [*ruled([60, 100, 180], [100, 124, 148]), *_cells([["あいうえ", "かき"], ["さしすせ", "たち"]], (54, 95))]
    assert _rows(read(Pdf(pages=[marks]))) == ["あいうえ | かき", "さしすせ | たち"]


def test_a_merged_cell_stands_in_its_first_row_and_a_bare_one_stays_empty(read: Read) -> None:
    lines: list[Mark] = [
        *(Shape(x0=x, y0=100, x1=x, y1=172) for x in (60, 140, 320, 400)),
        *(Shape(x0=60, y0=y, x1=400, y1=y) for y in (100, 124, 172)),
        Shape(x0=140, y0=148, x1=400, y1=148),
    ]
    texts = [
        *_cells([["区分", "対象", "率"]], (60, 140, 320)),
        Text(x=66, y=152, text="確保"),
        Text(x=146, y=140, text="人件費"),
        Text(x=146, y=164, text="委託費"),
        Text(x=326, y=164, text="0.7"),
    ]
    assert _rows(read(Pdf(pages=[[*lines, *texts]]))) == ["区分 | 対象 | 率", "確保 | 人件費", " | 委託費 | 0.7"]


def test_a_cell_of_two_lines_is_joined_without_a_space(read: Read) -> None:
    marks = [
        *ruled([60, 140, 320], [100, 124, 164]),
        *_cells([["区分", "対象"]], (60, 140)),
        *[
            Text(x=66, y=142, text="育成"),
            Text(x=146, y=140, text="職員が受ける研修の受"),
            Text(x=146, y=154, text="講料"),
        ],
    ]
    assert _rows(read(Pdf(pages=[marks])))[1] == "育成 | 職員が受ける研修の受講料"


def test_rows_between_level_rules_are_cut_where_white_space_runs_through(read: Read) -> None:
    rules = [Shape(x0=60, y0=y, x1=400, y1=y) for y in (100, 124, 148, 172)]
    assert _rows(read(Pdf(pages=[[*rules, *_cells(CELLS, (60, 140, 320))]]))) == [" | ".join(line) for line in CELLS]


def test_labels_with_values_beside_them_are_rows_without_any_rule(read: Read) -> None:
    cells = [["対象経費", "任期付職員の人件費"], ["事業期間", "令和７年度まで"], ["措置の率", "０．７"]]
    assert _rows(read(Pdf(pages=[_cells(cells, (60, 200), pitch=18)]))) == [" | ".join(line) for line in cells]


def test_a_frame_around_prose_is_no_table(read: Read) -> None:
    parsed = read(Pdf(pages=[[*ruled([50, 400], [80, 160]), *paragraph(LEFT, x=60)]]))
    assert _rows(parsed) == []
    assert len(parsed.blocks) > 0
