"""Rules in articles (条文): the words in brackets over an article head it."""

from ingest.blocks import Block, BlockKind, ParsedFile
from ingest.outline.structure import Outline, outline_of

_RULES = [
    "（目的）",
    "第１条　この要綱は、町の手続を電子でも行えるようにするため、必要な事項を定める。",
    "（定義）",
    "第２条　この要綱で手続とは、町に対して行う申請と届出をいう。",
    "２　前項の手続には、町が行う通知を含む。",
    "（申請の方法（電子を含む。）の特例）",
    "第３条の２　申請は電子でも行うことができる。",
    "附　則",
    "この要綱は、令和８年４月１日から施行する。",
]


def _outline(*blocks: Block) -> Outline:
    return outline_of(ParsedFile(title="", blocks=blocks, pages=1))


def _lines(*texts: str) -> list[Block]:
    return [Block(kind=BlockKind.PARAGRAPH, text=text, page=1, size=10.0) for text in texts]


def _paths(outline: Outline) -> list[tuple[str, ...]]:
    return [part.section.heading_path for part in outline.parts]


def test_the_words_in_brackets_over_an_article_head_it_and_the_bylaws_close_the_last() -> None:
    outline = _outline(*_lines(*_RULES))

    assert _paths(outline) == [("（目的）",), ("（定義）",), ("（申請の方法（電子を含む。）の特例）",), ("附　則",)]
    assert [len(part.content) for part in outline.parts] == [1, 2, 1, 1]


def test_articles_lie_in_their_chapter() -> None:
    chapter = Block(kind=BlockKind.HEADING, text="第１章　総則", page=1, size=12.0)

    assert _paths(_outline(chapter, *_lines(*_RULES[:4])))[1:] == [
        ("第１章　総則", "（目的）"),
        ("第１章　総則", "（定義）"),
    ]


def test_words_in_brackets_that_no_article_follows_head_nothing() -> None:
    title = Block(kind=BlockKind.HEADING, text="申請の手引き", page=1, size=14.0)

    outline = _outline(title, *_lines("申請は町が受け付ける。", "（注意）", "書類は返さない。", "附則"))

    assert not any("注意" in path[-1] or "附則" in path[-1] for path in _paths(outline) if path)
