"""PDF: what goes on in the next column or on the next page is one block, with the boxes of both."""

from collections.abc import Sequence

from ingest.blocks import BlockKind, ParsedFile
from tests.unit.ingest.parsers.conftest import Read
from tests.unit.ingest.parsers.small_pdf import Mark, Pdf, Text, paragraph, ruled

FIRST = [
    "町は、窓口に来られない人のために、手続の多くを電子でも受け付ける。受付の時間は定め",
    "ないが、審査は開庁の日に行う。申請の内容に足りないところがある時は、担当する課の職",
]
SECOND = ["員が電話で尋ねる。返事のない申請は、三十日の後に取り下げたものとして扱い、その旨を", "知らせる。"]


def _texts(parsed: ParsedFile) -> list[str]:
    return [block.text for block in parsed.blocks]


def _pages(first: Sequence[Mark], second: Sequence[Mark]) -> Pdf:
    return Pdf(pages=[first, second])


def test_a_paragraph_goes_on_over_the_page_break_without_a_space(read: Read) -> None:
    (block,) = read(_pages(paragraph(FIRST, y=740), paragraph(SECOND, y=80))).blocks
    assert block.text == "".join([*FIRST, *SECOND])
    assert (block.page, block.last_page) == (1, 2)
    assert [box.page for box in block.boxes] == [None, None, 2, 2]


def test_an_item_goes_on_over_the_page_break_where_its_lines_hang(read: Read) -> None:
    first = [Text(x=60, y=740, text="・" + FIRST[0]), Text(x=70, y=756, text=FIRST[1])]
    second = [Text(x=70, y=80 + 16 * at, text=line) for at, line in enumerate(SECOND)]
    (block,) = read(_pages(first, second)).blocks
    assert block.kind is BlockKind.LIST_ITEM
    assert block.last_page == 2


def test_a_paragraph_over_three_pages_is_one_block(read: Read) -> None:
    middle = [FIRST[0].replace("町は", "県は"), FIRST[1]]
    (block,) = read(Pdf(pages=[paragraph(FIRST), paragraph(middle), paragraph(SECOND)])).blocks
    assert block.last_page == 3


def test_footnotes_stand_behind_what_goes_on_over_the_break(read: Read) -> None:
    note = [Text(x=60, y=790, text="1", size=5), Text(x=64, y=792, text="電子での申請の手引きを見ること", size=8)]
    blocks = read(_pages([*paragraph(FIRST, y=740), *note], paragraph(SECOND, y=80))).blocks
    assert blocks[0].text.endswith(
        "担当する課の職員が電話で尋ねる。返事のない申請は、三十日の後に取り下げたものとして扱い、その旨を知らせる。"
    )
    assert "手引き" in blocks[1].text


def test_a_sentence_that_ended_a_heading_an_item_and_a_table_are_not_joined(read: Read) -> None:
    ended = [FIRST[0], "ないが、審査は開庁の日に行う。申請の内容に足りないところがある時は、電話で尋ねる。"]
    item = paragraph(["・返事のない申請は取り下げたものとする。"], y=80)
    heading = [Text(x=60, y=80, text="審査の進め方", size=14), *paragraph(SECOND, y=120)]
    table = [*ruled([60, 140, 320], [60, 84, 108]), *paragraph(["受付", "審査"], x=66, y=76, pitch=24)]
    table += [Text(x=150, y=76, text="窓口の係"), Text(x=150, y=100, text="各課の係")]
    assert len(_texts(read(_pages(paragraph(ended, y=740), paragraph(SECOND, y=80))))) == 2
    for second in (item, heading, table):
        assert read(_pages(paragraph(FIRST, y=740), second)).blocks[0].text == "".join(FIRST)


def test_an_indented_first_line_begins_a_paragraph_on_the_next_page(read: Read) -> None:
    second = ["　" + SECOND[0], SECOND[1]]
    assert len(_texts(read(_pages(paragraph(FIRST, y=740), paragraph(second, y=80))))) == 2


def test_a_paragraph_goes_on_in_the_next_column(read: Read) -> None:
    left = [
        "申請は町の窓口のほか、電子申請でも受",
        "け付ける。受付の時間は定めない。申請",
        "の内容に足りないところがある時は、担",
    ]
    right = ["当する課の職員が電話で尋ねる。返事の", "ない申請は取り下げたものとして扱う。", "その時は知らせる。"]
    (block,) = read(Pdf(pages=[[*paragraph(right, x=320), *paragraph(left, x=60)]])).blocks
    assert "担当する課の職員" in block.text
    assert block.last_page is None


def test_words_of_a_figure_are_not_joined_with_the_next_page(read: Read) -> None:
    first = [Text(x=60 + 90 * at, y=300, text=text) for at, text in enumerate(["受付を", "審査を", "通知を"])]
    assert all("受付を審" not in text for text in _texts(read(_pages(first, paragraph(SECOND, y=80)))))
