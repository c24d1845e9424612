"""Whether the evidence found is enough to answer: calibrated, so that a question outside the library is refused.

A logistic model of three things: how much of the question's weight the best unit bears (with its headings), whether
it bears the weightiest word, and how near in meaning the best units are. Fitted on the project's own questions, wrong
answers counted twice as bad as wrong refusals (docs/benchmarks.md).
"""

import math
from collections.abc import Iterable, Sequence

from knowledge.answering.finding.relevance import Scored
from knowledge.answering.reading.interrogatives import Wanted
from knowledge.domain.numbers import numbers_in

_COVERAGE, _POINTED, _MEANING, _INTERCEPT = 4.6, 1.2, 4.6, -5.95
_THRESHOLD = 0.5
_NEAR_THE_TOP = 5


def confidence(scored: Sequence[Scored], record_coverage: float = 0.0) -> float:
    """0..1 that the units found answer the question; 0 when there are none.

    `record_coverage` is how much of the question a chosen record bears, whose fields together say more than a unit.
    """
    if not scored:
        return 0.0
    best = scored[0]
    coverage = max(best.coverage, record_coverage)
    meaning = max(s.meaning for s in scored[:_NEAR_THE_TOP])
    return 1 / (1 + math.exp(-(_COVERAGE * coverage + _POINTED * best.pointed + _MEANING * meaning + _INTERCEPT)))


def is_sufficient(confidence: float) -> bool:
    """Whether to answer at all."""
    return confidence >= _THRESHOLD


def bears_what_is_required(wanted: Wanted, said: Iterable[str]) -> bool:
    """Whether what is said has a number in the unit that was asked for (何人, いくら), where one was."""
    if not wanted.required:
        return True
    return any(number.unit in wanted.required for text in said for number in numbers_in(text))
