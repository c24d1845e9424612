"""The places that came near (近い資料) a question that is not answered, with the words that stand nearest in them.

A reader who asked in other words than the source often finds the answer in them; they are told not to be one.
"""

from collections.abc import Iterator
from itertools import islice

from knowledge.answering.finding.evidence import Evidence
from knowledge.answering.finding.sufficiency import is_near
from knowledge.domain.answer import Citation, Near
from knowledge.text import find, fold

_MOST = 3


def near_places(evidence: Evidence) -> tuple[Near, ...]:
    """The nearest words, those of one place together; places alone where the question came near nothing here."""
    words = tuple(islice(_words(evidence), _MOST)) if is_near(evidence.signs) else ()
    places = list(dict.fromkeys(near.location for near in words))
    return tuple(sorted(words, key=lambda near: places.index(near.location))) or tuple(
        Near(chunk_id=passage.chunk_id, location=passage.location, score=passage.score)
        for passage in evidence.passages[:_MOST]
    )


def quoted_in(near: tuple[Near, ...]) -> Iterator[Citation]:
    """The quotes among them, numbered as the reader sees them."""
    for number, one in enumerate(near, start=1):
        if one.quote:
            yield Citation(n=number, quote=one.quote, location=one.location, chunk_id=one.chunk_id)


def _words(evidence: Evidence) -> Iterator[Near]:
    """The units, best first; the particulars of a case (人口, 担当) tell nothing by themselves."""
    scores = {passage.key: passage.score for passage in evidence.passages}
    for scored in evidence.scored:
        unit = scored.unit
        quote = find(unit.quote, unit.chunk.text)
        if quote and not any(field in fold(unit.text) for field in evidence.aside):
            yield Near(chunk_id=unit.chunk.id, location=unit.chunk.location, score=scores[unit.key], quote=quote)
