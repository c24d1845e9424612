"""Finding what may come after a measure (後継の措置): open or to come, and for much the same costs."""

from collections.abc import Iterable
from datetime import date

from knowledge.domain.calendar import Standing
from knowledge.domain.measure import Measure
from knowledge.library.words import Words

_LIKENESS = 0.5


def successors(measure: Measure, library: Iterable[Measure], *, as_of: date, words: Words) -> tuple[Measure, ...]:
    """The measures that may come after one that has ended; none while it goes on."""
    if measure.standing(as_of) is not Standing.CLOSED:
        return ()
    return tuple(other for other in library if _succeeds(other, measure, as_of, words))


def _succeeds(other: Measure, measure: Measure, as_of: date, words: Words) -> bool:
    if other.id == measure.id or other.standing(as_of) not in (Standing.OPEN, Standing.UPCOMING):
        return False
    mine, theirs = _cost_words(measure, words), _cost_words(other, words)
    return bool(mine) and len(mine & theirs) / len(mine) >= _LIKENESS


def _cost_words(measure: Measure, words: Words) -> frozenset[str]:
    return frozenset(word for cost in measure.eligible_costs for word in words.content(cost.text))
