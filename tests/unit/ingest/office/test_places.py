"""Blocks get the pages on which the printed document has the same text."""

from ingest.blocks import Block, BlockKind
from ingest.office.places import placed

_WORDS = ["受付", "審査", "交付", "報告", "返還", "公表", "周知", "点検"]
_SENTENCES = [f"{word}の窓口は{at}階に置き、担当の職員が{word}の記録を残す。" for at, word in enumerate(_WORDS, 1)]


def _block(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind=kind, text=text)


def _printed(text: str, page: int, last_page: int | None = None) -> Block:
    return Block(kind=BlockKind.PARAGRAPH, text=text, page=page, last_page=last_page)


def _pages(blocks: list[Block], printed: list[Block]) -> list[int | None]:
    return [block.page for block in placed(blocks, printed)]


def test_each_block_stands_where_its_text_is_printed() -> None:
    printed = [_printed(text, 1 + at // 2) for at, text in enumerate(_SENTENCES)]
    assert _pages([_block(text) for text in _SENTENCES], printed) == [1, 1, 2, 2, 3, 3, 4, 4]


def test_lines_and_widths_of_the_print_do_not_matter() -> None:
    printed = [_printed("第１章\n受付の", 3), _printed("手順は窓口ごとに\n定める。", 3)]
    assert _pages([_block("第1章　受付の手順は窓口ごとに定める。")], printed) == [3]


def test_a_block_over_a_page_break_ends_on_the_next_page() -> None:
    printed = [_printed(_SENTENCES[0], 1), _printed(_SENTENCES[1], 2)]
    (block,) = placed([_block(_SENTENCES[0] + _SENTENCES[1])], printed)
    assert (block.page, block.last_page) == (1, 2)


def test_a_row_is_found_by_its_cells() -> None:
    printed = [_printed(_SENTENCES[0], 1), _printed("令和6年度研修の受講者 延べ120人 うち管理職30人", 2)]
    row = _block("令和6年度 | 研修の受講者 延べ120人 | うち管理職30人", BlockKind.TABLE_ROW)
    assert _pages([_block(_SENTENCES[0]), row], printed) == [1, 2]


def test_what_is_printed_twice_stands_between_its_neighbours() -> None:
    printed = [
        _printed(text, page)
        for page, text in [(1, "記入例"), (1, _SENTENCES[0]), (2, _SENTENCES[1]), (2, "記入例"), (3, _SENTENCES[2])]
    ]
    blocks = [_block(text) for text in (_SENTENCES[0], _SENTENCES[1], "記入例", _SENTENCES[2])]
    assert _pages(blocks, printed) == [1, 2, 2, 3]


def test_a_text_box_that_is_printed_elsewhere_is_found_there() -> None:
    printed = [_printed(text, page) for page, text in [(1, _SENTENCES[3]), (1, _SENTENCES[0]), (2, _SENTENCES[1])]]
    assert _pages([_block(text) for text in (_SENTENCES[0], _SENTENCES[1], _SENTENCES[3])], printed) == [1, 2, 1]


def test_what_is_not_found_has_no_page_unless_it_stands_within_one() -> None:
    printed = [_printed(text, page) for page, text in [(1, _SENTENCES[0]), (1, _SENTENCES[1]), (2, _SENTENCES[2])]]
    blocks = [_block(text) for text in (_SENTENCES[0], "図の説明", _SENTENCES[1], "別の説明", _SENTENCES[2])]
    assert _pages(blocks, printed) == [1, 1, 1, None, 2]


def test_a_heading_that_is_not_found_stands_with_the_text_below_it() -> None:
    printed = [_printed(_SENTENCES[0], 1), _printed(_SENTENCES[1], 2)]
    blocks = [_block(_SENTENCES[0]), _block("結び", BlockKind.HEADING), _block(_SENTENCES[1])]
    assert _pages(blocks, printed) == [1, 2, 2]


def test_a_phrase_alone_does_not_place_a_paragraph() -> None:
    own = "交付要綱に定めるところにより、" + _SENTENCES[0]
    other = "交付要綱に定めるところにより、" + _SENTENCES[5]
    assert _pages([_block(own)], [_printed(_SENTENCES[1], 1), _printed(other, 2)]) == [None]


def test_leaders_of_the_contents_do_not_matter() -> None:
    printed = [_printed("１ 受付のながれ" + "." * 60 + "3", 2), _printed("１ 受付のながれ", 3)]
    assert _pages([_block("１　受付のながれ\t3"), _block("１　受付のながれ")], printed) == [2, 3]


def test_without_a_print_nothing_has_a_page() -> None:
    assert _pages([_block(_SENTENCES[0]), _block("")], []) == [None, None]
