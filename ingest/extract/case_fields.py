"""The fields of a case: point, outline, effects, population, department, addresses."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.blocks import BlockKind
from ingest.chunking import Piece
from ingest.extract.slices import search, stated
from ingest.headings import words_of
from knowledge.domain.record import Stated

_D = r"[0-9０-９]"
_POINT_WORD = r"(?:(?:取組|事業|事例|導入)の)?(?:ポイント|特徴|工夫(?:した点|点)?)|Point|POINT"
_OUTLINE_WORD = r"(?:(?:取組|事業|事例|施策)の?)?(?:概要|内容)"
_EFFECT_WORD = r"(?:(?:取組|事業|導入)の?)?(?:主な)?(?:効果|成果)(?:・成果|・効果)?"
_LABELLED = r"^[\s　*・【\[■●○◆-]*(?:{})[】\]*]*[\s　]*(?:[：:|]|(?<=[】\]]))[\s　*]*(?=\S)"
_POINT = re.compile(rf"^[\s　*・【\[■●○◆-]*(?:{_POINT_WORD})[】\]\s　*：:|]+(?=\S)|^[\s　]*[➤▶➢]\s*")
_OUTLINE = re.compile(_LABELLED.format(_OUTLINE_WORD))
_EFFECT = re.compile(_LABELLED.format(_EFFECT_WORD))
_PEOPLE = re.compile(
    rf"人口(?:[（(][^）)\n]{{0,20}}[）)])?[\s　]*(?:[：:|\t]|は|が)?[\s　]*"
    rf"(?P<people>約?{_D}[0-9０-９,，.．]*\s*(?:万[0-9０-９,，]*)?人)"
)
_WHO = re.compile(
    r"(?:担当(?:課|部署|部局|部門)?|所管(?:課|部署)?|(?:お?問い?合わ?せ|連絡)先?)"
    r"[\s　*]*[：:|\t][\s　*]*(?P<who>[^\n|]+)"
)
_URL = re.compile(r"https?://[^\s<>（）()「」【】、。\"'|]+")
_REFERENCE = re.compile(r"担当|問い?合わ?せ|連絡先|人口|URL|出典|https?://")
_MOST_LINES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A piece of a case and the headings inside the case under which it stands; none right under the title."""

    piece: Piece
    headings: tuple[str, ...]


def point(reads: Sequence[Read]) -> Stated | None:
    """The point: what is marked so, else the one block between title and first heading, else what its heading has."""
    lead = [(read, block) for read in takewhile(lambda read: not read.headings, reads) for block in read.piece.blocks]
    for read, block in lead:
        if mark := _POINT.match(block.text):
            return stated(block.text[mark.end() :], read.piece)
    plain = [(read, block) for read, block in lead if not _is_reference(block.text)]
    if len(plain) == 1 and any(read.headings for read in reads):
        read, block = plain[0]
        if block.kind is not BlockKind.TABLE_ROW and not _OUTLINE.match(block.text):
            return stated(block.text, read.piece)
    under = _under(reads, _POINT_WORD)
    return next((found for read, text in under if (found := stated(text, read.piece))), None)


def outline_lines(reads: Sequence[Read]) -> tuple[Stated, ...]:
    """What was done: the blocks under 事業の概要, or after 概要：, or all plain blocks of a case without headings."""
    lines = [*_labelled(reads, _OUTLINE), *_under(reads, _OUTLINE_WORD)]
    if not lines and not any(read.headings for read in reads):
        blocks = [(read, block) for read in reads for block in read.piece.blocks]
        lines = [
            (read, block.text)
            for read, block in blocks
            if not _POINT.match(block.text) and not _EFFECT.match(block.text) and not _is_reference(block.text)
        ]
    return _stated(lines[:_MOST_LINES])


def effects(reads: Sequence[Read]) -> tuple[Stated, ...]:
    """What came of it: the blocks under 効果, or after 効果：."""
    return _stated([*_labelled(reads, _EFFECT), *_under(reads, _EFFECT_WORD)][:_MOST_LINES])


def population(read: Read) -> Stated | None:
    """The population as the source words it: 151.8万人."""
    return _found(read, _PEOPLE, "people")


def department(read: Read) -> Stated | None:
    """Who answers for it (担当)."""
    return _found(read, _WHO, "who")


def urls(read: Read) -> Iterator[Stated]:
    """The addresses in the piece."""
    for block in read.piece.blocks:
        for url in _URL.findall(block.text):
            if found := stated(url, read.piece):
                yield found


def _found(read: Read, pattern: re.Pattern[str], group: str) -> Stated | None:
    for block in read.piece.blocks:
        if text := search(pattern, block.text, group):
            return stated(text, read.piece)
    return None


def _under(reads: Iterable[Read], word: str) -> list[tuple[Read, str]]:
    """The blocks right under a heading inside the case that is this word; beside a list, only whole sentences."""
    heads = re.compile(rf"(?:{word})(?:について)?")
    blocks = [
        (read, block)
        for read in reads
        if len(read.headings) == 1 and heads.fullmatch(words_of(read.headings[0]))
        for block in read.piece.blocks
        if block.kind is not BlockKind.TABLE_ROW and not _is_reference(block.text)
    ]
    listed = any(block.kind is BlockKind.LIST_ITEM for _, block in blocks)
    return [
        (read, block.text)
        for read, block in blocks
        if not listed or block.kind is BlockKind.LIST_ITEM or block.text.rstrip().endswith("。")
    ]


def _labelled(reads: Iterable[Read], label: re.Pattern[str]) -> list[tuple[Read, str]]:
    return [
        (read, block.text[mark.end() :])
        for read in reads
        for block in read.piece.blocks
        if (mark := label.match(block.text))
    ]


def _stated(lines: Iterable[tuple[Read, str]]) -> tuple[Stated, ...]:
    return tuple(found for read, text in lines if (found := stated(text, read.piece)))


def _is_reference(text: str) -> bool:
    """Whether the block is 担当, 人口 or an address rather than a statement: such words at its head."""
    return bool(_REFERENCE.search(text[:14]))
