"""PDF headings in the size of the text, and what looks like a heading in figures and forms."""

import pytest

from ingest.blocks import BlockKind, ParsedFile
from tests.unit.ingest.parsers.conftest import Read
from tests.unit.ingest.parsers.small_pdf import Mark, Pdf, Text, paragraph

TEXT = [
    "町は、窓口に来られない人のために、手続の多くを電子でも受け付ける。受付の時間は定め",
    "ないが、審査は開庁の日に行う。",
]


def _headings(parsed: ParsedFile) -> list[str]:
    return [block.text for block in parsed.blocks if block.kind is BlockKind.HEADING]


def _numbered(*lines: str, text: bool) -> list[Mark]:
    marks: list[Mark] = []
    for at, line in enumerate(lines):
        marks.append(Text(x=60, y=100 + 70 * at, text=line))
        marks += paragraph(TEXT, y=120 + 70 * at) if text else []
    return marks


def test_numbered_lines_with_text_below_each_are_headings(read: Read) -> None:
    lines = ("（１）受付の時間", "（２）審査の進め方", "（３）結果の知らせ方")
    assert _headings(read(Pdf(pages=[_numbered(*lines, text=True)]))) == list(lines)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("（１）申請書", "（２）証明書の写し", "（３）委任状"), False),
        (("（１）申請書を出すこと。", "（２）証明書を添えること。"), True),
        (("（２）審査の進め方", "（４）結果の知らせ方"), True),
    ],
    ids=["items of a list", "sentences", "numbers that do not follow"],
)
def test_numbered_lines_of_a_list_are_no_headings(read: Read, lines: tuple[str, ...], *, text: bool) -> None:
    assert _headings(read(Pdf(pages=[_numbered(*lines, text=text)]))) == []


@pytest.mark.parametrize("words", ["6,700万円", "３年目", "10月下旬頃", "madoguchi@town.example", "した場合の見込み"])
def test_big_amounts_addresses_and_ends_of_sentences_head_nothing(read: Read, words: str) -> None:
    assert _headings(read(Pdf(pages=[[Text(x=60, y=80, text=words, size=16), *paragraph(TEXT)]]))) == []


def test_a_word_that_stands_again_and_again_on_a_page_is_a_label(read: Read) -> None:
    marks: list[Mark] = [Text(x=60, y=60, text="要件と返還", size=20)]
    for at in range(2):
        marks += [Text(x=60, y=120 + 120 * at, text="返還の義務", size=14), *paragraph(TEXT, y=150 + 120 * at)]
    assert _headings(read(Pdf(pages=[marks]))) == ["要件と返還"]
