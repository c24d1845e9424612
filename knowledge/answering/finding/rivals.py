"""Finding what other documents state of the same measure otherwise (食い違う記載): another rate, limit or period."""

from collections.abc import Iterable
from datetime import date

from knowledge.domain.measure import Measure
from knowledge.library.words import Words
from knowledge.text import fold

_ALIKE = 0.8


def rivals(measure: Measure, library: Iterable[Measure], words: Words) -> tuple[Measure, ...]:
    """Records of the same measure in other documents that differ in a figure or the period."""
    return tuple(
        other
        for other in library
        if other.location.edition.document.id != measure.location.edition.document.id
        and _is_same(measure, other, words)
        and _differs(measure, other)
    )


def newest_first(measures: Iterable[Measure]) -> list[Measure]:
    """By the day that the source was published; one that states none comes last."""
    return sorted(measures, key=lambda one: one.location.edition.published or date.min, reverse=True)


def _is_same(one: Measure, other: Measure, words: Words) -> bool:
    """The same name; or much the same costs, paid by the same kind of money to the same recipients."""
    if fold(one.name) == fold(other.name):
        return True
    mine, theirs = (_cost_words(measure, words) for measure in (one, other))
    costs_alike = bool(mine and theirs) and len(mine & theirs) / len(mine | theirs) >= _ALIKE
    return costs_alike and all(
        mine_said and theirs_said and fold(mine_said.text) == fold(theirs_said.text)
        for mine_said, theirs_said in ((one.instrument, other.instrument), (one.recipients, other.recipients))
    )


def _cost_words(measure: Measure, words: Words) -> frozenset[str]:
    return frozenset(word for cost in measure.eligible_costs for word in words.content(cost.text))


def _differs(one: Measure, other: Measure) -> bool:
    """Whether both state a rate, a limit or a period, and not the same."""
    rates = ({rate.value for rate in measure.rates} for measure in (one, other))
    limits = ({fold(limit.amount.text) for limit in measure.limits} for measure in (one, other))
    pairs = [*zip(rates, rates, strict=True), *zip(limits, limits, strict=True)]
    if any(mine and theirs and mine != theirs for mine, theirs in pairs):
        return True
    return bool(one.period and other.period) and one.validity != other.validity
