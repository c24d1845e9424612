"""Real papers that exist as DOCX and as PDF: both readers find the same words in them."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from statistics import median

import pytest

from ingest.blocks import ParsedFile
from ingest.office.metafile import drawn_text
from ingest.parsers import package, pdf
from knowledge.text import fold

pytestmark = pytest.mark.slow
_LEADERS = re.compile(r"[.．・…‥]{4,}")


def _grams(text: str) -> Counter[str]:
    folded = fold(_LEADERS.sub("", text.replace(" | ", "\n")))
    return Counter(folded[at : at + 5] for at in range(len(folded) - 4))


def _grams_of(parsed: ParsedFile) -> Counter[str]:
    return _together(_grams(block.text) for block in parsed.blocks)


def _grams_of_pictures(path: Path) -> Counter[str]:
    """What is drawn with letters in pictures: the program that made the PDF has turned some of them into dots."""
    with zipfile.ZipFile(path) as archive:
        drawn = [drawn_text(archive.read(name)) for name in archive.namelist() if name.endswith((".emf", ".wmf"))]
    return _together(map(_grams, drawn))


def _together(counts: Iterable[Counter[str]]) -> Counter[str]:
    whole = Counter[str]()
    for count in counts:
        whole.update(count)
    return whole


def _recall(expected: Counter[str], found: Counter[str]) -> float:
    return (expected & found).total() / expected.total()


def test_a_docx_and_its_pdf_twin_say_the_same(shared_documents: Path) -> None:
    """5-gram recall, at least .95 in the middle and .90 at worst, either way."""
    there: dict[str, float] = {}
    back: dict[str, float] = {}
    for path in sorted((shared_documents / "cio_dp" / "docx").glob("*.docx")):
        words = _grams_of(package.parse(path))
        printed = _grams_of(pdf.parse(shared_documents / "cio_dp" / "pdf" / f"{path.stem}.pdf"))
        there[path.stem] = _recall(words - _grams_of_pictures(path), printed)
        back[path.stem] = _recall(printed, words)
    assert len(there) == 14
    assert median(there.values()) >= 0.95
    assert median(back.values()) >= 0.95
    assert min(there.values()) >= 0.9, there
    assert min(back.values()) >= 0.9, back
