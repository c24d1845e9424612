"""What answers a question of no particular kind: the units that bear it, chosen and put in reading order."""

import re
from collections.abc import Collection, Sequence

from knowledge.answering.composing.composition import Composition
from knowledge.answering.composing.prose import draft_of
from knowledge.answering.composing.reply import after_definition, replied, reply_of
from knowledge.answering.finding.evidence import Evidence
from knowledge.answering.finding.relevance import Scored
from knowledge.answering.finding.units import Unit
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import QuestionKind
from knowledge.text import fold, likeness

_MOST_CLAIMS = 5
_CLOSE_TOGETHER = 0.75
_CLOSE_ELSEWHERE = 0.93
_CLOSE_EXPECTED = 0.5
_CLOSE_BY_ITSELF = 0.6
_LEAST_NEWS = 2
_NEARLY_AS_MUCH = 0.9
_SAME = 0.8
_MOST_ITEMS = 4
_NOTE = "※"
_NO = re.compile(r"(?:ない|ません|できず|せず|不可|対象外)(?:もの|こと)?(?:です|とする|とします|である)?。$")


def compose_general(reading: Reading, evidence: Evidence) -> Composition:
    """At most five claims: the best unit, what stands close to it in its passage, what is as good elsewhere.

    Particulars of cases that were not asked for are left out, unless there is nothing else.
    """
    chosen = chosen_units(evidence)
    reply = reply_of(chosen[0], evidence.units) if chosen and reading.kind is not QuestionKind.DEFINITION else None
    drafts = [draft_of(unit) for unit in chosen if reply is None or unit.quote != reply.quote]
    return Composition(drafts=tuple(replied(reply, drafts) if reply else drafts)[:_MOST_CLAIMS])


def chosen_units(evidence: Evidence) -> list[Unit]:
    """The units to be told, the best section first, each section as it reads; what holds the value asked for leads."""
    telling = main_units(evidence)
    chosen = _section_named(telling) or _choose(telling, evidence.units)
    if not chosen:
        return []
    best = chosen[0]
    leads = any(one.unit == best and one.expected == 1.0 for one in telling)
    chosen = [best, *after_definition(best, evidence.scored), *chosen[1:]]
    return sorted(
        chosen[:_MOST_CLAIMS], key=lambda unit: (not together(unit, best), not (leads and unit == best), unit.order)
    )


def main_units(evidence: Evidence) -> Sequence[Scored]:
    """The units without the particulars that nobody asked for, unless there is nothing else."""
    return [one for one in evidence.scored if not _holds_one(one.unit, evidence.aside)] or evidence.scored


def together(one: Unit, other: Unit) -> bool:
    """Whether two units stand under the same outermost heading of one edition."""
    here, there = one.chunk.location, other.chunk.location
    return here.edition.id == there.edition.id and here.heading_path[:1] == there.heading_path[:1]


def add(chosen: list[Unit], unit: Unit) -> None:
    """Adds a unit unless it says what one of the chosen says."""
    if unit not in chosen and not any(_alike(unit.text, other.text) for other in chosen):
        chosen.append(unit)


def is_label(unit: Unit) -> bool:
    """A heading-like line that says nothing by itself (研修メニュー例：)."""
    return unit.text.rstrip().endswith(("：", ":")) and not unit.leads_in


def _holds_one(unit: Unit, particulars: Collection[str]) -> bool:
    folded = fold(unit.quote)
    return any(particular in folded for particular in particulars)


def _section_named(scored: Sequence[Scored]) -> list[Unit]:
    """Where the question names a section and nothing else (ステップ2では何をする): what the best such section says.

    A section with a list is told by its first sentence and the items.
    """
    named = [candidate for candidate in scored if candidate.named and candidate.news >= _LEAST_NEWS]
    if not named or (scored[0].told and not any(one.told for one in named)):
        return []  # nothing, or the best says in the manner asked for what the section does not
    section = named[0].unit.chunk.location.heading_path
    inside = [s.unit for s in named if s.unit.chunk.location.heading_path[: len(section)] == section]
    inside.sort(key=lambda unit: unit.order)
    items = [unit for unit in inside if unit.is_item]
    if len(items) > 1:
        inside = [*[unit for unit in inside if not unit.is_item][:1], *items]
    chosen: list[Unit] = []
    for unit in inside:
        if not is_label(unit):
            add(chosen, unit)
    return chosen[:_MOST_CLAIMS]


