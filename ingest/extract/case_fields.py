"""The fields of a case: point, background, outline, method, population, department, addresses, topics."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from ingest.blocks import Block, BlockKind
from ingest.chunking import Piece
from ingest.extract.case_labels import CaseField
from ingest.extract.case_sayings import Item, Saying
from ingest.extract.slices import search, stated
from ingest.outline.headings import is_plain_title, line_of, words_of
from knowledge.domain.record import Stated

_D = r"[0-9０-９]"
_POINT_WORD = r"(?:(?:取組|事業|事例|導入)の)?(?:ポイント|特徴)|Point|POINT"
_OUTLINE_WORD = r"(?:(?:取組|事業|事例|施策)の?)?(?:概要|内容)"
_LABELLED = r"^[\s　*・【\[■●○◆-]*(?:{})[】\]*]*[\s　]*(?:[：:|]|(?<=[】\]]))[\s　*]*(?=\S)"
_POINT = re.compile(rf"^[\s　*・【\[■●○◆-]*(?:{_POINT_WORD})[】\]\s　*：:|]+(?=\S)|^[\s　]*[➤▶➢]\s*")
_OUTLINE = re.compile(_LABELLED.format(_OUTLINE_WORD))
_PEOPLE = re.compile(
    rf"人口(?:[（(][^）)\n]{{0,20}}[）)])?[\s　]*(?:[：:|\t]|は|が)?[\s　]*"
    rf"(?P<people>約?{_D}[0-9０-９,，.．]*\s*(?:万[0-9０-９,，]*)?人)"
)
_WHO = re.compile(
    r"(?:担当(?:課|部署|部局|部門)?|所管(?:課|部署)?|(?:お?問い?合わ?せ|連絡)先?)"
    r"[\s　*]*[：:|\t][\s　*]*(?P<who>[^\n|]+)"
)
_URL = re.compile(r"https?://[^\s<>（）()「」【】、。\"'|]+")
_REFERENCE = re.compile(
    r"(?:担当|所管|問い?合わ?せ|連絡先|人口|URL|出典)[課部署局先元]{0,2}[\s　*]*(?:[（(][^）)]*[）)])?[\s　]*[：:|\t]|https?://"
)
_BREADCRUMB = re.compile(r"[<＜〈《]\s*[0-9０-９]+[.．]?\s*(?P<chapter>[^>＞〉》]+)[>＞〉》]\s*(?P<rest>.*)$")
_STEP = re.compile(r"[①-⑳⑴-⒇]|[（(][0-9０-９]{1,2}[）)]|[＞>/／]")
_ASIDE = re.compile(r"[\s　・-]*[（(]?[※＊]")
_TELLING = (CaseField.OUTLINE, CaseField.BACKGROUND, CaseField.METHOD, CaseField.COST, CaseField.EFFECT)
_MOST_LINES = 8
_LONGEST_TITLE = 20


def items_of(piece: Piece, headings: tuple[str, ...]) -> Iterator[Item]:
    """The blocks of a piece; where the file has no headings below the title, short lines over text serve as such."""
    own = headings
    for at, block in enumerate(piece.blocks):
        if not headings and _is_inner_title(piece.blocks, at):
            own = (line_of(block.text),)
            continue
        if _is_reference(block.text):
            own = headings
        yield Item(piece=piece, block=block, headings=own)


def breadcrumbs(items: Iterable[Item]) -> Iterator[str]:
    """What a case is filed under, where a line such as <3. 内部DX> 窓口①予約 says so."""
    for item in items:
        yield from topics_of(item.block.text)


def topics_of(line: str) -> Iterator[str]:
    """The steps of a breadcrumb line, without their numbers; none of another line."""
    if crumb := _BREADCRUMB.match(line.strip()):
        yield from (step.strip() for step in (crumb["chapter"], *_STEP.split(crumb["rest"])) if step.strip())


def point(items: Sequence[Item]) -> Stated | None:
    """The point: what is marked so, else the one block between title and first heading, else what its heading has."""
    lead = list(takewhile(lambda item: not item.headings, items))
    for item in lead:
        if mark := _POINT.match(item.block.text):
            return stated(item.block.text[mark.end() :], item.piece)
    plain = [item for item in lead if _is_statement(item.block)]
    if len(plain) == 1 and len(lead) < len(items):
        return stated(plain[0].block.text, plain[0].piece)
    under = _under(items, _POINT_WORD)
    return next((found for item in under if (found := stated(item.block.text, item.piece))), None)


def outline_lines(items: Sequence[Item], sayings: Sequence[Saying]) -> tuple[Stated, ...]:
    """What was done: under 事業の概要 or behind 概要：, else under 【取組】, else all of a case without any label."""
    lines = _labelled(items, _OUTLINE) + [(item, item.block.text) for item in _under(items, _OUTLINE_WORD)]
    if lines:
        return _stated(lines[:_MOST_LINES])
    if any(saying.tells(*_TELLING) for saying in sayings) or any(item.headings for item in items):
        return told(sayings, CaseField.OUTLINE)
    return _stated([(item, item.block.text) for item in items if _is_statement(item.block)][:_MOST_LINES])


def told(sayings: Sequence[Saying], field: CaseField) -> tuple[Stated, ...]:
    """What stands under the label of a part, without notes, rows and addresses."""
    lines = [saying for saying in sayings if saying.tells(field) and not saying.header and not _is_aside(saying.text)]
    found = (stated(saying.text, saying.piece) for saying in lines)
    return tuple(dict.fromkeys(line for line in found if line))[:_MOST_LINES]


def topics_told(sayings: Sequence[Saying]) -> tuple[str, ...]:
    """What the case is filed under by a field of its own: 分野：窓口."""
    return tuple(line.text for line in told(sayings, CaseField.TOPIC) if len(line.text) <= _LONGEST_TITLE)


def population(items: Iterable[Item]) -> Stated | None:
    """The population as the source words it: 151.8万人."""
    return _first(items, _PEOPLE, "people")


def department(items: Iterable[Item]) -> Stated | None:
    """Who answers for it (担当)."""
    return _first(items, _WHO, "who")


def urls(items: Iterable[Item]) -> tuple[Stated, ...]:
    """The addresses in the case, each once."""
    found = [stated(url, item.piece) for item in items for url in _URL.findall(item.block.text)]
    return tuple({one.text: one for one in reversed(found) if one}.values())[::-1]


def _first(items: Iterable[Item], pattern: re.Pattern[str], group: str) -> Stated | None:
    texts = ((item, search(pattern, item.block.text, group)) for item in items)
    return next((found for item, text in texts if text and (found := stated(text, item.piece))), None)


def _under(items: Iterable[Item], word: str) -> list[Item]:
    """The blocks right under a heading inside the case that is this word; beside a list, only whole sentences."""
    heads = re.compile(rf"(?:{word})(?:について)?")
    found = [
        item
        for item in items
        if len(item.headings) == 1
        and heads.fullmatch(words_of(item.headings[0]))
        and item.block.kind is not BlockKind.TABLE_ROW
        and not _is_reference(item.block.text)
    ]
    if not any(item.block.kind is BlockKind.LIST_ITEM for item in found):
        return found
    return [item for item in found if item.block.kind is BlockKind.LIST_ITEM or item.block.text.rstrip().endswith("。")]


def _labelled(items: Iterable[Item], label: re.Pattern[str]) -> list[tuple[Item, str]]:
    marks = ((item, label.match(item.block.text)) for item in items)
    return [(item, item.block.text[mark.end() :]) for item, mark in marks if mark]


def _stated(lines: Iterable[tuple[Item, str]]) -> tuple[Stated, ...]:
    return tuple(found for item, text in lines if (found := stated(text, item.piece)))


def _is_inner_title(blocks: Sequence[Block], at: int) -> bool:
    """Whether a short line stands over a list or a longer text and so heads it."""
    line, below = line_of(blocks[at].text), blocks[at + 1 : at + 2]
    if blocks[at].kind is not BlockKind.PARAGRAPH or not line or len(line) > _LONGEST_TITLE or not is_plain_title(line):
        return False
    if _BREADCRUMB.match(line) or _is_reference(line):
        return False
    return any(block.kind is BlockKind.LIST_ITEM or len(block.text) > _LONGEST_TITLE for block in below)


def _is_statement(block: Block) -> bool:
    """Whether a block says something of the case itself: no label, row, breadcrumb or reference."""
    labels = (_POINT, _OUTLINE, _BREADCRUMB)
    if block.kind is BlockKind.TABLE_ROW or _is_reference(block.text):
        return False
    return not any(label.match(block.text.strip()) for label in labels)


def _is_aside(text: str) -> bool:
    return bool(_ASIDE.match(text)) or _is_reference(text)


def _is_reference(text: str) -> bool:
    """Whether the block is 担当：, 人口： or an address rather than a statement: such a label at its head."""
    return bool(_REFERENCE.search(text[:40]))
