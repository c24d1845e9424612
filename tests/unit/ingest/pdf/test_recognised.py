"""What OCR sees on a picture becomes lines, tables and boxes like those of any page; nothing unasked is read."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from ingest.blocks import BlockKind, ParsedFile
from ingest.parsers import pdf
from ingest.parsers.ocr import Rect, SeenLine
from ingest.sandbox import Limits
from ingest.scans import Scans
from knowledge.errors import TextlessFile
from tests.unit.ingest.parsers.small_pdf import HEIGHT, WIDTH, Pdf, Picture, Text

SCALE = 2000 / HEIGHT  # pixels a point
SCAN = Pdf(pages=[[Picture()]])
MIXED = Pdf(pages=[[Text(x=60, y=100, text="文字のある頁の文である。")], [Picture()], [Picture()]])


def _seen(text: str, x: float, y: float, size: float, *, askew: float = 0.0) -> SeenLine:
    """A line as RapidOCR frames it: its letters and some paper around them, the page turned by `askew` radians."""
    wide, high = len(text) * size + 0.4 * size, 1.3 * size
    corners = [
        (x - 0.2 * size, y),
        (x - 0.2 * size + wide, y),
        (x - 0.2 * size + wide, y + high),
        (x - 0.2 * size, y + high),
    ]
    one, two, three, four = (_turned(corner, askew) for corner in corners)
    return SeenLine(text=text, corners=(one, two, three, four))


def _turned(corner: tuple[float, float], askew: float) -> tuple[float, float]:
    right, down = corner[0] - WIDTH / 2, corner[1] - HEIGHT / 2
    x, y = right * math.cos(askew) - down * math.sin(askew), down * math.cos(askew) + right * math.sin(askew)
    return (x + WIDTH / 2) * SCALE, (y + HEIGHT / 2) * SCALE


class Seeing:
    """Sees the same on every picture."""

    def __init__(self, lines: Sequence[SeenLine], rulings: tuple[list[Rect], list[Rect]] = ([], [])) -> None:
        self._lines = list(lines)
        self._rulings = rulings
        self.slants: list[float] = []

    def lines(self, _picture: Any) -> list[SeenLine]:
        return self._lines

    def rulings(self, _picture: Any, slant: float) -> tuple[list[Rect], list[Rect]]:
        self.slants.append(slant)
        return self._rulings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "scan.pdf"


def _read(path: Path, drawn: Pdf, seeing: Seeing, monkeypatch: pytest.MonkeyPatch) -> ParsedFile:
    path.write_bytes(drawn.bytes())
    monkeypatch.setattr(pdf, "Recogniser", lambda: seeing)
    monkeypatch.setattr(pdf, "can_recognise", lambda: True)
    return pdf.parse(path, Scans.RECOGNISED)


PARAGRAPH = ("窓口に来る回数を減らすため、申請の前に", "必要な書類を電話で確かめられるようにする。")


def test_lines_of_a_picture_become_a_paragraph_with_a_box_for_each(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = [_seen(line, 60, 100 + 16 * at, 10) for at, line in enumerate(PARAGRAPH)]
    parsed = _read(path, SCAN, Seeing(seen), monkeypatch)
    (block,) = parsed.blocks
    assert block.text == "".join(PARAGRAPH)
    assert block.page == 1
    assert [round(box.x0) for box in block.boxes] == [60, 60]
    assert all(0 <= box.top - (100 + 16 * at) <= 3 for at, box in enumerate(block.boxes))
    assert abs(block.size - 10) < 0.7


def test_a_page_that_lies_askew_is_read_straight_and_boxed_as_it_lies(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    askew = math.radians(1.5)
    left = [_seen(line, 60, 100 + 16 * at, 10, askew=askew) for at, line in enumerate(PARAGRAPH)]
    far = [_seen("右の端の離れた欄に書いてある文", 400, 100, 10, askew=askew)]
    seeing = Seeing([*left, *far])
    parsed = _read(path, SCAN, seeing, monkeypatch)
    assert "".join(PARAGRAPH) in {block.text for block in parsed.blocks}
    assert seeing.slants == [pytest.approx(askew, abs=1e-4)]
    box = next(block.boxes[0] for block in parsed.blocks if block.text.startswith("右"))
    x, y = _turned((400 + 75, 100 + 6.5), askew)
    assert (box.x0 + box.x1) / 2 == pytest.approx(x / SCALE, abs=2)
    assert (box.top + box.bottom) / 2 == pytest.approx(y / SCALE, abs=2)


def test_rulings_of_a_picture_make_rows(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = (("年度", "措置率"), ("令和6年度", "0.5"), ("令和7年度", "0.7"))
    seen = [
        _seen(text, 70 + 100 * column, 104 + 20 * row, 10)
        for row, pair in enumerate(cells)
        for column, text in enumerate(pair)
    ]
    level = [(60 * SCALE, (100 + 20 * at) * SCALE, 260 * SCALE, (100 + 20 * at) * SCALE + 2) for at in range(4)]
    upright = [((60 + 100 * at) * SCALE, 100 * SCALE, (60 + 100 * at) * SCALE + 2, 160 * SCALE) for at in range(3)]
    parsed = _read(path, SCAN, Seeing(seen, (level, upright)), monkeypatch)
    assert [(block.kind, block.text) for block in parsed.blocks] == [
        (BlockKind.TABLE_ROW, " | ".join(pair)) for pair in cells
    ]


def test_the_strokes_of_big_letters_are_no_rulings(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    title = _seen("避難の手引", 60, 100, 30)
    strokes = [((62 + 30 * at) * SCALE, 104 * SCALE, (62 + 30 * at) * SCALE + 4, 134 * SCALE) for at in range(5)]
    beams = [(60 * SCALE, y * SCALE, 95 * SCALE, y * SCALE + 4) for y in (104, 118, 132)]
    parsed = _read(path, SCAN, Seeing([title], (beams, strokes)), monkeypatch)
    assert [block.text for block in parsed.blocks] == ["避難の手引"]


def test_strokes_that_look_alike_are_told_apart(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = _read(path, SCAN, Seeing([_seen("リ一ダーとー緒に一つ、データ一覧を見る。", 60, 100, 10)]), monkeypatch)
    assert parsed.blocks[0].text == "リーダーと一緒に一つ、データ一覧を見る。"


def test_only_pages_without_text_are_read_and_each_is_told_of(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = _read(path, MIXED, Seeing([_seen("読み取った文である。", 60, 100, 10)]), monkeypatch)
    assert [(block.page, block.text) for block in parsed.blocks] == [
        (1, "文字のある頁の文である。"),
        (2, "読み取った文である。"),
        (3, "読み取った文である。"),
    ]
    assert [notice.page for notice in parsed.notices] == [2, 3]
    assert all("OCRで読み取りました" in notice.text for notice in parsed.notices)


def test_a_picture_without_letters_is_told_of(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = _read(path, MIXED, Seeing([]), monkeypatch)
    assert [notice.text for notice in parsed.notices] == [
        f"p.{page} 画像に読み取れる文字がありません" for page in (2, 3)
    ]


def test_more_pictures_than_are_read_are_reported_one_by_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    parsed = _read(path, MIXED, Seeing([_seen("読み取った文である。", 60, 100, 10)]), monkeypatch)
    assert [block.page for block in parsed.blocks] == [1]
    assert "ページが2あり、上限の1を超える" in parsed.notices[0].text
    assert [notice.text for notice in parsed.notices[1:]] == [f"p.{page} 文字情報なし（OCRが必要）" for page in (2, 3)]


def test_without_the_extra_the_admin_is_told_what_is_missing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(MIXED.bytes())
    monkeypatch.setattr(pdf, "can_recognise", lambda: False)
    parsed = pdf.parse(path, Scans.RECOGNISED)
    assert "dx-advisor[ocr]" in parsed.notices[0].text
    assert parsed.notices[1].text == "p.2 文字情報なし（OCRが必要）"


def test_nothing_is_read_that_was_not_asked_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "Recogniser", lambda: pytest.fail("OCR was started"))
    path.write_bytes(MIXED.bytes())
    assert [notice.text for notice in pdf.parse(path).notices] == [
        f"p.{page} 文字情報なし（OCRが必要）" for page in (2, 3)
    ]
    path.write_bytes(SCAN.bytes())
    with pytest.raises(TextlessFile):
        pdf.parse(path)


def test_reading_pictures_may_cost_more_than_reading_text() -> None:
    limits = Limits(memory_bytes=2**30, cpu_seconds=120, wall_seconds=180)
    grown = limits.with_ocr()
    assert grown.memory_bytes > limits.memory_bytes
    assert grown.wall_seconds >= limits.wall_seconds + 500
    assert grown.cpu_seconds >= grown.wall_seconds
    assert grown.file_bytes == limits.file_bytes
