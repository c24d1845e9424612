"""How close a case is to who asks (当てはまり): kind of body, population, prefecture, cost; in chips and as a figure.

A chip says only what the case states; where it states nothing, that is said too. Theme orders the cases first, and
this closeness only those that are alike in it (docs/decisions/0014-precedents.md).
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from knowledge.answering import phrases
from knowledge.answering.finding.case_request import CaseRequest
from knowledge.domain.answer import Fit
from knowledge.domain.case import Case
from knowledge.domain.case_bound import Bound, Bounded
from knowledge.domain.municipality import MunicipalityKind, PopulationBand
from knowledge.text import display, find, fold

K = MunicipalityKind

KIND, POPULATION, PREFECTURE, COST = 0.35, 0.35, 0.15, 0.15
_SUCH = 0.7
_TWICE = 2.0
_SMALL_PEOPLE = 30_000
_MOST_WORDS = 3
# Towns and villages work alike; a city has more staff; a prefecture has another task altogether.
_ALIKE = {frozenset({K.TOWN, K.VILLAGE}): 0.7, frozenset({K.CITY, K.WARD}): 0.8, frozenset({K.CITY, K.TOWN}): 0.4}
_OTHERWISE = 0.2


class Speaks(Enum):
    """Which way a chip speaks."""

    FOR = "for"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class _Chip:
    speaks: Speaks
    text: str
    closeness: float = 0.0


def fit_of_case(case: Case, request: CaseRequest) -> tuple[Fit, float]:
    """The chips, what fits first, and the closeness in 0..1."""
    chips = [*_theme(case, request), *_of_body(case, request)]
    chips += [*_prefecture(case, request), *_money(case, request), *_bounds(case, request)]
    fit = Fit(
        case_id=case.id,
        matches=tuple(chip.text for chip in chips if chip.speaks is Speaks.FOR),
        differs=tuple(chip.text for chip in chips if chip.speaks is Speaks.AGAINST),
    )
    return fit, sum(chip.closeness for chip in chips)


def is_of_named_body(case: Case, request: CaseRequest) -> bool:
    """Whether it is a case of such a body as the question names; what the case does not state speaks neither way."""
    if not request.names_a_kind_of_body:
        return False
    weighed = [KIND] if K.UNKNOWN not in (case.municipality.kind, _named_kind(request)) else []
    weighed += [POPULATION] if case.people is not None and (request.names_size or request.is_small) else []
    close = sum(chip.closeness for chip in _of_body(case, request))
    return bool(weighed) and close >= _SUCH * sum(weighed)


def _named_kind(request: CaseRequest) -> MunicipalityKind:
    return next(iter(request.kinds), request.asker.kind)


def _of_body(case: Case, request: CaseRequest) -> Iterator[_Chip]:
    yield from _kind(case, request)
    yield from _population(case, request)


def _theme(case: Case, request: CaseRequest) -> Iterator[_Chip]:
    """The words of the question that the case has, as the case writes them."""
    told = " ".join(display(field.text) for field in (case.title, case.point, *case.outline) if field)
    nouns = [term for term in request.theme.terms if not "ぁ" <= term[-1] <= "ゖ"]
    held = [words for term in nouns if (words := find(term, told))]
    if held:
        yield _Chip(Speaks.FOR, phrases.CASE_THEME.format(words="、".join(dict.fromkeys(held[:_MOST_WORDS]))))
    for topic in case.topics:
        if any(term in fold(topic) for term in nouns):
            yield _Chip(Speaks.FOR, phrases.CASE_TOPIC.format(topic=topic))


def _kind(case: Case, request: CaseRequest) -> Iterator[_Chip]:
    asker, theirs = request.asker.kind, case.municipality.kind
    if request.kinds and theirs is not K.UNKNOWN:
        is_named = theirs in request.kinds
        said = phrases.CASE_OF_KIND if is_named else phrases.CASE_OTHER_KIND
        speaks = Speaks.FOR if is_named else Speaks.AGAINST
        yield _Chip(speaks, said.format(kind=short_kind(theirs)), KIND if is_named else 0.0)
        return
    if K.UNKNOWN in (asker, theirs):
        return
    if asker is theirs:
        yield _Chip(Speaks.FOR, phrases.CASE_SAME_KIND.format(kind=short_kind(theirs)), KIND)
    elif K.PREFECTURE in (asker, theirs):
        said = phrases.CASE_OTHER_ROLE.format(kind=short_kind(theirs), asker=short_kind(asker))
        yield _Chip(Speaks.AGAINST, said)
    else:
        likeness = _ALIKE.get(frozenset({asker, theirs}), _OTHERWISE)
        yield _Chip(Speaks.AGAINST, phrases.CASE_OTHER_KIND.format(kind=short_kind(theirs)), KIND * likeness)


def _population(case: Case, request: CaseRequest) -> Iterator[_Chip]:
    asker = request.asker.population
    if asker is None and not request.is_small:
        return
    if case.people is None:
        yield _Chip(Speaks.AGAINST, phrases.CASE_NO_POPULATION)
        return
    people = display(case.people_words)
    near, far = (phrases.CASE_NEAR_POPULATION, phrases.CASE_OTHER_POPULATION)
    if asker is None:
        near, far = phrases.CASE_SMALL, phrases.CASE_NOT_SMALL
    is_near = is_near_in_population(case.people, asker)
    speaks = Speaks.FOR if is_near else Speaks.AGAINST
    text = (near if is_near else far).format(people=people)
    yield _Chip(speaks, text, POPULATION * _likeness(case.people, asker or _SMALL_PEOPLE))


def is_near_in_population(people: int, asker: int | None) -> bool:
    """Of one band (人口規模), or at most twice as many; for one who only asks for a small body, a small one."""
    if asker is None:
        return people < _SMALL_PEOPLE
    more, less = max(people, asker), max(1, min(people, asker))
    return PopulationBand.of(people) is PopulationBand.of(asker) or more / less <= _TWICE


def _likeness(people: int, asker: int) -> float:
    """1 for as many, 0 for ten times as many or a tenth."""
    return max(0.0, 1.0 - abs(math.log10(max(1, people) / max(1, asker))))


def _prefecture(case: Case, request: CaseRequest) -> Iterator[_Chip]:
    prefecture = request.asker.prefecture
    if prefecture and prefecture == case.municipality.prefecture:
        yield _Chip(Speaks.FOR, phrases.CASE_SAME_PREFECTURE.format(prefecture=prefecture), PREFECTURE)


def _money(case: Case, request: CaseRequest) -> Iterator[_Chip]:
    """The budget named without a limit (予算500万円で)."""
    if request.budget is None:
        return
    figure = Bounded.COST.of(case)
    if figure is None or request.budget.most is None:
        yield _Chip(Speaks.AGAINST, phrases.CASE_NO_COST)
    elif figure <= request.budget.most * 3 / 2:
        yield _Chip(Speaks.FOR, phrases.CASE_NEAR_COST.format(figure=figure_words(case, Bounded.COST)), COST)
    else:
        yield _Chip(Speaks.AGAINST, phrases.CASE_OTHER_COST.format(figure=figure_words(case, Bounded.COST)))


def _bounds(case: Case, request: CaseRequest) -> Iterator[_Chip]:
    for bound in request.bounds:
        yield _bound(case, bound)


def _bound(case: Case, bound: Bound) -> _Chip:
    admits = bound.admits(case)
    if admits is None:
        absent = phrases.CASE_NO_POPULATION if bound.what is Bounded.POPULATION else phrases.CASE_NO_COST
        return _Chip(Speaks.AGAINST, absent)
    said = {"words": bound.words, "figure": figure_words(case, bound.what)}
    if admits:
        return _Chip(Speaks.FOR, phrases.CASE_WITHIN.format(**said), COST)
    return _Chip(Speaks.AGAINST, phrases.CASE_BEYOND.format(**said))


def figure_words(case: Case, what: Bounded) -> str:
    """The figure in the words of the case: 1.8万人; all amounts of the costs."""
    if what is Bounded.POPULATION:
        return display(case.people_words)
    return "＋".join(display(cost.amount.text) for cost in case.costs)


def short_kind(kind: MunicipalityKind) -> str:
    """What a body of the kind is called in a sentence: 県, 市, 町…."""
    return "県" if kind is K.PREFECTURE else kind.value
