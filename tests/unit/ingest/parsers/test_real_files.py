"""Real documents beside the project: the same words as their DOCX twins, in blocks that can be quoted."""

import re
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from ingest.blocks import Block, BlockKind, ParsedFile
from ingest.normalise import mend
from ingest.parsers import pdf, plain
from ingest.parsers.decoding import decode
from ingest.sandbox import Limits, read_file
from knowledge.errors import DocumentError, EncryptedFile, TextlessFile
from knowledge.text import fold

pytestmark = pytest.mark.slow  # real documents


def _grams(text: str) -> Counter[str]:
    return Counter(text[at : at + 5] for at in range(len(text) - 4))


def _docx_paragraphs(path: Path) -> list[str]:
    xml = zipfile.ZipFile(path).read("word/document.xml").decode()
    xml = re.sub(r"<mc:Fallback>.*?</mc:Fallback>", "", xml, flags=re.DOTALL)
    paragraphs = re.findall(r"<w:p[ >].*?</w:p>", xml, flags=re.DOTALL)
    return [fold("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", p))) for p in paragraphs]


def _headings(parsed: ParsedFile) -> list[str]:
    return [fold(block.text) for block in parsed.blocks if block.kind is BlockKind.HEADING]


def _text(blocks: tuple[Block, ...]) -> str:
    return "\n".join(block.text for block in blocks)


@pytest.mark.parametrize("name", ["dp2020_03", "dp2021_04", "dp2021_06", "dp2021_10"])
def test_a_pdf_gives_the_words_of_its_docx_twin(shared_documents: Path, name: str) -> None:
    paragraphs = _docx_paragraphs(shared_documents / "cio_dp" / "docx" / f"{name}.docx")
    parsed = pdf.parse(shared_documents / "cio_dp" / "pdf" / f"{name}.pdf")
    expected, found = Counter[str](), Counter[str]()
    for paragraph in paragraphs:
        expected += _grams(paragraph)
    for block in parsed.blocks:
        found += _grams(fold(block.text.replace(" | ", "\n")))
    assert (expected & found).total() / expected.total() > 0.975
    texts = "\n".join(fold(block.text) for block in parsed.blocks)
    long = [paragraph for paragraph in paragraphs if len(paragraph) >= 40]
    assert sum(paragraph in texts for paragraph in long) / len(long) > 0.7


def test_the_chapters_of_a_paper_are_its_headings(shared_documents: Path) -> None:
    headings = _headings(pdf.parse(shared_documents / "cio_dp" / "pdf" / "dp2021_10.pdf"))
    chapters = [heading for heading in headings if re.match(r"[1-5](?![.)\d])", heading)]
    assert [chapter[0] for chapter in chapters] == ["1", "2", "3", "4", "5"]


_JAPANESE = r"[ぁ-んァ-ヶー一-龠々、。（）「」]"


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["cio_dp/pdf", "subsidies", "village"])
def test_no_space_stands_where_a_line_ends_inside_a_japanese_sentence(shared_documents: Path, folder: str) -> None:
    seams = 0
    for path in sorted((shared_documents / folder).rglob("*.pdf")):
        try:
            parsed = pdf.parse(path)
        except DocumentError:
            continue
        texts = "\n".join(block.text for block in parsed.blocks if block.kind is not BlockKind.TABLE_ROW)
        found = _seams(path)
        assert [f"{path.name}: {one} {two}" for one, two in found if f"{one} {two}" in texts] == []
        seams += sum(one + two in texts for one, two in found)
    assert seams > 20


def _seams(path: Path) -> set[tuple[str, str]]:
    """The last and first letters of lines of one sentence, as PDFium gives them."""
    seams: set[tuple[str, str]] = set()
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            lines = page.get_textpage().get_text_range().split("\r\n")
            for one, two in pairwise(mend(line).strip() for line in lines):
                if len(one) > 25 and re.fullmatch(rf"{_JAPANESE}{{12}}", one[-6:] + two[:6]):
                    seams.add((one[-6:], two[:6]))
    return seams


@pytest.mark.parametrize("name", ["R7shinseitebiki_kensetukouzi.pdf", "R7shinseitebiki_sekkeisokuryou.pdf"])
def test_a_manual_in_radicals_can_be_asked_for_payment(shared_documents: Path, name: str) -> None:
    assert "支払" in _text(pdf.parse(shared_documents / "village" / name).blocks)


def test_a_manual_in_radicals_comes_out_in_ideographs_and_its_wide_table_in_rows(shared_documents: Path) -> None:
    parsed = pdf.parse(shared_documents / "village" / "R7shinseitebiki_kensetukouzi.pdf")
    text = _text(parsed.blocks)
    assert not re.search("[\u2e80-\u2fdf]", text)
    rows = [block for block in parsed.blocks if block.kind is BlockKind.TABLE_ROW]
    assert any("小樽市" in row.text and row.page == 9 for row in rows)
    assert any(row.text.startswith("後志 | 9 | 小樽市、島牧村") for row in rows)


def test_a_vertical_gazette_page_keeps_its_order(shared_documents: Path) -> None:
    text = _text(pdf.parse(shared_documents / "edge_cases" / "kampo.pdf").blocks)
    words = ["政令第百四十九号", "内閣は、道路交通法", "第十七条の二を次のように改める", "（普通自転車により歩道を"]
    places = [text.index(word) for word in words]
    assert places == sorted(places)
    assert "傷病者の緊急搬送をしようとする都道府県又は市町村の要請" in text


def test_a_guideline_has_the_headings_of_its_contents_page(shared_documents: Path) -> None:
    parsed = pdf.parse(shared_documents / "subsidies/jizokuka-2024/guidelines/r6_koubover2_ip17.pdf")
    headings = _headings(parsed)
    assert {"1.事業の目的", "7.補助対象経費", "8.申請手続"} <= {h.replace("．", ".") for h in headings}


def test_the_deck_is_read_as_slices_of_its_text(shared_documents: Path) -> None:
    path = shared_documents / "soumu-digital-jinzai-sankou.txt"
    source = decode(path.read_bytes()).text
    blocks = plain.parse(path).blocks
    assert all(block.text in source for block in blocks)
    texts = [block.text for block in blocks]
    assert "【事業期間】 令和7年度まで(自治体DX推進計画の計画期間と同様)" in texts
    assert sum(block.kind is BlockKind.TABLE_ROW for block in blocks) > 15
    assert max(block.level for block in blocks if block.kind is BlockKind.GAP) > 3


def test_a_scan_and_a_locked_file_end_in_their_errors(shared_documents: Path) -> None:
    with pytest.raises(TextlessFile):
        read_file(shared_documents / "village" / "R03hinannpoint.pdf", limits=Limits())
    with pytest.raises(EncryptedFile):
        read_file(shared_documents / "edge_cases" / "aes-256.pdf", limits=Limits())
