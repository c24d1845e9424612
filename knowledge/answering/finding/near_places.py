"""The places that came near (近い資料) a question that is not answered, each with the words that stand nearest there.

A reader who asked in other words than the source often finds the answer in them; they are told not to be one.
"""

from collections.abc import Iterator

from knowledge.answering.finding.evidence import Evidence
from knowledge.answering.finding.sufficiency import is_near
from knowledge.domain.answer import Citation, Near, Passage
from knowledge.text import find

_PLACES = 3


def near_places(evidence: Evidence) -> tuple[Near, ...]:
    """The best passages, best first; the words of a passage only where the question came near the library at all."""
    quoted = is_near(evidence.signs)
    return tuple(_near(passage, evidence if quoted else None) for passage in evidence.passages[:_PLACES])


def quoted_in(near: tuple[Near, ...]) -> Iterator[Citation]:
    """The quotes among them, numbered as the reader sees the places."""
    for number, one in enumerate(near, start=1):
        if one.quote:
            yield Citation(n=number, quote=one.quote, location=one.location, chunk_id=one.chunk_id)


def _near(passage: Passage, evidence: Evidence | None) -> Near:
    for scored in evidence.scored if evidence else ():
        unit = scored.unit
        quote = find(unit.quote, unit.chunk.text) if unit.key == passage.key else None
        if quote:
            return Near(chunk_id=unit.chunk.id, location=unit.chunk.location, score=passage.score, quote=quote)
    return Near(chunk_id=passage.chunk_id, location=passage.location, score=passage.score)
