"""Finding what other documents state of the same measure otherwise (食い違う記載): another rate, limit or period."""

import re
from collections.abc import Iterable
from datetime import date

from knowledge.domain.measure import Measure
from knowledge.domain.record import Stated
from knowledge.library.words import Words
from knowledge.text import fold

_ALIKE = 0.8
# Parts that any document has (附則, 別表2): the closed class of their headings names no measure.
_NO_NAME = re.compile(r"(?:[附付]則|別[表紙記添]|参考|総則|通則|雑則|本則|概要|目的|趣旨)(?:第?[\d.-]+号?)?")
_IN_BRACKETS = re.compile(r"[(【\[].+[)】\]]$")


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
    """The same name; or the same money for much the same costs.

    A name that only one of them goes on with in brackets (whose measure it is) is the same where a cost is; a part of
    a measure (…（共同枠）) pays other costs.
    """
    if _NO_NAME.fullmatch(fold(one.name)) or _NO_NAME.fullmatch(fold(other.name)):
        return False
    if fold(one.name) == fold(other.name):
        return True
    mine, theirs = (_cost_words(measure.eligible_costs, words) for measure in (one, other))
    if not (_are_alike(mine, theirs) or (_is_named_on(one, other) and _share_a_cost(one, other, words))):
        return False
    return all(
        mine_said and theirs_said and fold(mine_said.text) == fold(theirs_said.text)
        for mine_said, theirs_said in ((one.instrument, other.instrument), (one.recipients, other.recipients))
    )


def _is_named_on(one: Measure, other: Measure) -> bool:
    """Whether the name of one is that of the other and words in brackets."""
    short, long = sorted((fold(one.name), fold(other.name)), key=len)
    return bool(short) and _IN_BRACKETS.sub("", long) == short


def _share_a_cost(one: Measure, other: Measure, words: Words) -> bool:
    return any(
        _are_alike(_cost_words([mine], words), _cost_words([theirs], words))
        for mine in one.eligible_costs
        for theirs in other.eligible_costs
    )


def _are_alike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(mine and theirs) and len(mine & theirs) / len(mine | theirs) >= _ALIKE


def _cost_words(costs: Iterable[Stated], words: Words) -> frozenset[str]:
    return frozenset(word for cost in costs for word in words.content(cost.text))


def _differs(one: Measure, other: Measure) -> bool:
    """Whether both state a rate, a limit or a period, and not the same."""
    rates = ({rate.value for rate in measure.rates} for measure in (one, other))
    limits = ({fold(limit.amount.text) for limit in measure.limits} for measure in (one, other))
    pairs = [*zip(rates, rates, strict=True), *zip(limits, limits, strict=True)]
    if any(mine and theirs and mine != theirs for mine, theirs in pairs):
        return True
    return bool(one.period and other.period) and one.validity != other.validity