def _choose(scored: Sequence[Scored], units: Sequence[Unit]) -> list[Unit]:
    """Units close to the best; where a number or date is asked for, the best one that holds it is among them."""
    telling = [candidate for candidate in scored if _tells(candidate) and not is_label(candidate.unit)]
    if not telling:
        return []
    best = _with_the_value(telling)
    bearing = _bearing_the_expected(best, telling)
    chosen: list[Unit] = []
    for candidate in [best, *bearing, *telling]:
        if len(chosen) >= _MOST_CLAIMS:
            break
        if candidate is not best and candidate not in bearing and not _stands_beside(candidate, best):
            continue
        for unit in (candidate.unit, *_items_after(candidate.unit, units), *_notes_to(candidate.unit, units)):
            add(chosen, unit)
    return chosen


def _with_the_value(telling: Sequence[Scored]) -> Scored:
    """The best unit; one that holds the value asked for and bears nearly as much of the question stands before it."""
    best = telling[0]
    if best.expected:
        return best
    return next((s for s in telling if s.expected == 1.0 and s.coverage >= best.coverage * _NEARLY_AS_MUCH), best)


def _tells(candidate: Scored) -> bool:
    """Whether it says more than the question does; the one figure that was asked for is enough, and so is a no."""
    return candidate.news >= (1 if candidate.expected else _LEAST_NEWS) or bool(_NO.search(candidate.unit.text))


def _stands_beside(candidate: Scored, best: Scored) -> bool:
    """Whether a unit is worth showing beside the best one: nearly as good, and about the same thing."""
    if best.pointed and not candidate.pointed:
        return False
    if candidate.own < best.own * _CLOSE_BY_ITSELF:
        return False
    if candidate.unit.is_of_one_body and not best.unit.is_of_one_body:
        return False  # what one body did stands beside no rule: it is an example of its own
    # One number or date was asked for and stands in the best unit: more of the section only hides it.
    is_near = together(candidate.unit, best.unit) and not best.expected
    return candidate.score >= best.score * (_CLOSE_TOGETHER if is_near else _CLOSE_ELSEWHERE)


def _bearing_the_expected(best: Scored, telling: Sequence[Scored]) -> list[Scored]:
    """The best unit beside `best` that holds what was asked for, where `best` itself does not."""
    if best.expected == 1.0:
        return []
    near = [s for s in telling if s.expected > best.expected and together(s.unit, best.unit)]
    good = [s for s in near if s.score >= best.score * _CLOSE_EXPECTED]
    return sorted(good, key=lambda s: (-s.expected, -s.score))[:1]


def _items_after(unit: Unit, units: Sequence[Unit]) -> list[Unit]:
    """The list items that a leading-in sentence announces."""
    if not unit.leads_in:
        return []
    items: list[Unit] = []
    for following in units[unit.order + 1 :]:
        if following.key != unit.key or not following.is_item or len(items) >= _MOST_ITEMS:
            break
        items.append(following)
    return items


def _notes_to(unit: Unit, units: Sequence[Unit]) -> list[Unit]:
    """The note (※…) that a mark in the unit refers to: the next one of its passage."""
    if _NOTE not in unit.quote.lstrip("-・ 　※"):
        return []
    notes = (u for u in units[unit.order + 1 :] if u.key == unit.key and u.quote.lstrip("-・ 　").startswith(_NOTE))
    return [note for note, _ in zip(notes, range(1), strict=False)]


def _alike(one: str, other: str) -> bool:
    return likeness(fold(one), fold(other)) >= _SAME
