"""Units of evidence: the sentences, list items and rows of a passage, each an exact slice that can be quoted."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.domain.answer import Passage
from knowledge.domain.document import Chunk
from knowledge.text import display, fold, sentences

_SHORTEST = 4
_SHORT_ITEM = 90
_LIST_MARK = re.compile(
    r"\s*(?:[-*+]\s|[・●○◯◎◆◇▶➢✓✔➤]|[①-⑳]|[（(][0-9０-９ア-ン一-十]{1,2}[）)]|[0-9０-９]{1,2}[.．])"
)
_LEADS_IN = re.compile(r"(?:以下|次|下記)の.{0,30}$|[:：]$")
_ONLY_NUMBERS = re.compile(r"[\d\W_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One quotable piece: `quote` is a slice of the chunk's text. `order` is its place in reading order."""

    key: str
    chunk: Chunk
    quote: str
    order: int

    @property
    def text(self) -> str:
        """The piece as people read it."""
        return display(self.quote)

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return bool(_LIST_MARK.match(self.quote))

    @property
    def leads_in(self) -> bool:
        """Whether it announces the items that follow (以下の…、…：)."""
        return bool(_LEADS_IN.search(self.text.rstrip("。")))


def units_of(passages: Iterable[Passage], chunks: Mapping[str, Chunk]) -> list[Unit]:
    """The units of the passages, passage by passage in reading order; repeated and empty ones are left out."""
    units: list[Unit] = []
    seen: set[str] = set()
    for passage in passages:
        for chunk in (chunks[chunk_id] for chunk_id in passage.chunk_ids if chunk_id in chunks):
            for quote in _pieces(chunk.text):
                folded = fold(quote)
                if len(folded) < _SHORTEST or folded in seen or _ONLY_NUMBERS.fullmatch(folded):
                    continue
                if any(folded in fold(heading) for heading in chunk.location.heading_path):
                    continue  # a heading says what follows, it answers nothing
                seen.add(folded)
                units.append(Unit(key=passage.key, chunk=chunk, quote=quote, order=len(units)))
    return units


def _pieces(text: str) -> list[str]:
    """Sentences; a line that stops at a comma is read on into the next one, a short list item stays whole."""
    pieces: list[tuple[int, int]] = []
    for start, end in sentences(text):
        if pieces and _goes_on(text, pieces[-1], start, end):
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return [text[start:end] for start, end in pieces]


def _goes_on(text: str, before: tuple[int, int], start: int, end: int) -> bool:
    first, last = before
    if "\n" in text[last:start] or text[last - 1] == "\n":
        return text[last - 1] in "、，" and not _LIST_MARK.match(text[start:end])
    return bool(_LIST_MARK.match(text[first:last])) and end - first <= _SHORT_ITEM
