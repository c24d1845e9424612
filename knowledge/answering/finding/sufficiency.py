"""Whether the evidence found is enough to answer (断る判断): calibrated, so that a question outside is refused.

A logistic model of a few signs; benchmarks/refusal.py fits it and prints it cross-validated (docs/benchmarks.md).
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass

from knowledge.answering.finding.expectation import says_otherwise
from knowledge.answering.finding.figures import figures_in
from knowledge.answering.finding.nearness import Nearness
from knowledge.answering.finding.relevance import Scored
from knowledge.answering.reading.interrogatives import Wanted
from knowledge.text import fold

_THRESHOLD = 0.4
_NEAR = 0.1
_NEAR_THE_TOP = 3
_OF_THE_SUBJECT = 0.65


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """The signs (手がかり) of an answer, each in 0..1.

    `coverage` and `own`: how much of the question's weight the best unit bears, with what is around it and by itself;
    `pointed`: whether it bears the weightiest word; `near` and `margin`: how near in meaning the best chunk is, and
    how far it stands out from the library; `missing`: whether a number or date was asked for and no unit of the
    subject holds one; `told`: how near in meaning the best unit is that is in the manner asked for (manner.py).
    """

    coverage: float = 0.0
    own: float = 0.0
    pointed: float = 0.0
    near: float = 0.0
    margin: float = 0.0
    missing: float = 0.0
    told: float = 0.0


NO_SIGNS = Signs()
_FITTED = Signs(coverage=3.28, own=1.20, pointed=1.03, near=3.11, margin=1.84, missing=-0.42, told=3.0)
_INTERCEPT = -5.68


def signs_of(scored: Sequence[Scored], near: Nearness, wanted: Wanted, *, borne: float = 0.0) -> Signs:
    """The signs of the units found; `borne` is how much of the question a chosen record bears, all fields together."""
    if not scored:
        return NO_SIGNS
    top = scored[:_NEAR_THE_TOP]
    best = max(top, key=lambda one: one.coverage)
    return Signs(
        coverage=max(best.coverage, borne),
        own=max(one.own for one in top),
        pointed=float(any(one.pointed for one in top) or borne >= best.coverage),
        near=near.most,
        margin=near.margin,
        missing=float(_is_missing(scored, wanted)),
        told=max((one.meaning for one in top if one.told), default=0.0),
    )


def confidence(signs: Signs) -> float:
    """0..1 that what was found answers the question."""
    weighed = sum(weight * sign for weight, sign in zip(astuple(_FITTED), astuple(signs), strict=True))
    return 1 / (1 + math.exp(-(weighed + _INTERCEPT)))


def is_sufficient(signs: Signs) -> bool:
    """Whether to answer at all."""
    return confidence(signs) >= _THRESHOLD


def is_near(signs: Signs) -> bool:
    """Whether the words that came nearest are worth reading, where they are not enough to answer."""
    return confidence(signs) >= _NEAR


def bears_what_is_required(wanted: Wanted, said: Iterable[str]) -> bool:
    """Whether what is said has a number in the unit that was asked for (何人, いくら), where one was."""
    if not wanted.required:
        return True
    return any(_holds_one(text, wanted.required) for text in said)


def _holds_one(text: str, units: frozenset[str]) -> bool:
    return says_otherwise(units, fold(text)) or any(number.unit in units for number in figures_in(text))


def _is_missing(scored: Sequence[Scored], wanted: Wanted) -> bool:
    if not (wanted.number or wanted.day):
        return False
    least = scored[0].coverage * _OF_THE_SUBJECT
    return not any(one.expected == 1.0 and one.coverage >= least for one in scored)
