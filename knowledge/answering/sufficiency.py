"""Whether the evidence found is enough to answer: calibrated, so that a question outside the library is refused.

Two things speak: how much of the question's weight the best unit has (with its headings), and how near its meaning is.
Their weights and the threshold come from the project's own questions (docs/benchmarks.md).
"""

from collections.abc import Sequence

from knowledge.answering.relevance import Scored

_COVERAGE, _OWN, _MEANING, _THRESHOLD = 0.6, 0.1, 0.3, 0.52


def confidence(scored: Sequence[Scored]) -> float:
    """0..1 for the best unit; 0 when there is none."""
    if not scored:
        return 0.0
    best = scored[0]
    return _COVERAGE * best.coverage + _OWN * best.own + _MEANING * best.meaning


def is_sufficient(scored: Sequence[Scored]) -> bool:
    """Whether to answer at all."""
    return confidence(scored) >= _THRESHOLD
