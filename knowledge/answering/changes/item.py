"""One change as a claim (改定箇所一件): its words, its quotes, what it is about."""

from dataclasses import dataclass
from enum import IntEnum

from knowledge.domain.answer import Draft, Quote
from knowledge.domain.changes import SectionSide
from knowledge.domain.document import Chunk
from knowledge.domain.measure import Measure
from knowledge.domain.record import Stated
from knowledge.text import display, fold

_LONGEST = 160

Chunks = dict[str, Chunk]


class Way(IntEnum):
    """Which way a change goes, the weightiest first; records and numbers stand before all others."""

    RECORD = 0
    ADDED = 1
    REMOVED = 2
    REWRITTEN = 3
    PLACED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeItem:
    """One change as a claim, and the folded words by which it is known to be about what is asked.

    `measure` is the measure as it is now, whose period has to be watched.
    """

    draft: Draft
    words: str
    way: Way
    measure: Measure | None = None


def shown(text: str) -> str:
    """A quote within a sentence; a very long one is cut, its source shows all."""
    plain = display(text)
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"


def quote(stated: Stated) -> Quote:
    """What is stated, to be checked against its chunk."""
    return Quote(key=stated.chunk_id, text=stated.text)


def about(place: SectionSide | Stated, draft: Draft) -> str:
    """The folded words by which a change is found: its headings, what is told, what is quoted."""
    return fold(" ".join((*place.location.heading_path, draft.text, *(quote.text for quote in draft.quotes))))
