"""Headings that the format states are ranked by levels, numbering, contents page and type size."""

from ingest.blocks import Block, BlockKind, ParsedFile
from ingest.outline.structure import outline_of


def _heading(text: str, page: int = 2, size: float = 11, level: int = 0) -> Block:
    return Block(kind=BlockKind.HEADING, text=text, page=page, size=size, level=level)


def _text(text: str, page: int = 2) -> Block:
    return Block(kind=BlockKind.PARAGRAPH, text=text, page=page, size=11)


def _outline(*blocks: Block) -> list[tuple[str, ...]]:
    title = (_heading("畑の手引", 1, 24), _text("令和7年4月", 1))
    parts = outline_of(ParsedFile(title="", blocks=(*title, *blocks), pages=9)).parts
    return [part.section.heading_path for part in parts if part.section.heading_path]


def _with_text(*headings: Block) -> list[tuple[str, ...]]:
    return _outline(*(block for heading in headings for block in (heading, _text("水をやる。", heading.page or 2))))


def test_numbers_rank_headings_of_one_size() -> None:
    assert _with_text(*map(_heading, ["1 春", "1.1 種", "粒の大きさ", "1.2 土", "2 夏"])) == [
        ("1 春",),
        ("1 春", "1.1 種"),
        ("1 春", "1.1 種", "粒の大きさ"),
        ("1 春", "1.2 土"),
        ("2 夏",),
    ]


def test_a_list_that_counts_anew_stays_inside_its_chapter() -> None:
    headings = ["1 春", "2 夏", "2.1 水", "1. 朝", "2. 昼", "3. 夕", "3 秋"]

    assert _with_text(*map(_heading, headings))[2:] == [
        ("2 夏", "2.1 水"),
        ("2 夏", "2.1 水", "1. 朝"),
        ("2 夏", "2.1 水", "2. 昼"),
        ("2 夏", "2.1 水", "3. 夕"),
        ("3 秋",),
    ]


def test_levels_that_contradict_the_numbering_tell_nothing() -> None:
    headings = [_heading(text, level=1) for text in ("1. 春", "1.1 種", "1.2 土", "2. 夏", "おわりに")]

    assert _with_text(*headings) == [("1. 春",), ("1. 春", "1.1 種"), ("1. 春", "1.2 土"), ("2. 夏",), ("おわりに",)]


def test_a_chapter_stands_above_the_numbers_inside_it() -> None:
    headings = ["第1章：育てる", "1 春", "1.1 種", "第2章：売る", "1 市", "1.1 店"]

    assert _with_text(*map(_heading, headings)) == [
        ("第1章：育てる",),
        ("第1章：育てる", "1 春"),
        ("第1章：育てる", "1 春", "1.1 種"),
        ("第2章：売る",),
        ("第2章：売る", "1 市"),
        ("第2章：売る", "1 市", "1.1 店"),
    ]


def test_items_in_brackets_stand_below_numbers_whatever_the_levels_say() -> None:
    headings = [_heading(text, level=level) for text, level in (("1 春", 1), ("1.1 種", 2), ("1)粒", 1), ("2 夏", 1))]

    assert _with_text(*headings) == [("1 春",), ("1 春", "1.1 種"), ("1 春", "1.1 種", "1)粒"), ("2 夏",)]


def test_chapters_without_a_number_stand_over_their_numbered_sections() -> None:
    growing = (_heading("育てる"), _heading("1.1 種"), _text("まく。"))
    selling = (_heading("売る"), _heading("2.1 市"), _text("並べる。"), _heading("2.2 店"), _text("置く。"))

    assert _outline(*growing, *selling) == [
        ("育てる",),
        ("育てる", "1.1 種"),
        ("売る",),
        ("売る", "2.1 市"),
        ("売る", "2.2 店"),
    ]


def test_type_sizes_rank_headings_without_numbers() -> None:
    assert _with_text(_heading("春", size=18), _heading("種", size=14), _heading("夏", size=18)) == [
        ("春",),
        ("春", "種"),
        ("夏",),
    ]


def test_large_words_of_the_title_page_are_no_headings() -> None:
    office = (_heading("畑の会", 1, 16), _heading("受付：令和7年5月1日", 1, 16))

    assert _outline(*office, _heading("春"), _text("まく。")) == [("春",)]


def test_bold_sentences_and_labels_of_figures_are_no_headings() -> None:
    assert _outline(
        _heading("春"),
        _text("まく。"),
        _heading("種は大きいものを選ぶ。小さいものは残す。"),
        _text("選ぶ。"),
        _heading("種まき", size=9),
        _heading("水やり", size=9),
        _heading("夏"),
        _text("待つ。"),
    ) == [("春",), ("夏",)]


def test_dotted_contents_confirm_headings_that_the_parser_took_for_text() -> None:
    contents = (_heading("目次"), _text("はじめに........1"), _text("1 春........2"), _text("2 夏........5"))
    opening = (_text("はじめに", 3), _text("畑を作る。", 3))
    chapters = (_heading("1 春", 4), _text("まく。", 4), _heading("2 夏", 7), _text("待つ。", 7))

    assert _outline(*contents, *opening, *chapters) == [("はじめに",), ("1 春",), ("2 夏",)]


def test_a_title_set_in_several_lines_is_read_whole() -> None:
    def title(*lines: tuple[str, int]) -> str:
        front = [_heading(text, 1, size) for text, size in lines]
        rest = (_heading("1 春", 2), _text("まく。"))
        return outline_of(ParsedFile(title="", blocks=(*front, *rest), pages=3)).title

    assert title(("畑の手引", 32), ("＜春の巻＞", 24), ("令和7年4月", 12)) == "畑の手引 ＜春の巻＞"
    assert title(("山の町の", 24), ("畑の手引", 32), ("畑の会", 14)) == "山の町の 畑の手引"
