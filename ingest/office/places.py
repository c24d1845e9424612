"""Where blocks without pages stand in the printed form of the same document: their texts are found in it, in order."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ingest.blocks import Block, BlockKind
from knowledge.text import fold

_SHINGLE = 10  # characters; one that stands once in a whole document names a place
_STRIDE = 4
_AHEAD = 400  # characters in which the end of a block is looked for beyond where it should be
_SHORTEST = 2
_MOST_TRIES = 50  # pieces of one text; where so many stand twice, all do
_LEADER = re.compile(r"[.・]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    start: int
    end: int


class _Print:
    """The printed text as one folded string, with the page of each of its places."""

    def __init__(self, printed: Sequence[Block]) -> None:
        self._blocks = [block for block in printed if block.page and block.text]
        texts = [key_of(block) for block in self._blocks]
        self._starts: list[int] = []
        at = 0
        for text in texts:
            self._starts.append(at)
            at += len(text)
        self.text = "".join(texts)
        places = range(0, len(self.text) - _SHINGLE + 1, _STRIDE)
        self._places = {self.text[place : place + _SHINGLE]: place for place in places}

    def page(self, place: int) -> int | None:
        """The page on which the character at a place stands."""
        at = bisect_right(self._starts, place) - 1
        if at < 0:
            return None
        block = self._blocks[at]
        behind = self._starts[at + 1] if at + 1 < len(self._starts) else len(self.text)
        later = block.last_page and 2 * (place - self._starts[at]) > behind - self._starts[at]
        return block.last_page if later else block.page

    def unique(self, key: str) -> _Span | None:
        """Where a text stands, by a piece of it that stands nowhere else, with more of it around."""
        met = ((offset, self._places.get(key[offset : offset + _SHINGLE])) for offset in range(len(key) - _SHINGLE + 1))
        for offset, place in islice(((offset, place) for offset, place in met if place is not None), _MOST_TRIES):
            piece = key[offset : offset + _SHINGLE]
            if self.text.find(piece) == self.text.rfind(piece):
                span = self._whole(key, max(0, place - offset), place + _SHINGLE)
                if self._holds(key, span):
                    return span
        return None

    def _holds(self, key: str, span: _Span) -> bool:
        """Whether most of a text stands in or about a span: a piece may be all that two texts have in common."""
        near = self.text[max(0, span.start - _AHEAD) : max(span.end, span.start + len(key)) + _AHEAD]
        pieces = [key[at : at + _SHINGLE] for at in range(0, len(key) - _SHINGLE + 1, max(_SHINGLE, len(key) // 16))]
        return 2 * sum(piece in near for piece in pieces) > len(pieces)

    def between(self, key: str, low: int, high: int) -> _Span | None:
        """Where the whole of a text stands first in a range."""
        place = self.text.find(key, low, high)
        return _Span(start=place, end=place + len(key)) if place >= 0 else None

    def _whole(self, key: str, start: int, known: int) -> _Span:
        """The span of a text that begins about at `start`, as far as its last characters are found behind it."""
        tail = key[-_SHINGLE:]
        place = self.text.find(tail, max(start, known - _SHINGLE), start + len(key) + _AHEAD)
        return _Span(start=start, end=place + len(tail) if place >= 0 else known)


def placed(blocks: Sequence[Block], printed: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the pages on which the printed ones have the same text; one that is not found has none.

    A block between two of the same page stands on that page too, and a heading where the text below it begins.
    """
    page_of = _Print(printed)
    keys = [key_of(block) for block in blocks]
    spans = [page_of.unique(key) for key in keys]
    for at, low, high in _gaps(spans, len(page_of.text)):
        if len(keys[at]) >= _SHORTEST:
            spans[at] = page_of.between(keys[at], max(low, _end_before(spans, at, low)), high)
    paged = [_paged(block, span, page_of) for block, span in zip(blocks, spans, strict=True)]
    return tuple(_filled(paged))


def key_of(block: Block) -> str:
    """The text of a block as it is compared: folded, without marks between its cells or leaders before a number."""
    return _LEADER.sub("", fold(block.text.replace(" | ", "") if block.kind is BlockKind.TABLE_ROW else block.text))


def _gaps(spans: Sequence[_Span | None], length: int) -> Iterator[tuple[int, int, int]]:
    """The blocks that have no place yet, each with the range between those that stand in order around it."""
    known = [at for at, span in enumerate(spans) if span]
    in_order = _longest_ascending([span.start for span in spans if span])
    firm = [known[at] for at in in_order]
    for at, span in enumerate(spans):
        if span is None:
            next_firm = bisect_left(firm, at)
            before = spans[firm[next_firm - 1]] if next_firm else None
            after = spans[firm[next_firm]] if next_firm < len(firm) else None
            yield at, before.end if before else 0, after.start if after else length


def _end_before(spans: Sequence[_Span | None], at: int, low: int) -> int:
    """The end of the block right before, where it stands in the range."""
    before = spans[at - 1] if at else None
    return before.end if before and before.start >= low else low


def _longest_ascending(numbers: Sequence[int]) -> list[int]:
    """The indexes of a longest run of rising numbers (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        before.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [number]
        ends[pile : pile + 1] = [at]
    chain: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]


# --- pages ---------------------------------------------------------------------------------------------------------
def _paged(block: Block, span: _Span | None, page_of: _Print) -> Block:
    if span is None or block.kind is BlockKind.GAP:
        return block
    page, last = page_of.page(span.start), page_of.page(span.end - 1)
    return replace(block, page=page, last_page=last if page and last and last > page else None)


def _filled(blocks: Sequence[Block]) -> Iterator[Block]:
    """Gives the blocks between two of the same page that page, and a heading the page of what it heads."""
    following: list[int | None] = []
    ahead: int | None = None
    for block in reversed(blocks):
        ahead = block.page or ahead
        following.append(ahead)
    behind: int | None = None
    for block, after in zip(blocks, reversed(following), strict=True):
        if block.page:
            behind = block.last_page or block.page
            yield block
        else:
            heads = block.kind is BlockKind.HEADING and after is not None and after >= (behind or 1)
            yield replace(block, page=after) if behind == after or heads else block
