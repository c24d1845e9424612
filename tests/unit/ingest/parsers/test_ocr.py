"""OCR itself, in the sandbox: pictures of our own handbook, and one real scan."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from ingest.blocks import Block, BlockKind
from ingest.parsers.ocr import can_recognise
from ingest.sandbox import Limits, read_file
from ingest.scans import Scans
from knowledge.text import fold
from tests.unit.ingest.pdf_of_pictures import scanned

HANDBOOK = Path(__file__).parents[4] / "samples" / "library" / "handbook-2.1.pdf"
LIMITS = Limits(wall_seconds=300)
TABLES = 5


@pytest.fixture(autouse=True)
def _installed() -> None:
    if not can_recognise():
        pytest.skip("the extra `ocr` is not installed (pip install -c constraints.txt '.[ocr]')")


def _grams(blocks: Iterable[Block]) -> Counter[str]:
    text = fold("".join(block.text for block in blocks)).replace("|", "")
    return Counter(text[at : at + 5] for at in range(len(text) - 4))


@pytest.mark.slow
@pytest.mark.parametrize("askew", [0.0, 1.0])
def test_a_scan_is_read_with_its_tables_and_says_so(tmp_path: Path, askew: float) -> None:
    path = scanned(HANDBOOK, [TABLES], tmp_path / "scan.pdf", askew=askew)
    truth = [block for block in read_file(HANDBOOK, limits=LIMITS).blocks if block.page == TABLES]
    parsed = read_file(path, limits=LIMITS, scans=Scans.RECOGNISED)
    wanted, found = _grams(truth), _grams(parsed.blocks)
    assert (wanted & found).total() >= 0.93 * wanted.total()
    assert (wanted & found).total() >= 0.9 * found.total()
    rows = [block.text for block in parsed.blocks if block.kind is BlockKind.TABLE_ROW]
    assert len(rows) == len([block for block in truth if block.kind is BlockKind.TABLE_ROW])
    assert "管理 | 課長級以上 | 年4時間 | 方針の読み解き、職員が試せる雰囲気づくり" in rows
    assert [notice.page for notice in parsed.notices] == [1]
    assert "OCRで読み取りました" in parsed.notices[0].text


@pytest.mark.slow
def test_boxes_of_a_scan_lie_where_its_letters_are(tmp_path: Path) -> None:
    parsed = read_file(scanned(HANDBOOK, [TABLES], tmp_path / "scan.pdf"), limits=LIMITS, scans=Scans.RECOGNISED)
    truth = {block.text: block for block in read_file(HANDBOOK, limits=LIMITS).blocks if block.page == TABLES}
    alike = [(block, truth[block.text]) for block in parsed.blocks if block.text in truth]
    assert len(alike) >= 5
    for block, true in alike:
        for box, other in zip(block.boxes, true.boxes, strict=True):
            assert abs(box.x0 - other.x0) < 6
            assert abs(box.top + box.bottom - other.top - other.bottom) < 8


@pytest.mark.slow
def test_a_real_scan_is_read(shared_documents: Path) -> None:
    parsed = read_file(shared_documents / "village" / "R03hinannpoint.pdf", limits=LIMITS, scans=Scans.RECOGNISED)
    text = fold("".join(block.text for block in parsed.blocks))
    for words in ("避難行動判定フロー", "自らの命は自らが守る", "おそれの高い区域の外側である", "警戒レベル4避難指示"):
        assert fold(words) in text
    assert len(parsed.notices) == 4
