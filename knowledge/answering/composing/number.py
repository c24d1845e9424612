"""Numbers and dates (数・期日): the sentence, line or cell that has the figure of just what is asked."""

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.answering.composing.composition import Composition
from knowledge.answering.composing.general import main_units
from knowledge.answering.composing.prose import draft_of, heading_of, is_sentence
from knowledge.answering.finding.evidence import Evidence
from knowledge.answering.finding.expectation import says_otherwise
from knowledge.answering.finding.figures import figures_in
from knowledge.answering.finding.moments import holds_time
from knowledge.answering.finding.relevance import Scored
from knowledge.answering.finding.rows import says_nothing
from knowledge.answering.finding.units import Unit
from knowledge.answering.finding.year_named import is_of_the_year
from knowledge.answering.reading.interrogatives import Wanted
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import Draft
from knowledge.domain.numbers import numbers_in
from knowledge.text import display, fold

_CLOSE = 0.65
_MOST = 3
_LONGEST_VALUE = 40
_LONGEST_SUBJECT = 30
_LABELLED = re.compile(r"^([^：:。、]{2,20})[：:](.+)$")
_PEOPLE = frozenset("人名")
# What a question in the past asks for came about; a sentence that ends with an aim tells no such thing.
_CAME_ABOUT = re.compile(r"(?:[ぁ-ん]た|[んい]だ|ました|でした)(?:の|ん|か|です|っけ)*[?。]*$")
_HOPED_FOR = re.compile(r"(?:目指|目標|見込|予定|想定|計画)[^、。]{0,12}[。）)]*$")
_NOMINAL_END = re.compile(r"[一-鿿ァ-ヶーA-Za-z0-9０-９）)％%]$")


def compose_number(reading: Reading, evidence: Evidence) -> Composition | None:
    """At most three figures, the surest first as the conclusion; nothing where none is of what is asked."""
    if not (reading.wanted.number or reading.wanted.day):
        return None
    bearing = bearing_units(reading, main_units(evidence))
    if not bearing:
        return None
    best = bearing[0]
    beside = [one for one in bearing[1:] if _is_of_the_same(one, best)]
    drafts = [figure_draft(one.unit, reading.wanted) for one in (best, *beside)]
    return Composition(drafts=tuple({fold(draft.text): draft for draft in drafts}.values())[:_MOST])


def bearing_units(reading: Reading, scored: Sequence[Scored]) -> list[Scored]:
    """The units that hold a figure of the kind asked for, of the subject asked for, for the year named; best first.

    One whose own words and headings bear much less of the question than the best unit is of another subject.
    """
    if not scored:
        return []
    most = max(one.coverage for one in scored)
    held = [
        one
        for one in scored
        if one.expected == 1.0
        and one.coverage >= most * _CLOSE
        and (one.pointed or not scored[0].pointed)
        and is_of_the_year(one.unit.text, reading.periods)
    ]
    if _CAME_ABOUT.search(reading.asked):
        held = [one for one in held if not _HOPED_FOR.search(one.unit.text)] or held
    return sorted(held, key=lambda one: (-_counted_in(one.unit.text, reading.wanted), -one.score))


def _counted_in(text: str, wanted: Wanted) -> int:
    """How many of the things that a question counts (何市町村から何人) the text counts; 0 where it counts but one."""
    counters = {_PEOPLE if unit in _PEOPLE else frozenset({unit}) for unit in wanted.required}
    return sum(holds(text, replace(wanted, units=units, day=False)) for units in counters) if len(counters) > 1 else 0


def figure_draft(unit: Unit, wanted: Wanted) -> Draft:
    """The figure as a sentence with its subject, where a cell or a labelled line has it; else the sentence itself."""
    told = draft_of(unit)
    said = _of_row(unit, wanted) if unit.row else _of_line(unit)
    return Draft(text=said, quotes=told.quotes) if said else told


def holds(text: str, wanted: Wanted) -> bool:
    """Whether the text has a figure or date of the kind asked for."""
    if (wanted.day and holds_time(text)) or says_otherwise(wanted.units, fold(text)):
        return True
    numbers = figures_in(text)
    return bool(numbers) and (not wanted.units or any(number.unit in wanted.units for number in numbers))


def _of_row(unit: Unit, wanted: Wanted) -> str:
    """実践の時間の目安は、1年目に60時間です."""
    assert unit.row is not None
    subject = unit.row.subject
    held = [(label, cell) for label, cell in unit.row.pairs if cell != subject and holds(cell, wanted)]
    if not subject or len(held) != 1 or not _is_value(held[0][1]) or len(subject) > _LONGEST_SUBJECT:
        return ""
    label, value = held[0]
    named = f"{subject}の{label}" if label and label != subject and not says_nothing(label) else subject
    return _concluded(named, value, unit)


def _of_line(unit: Unit) -> str:
    """受講者規模：40,000人/年 → 受講者規模は、40,000人/年です."""
    text = display(unit.quote)
    match = _LABELLED.match(text)
    if is_sentence(text) or not match or not _is_value(match[2].strip()) or numbers_in(match[1]):
        return ""
    return _concluded(match[1], match[2].strip(), unit)


def _concluded(subject: str, value: str, unit: Unit) -> str:
    """Subject and value as a sentence, with the heading that says of what, where the subject does not."""
    heading = heading_of(unit)
    of_what = f"（{heading}）" if heading and fold(heading) not in fold(subject) else ""
    return f"{subject}は、{value}です{of_what}。"


def _is_value(text: str) -> bool:
    return len(text) <= _LONGEST_VALUE and not is_sentence(text) and bool(_NOMINAL_END.search(text))


def _is_of_the_same(one: Scored, best: Scored) -> bool:
    """Whether a figure is worth telling beside the best: of the same section and borne as well by the question."""
    here, there = one.unit.chunk.location, best.unit.chunk.location
    same = here.edition.id == there.edition.id and here.heading_path == there.heading_path
    return same and one.own >= best.own and one.score >= best.score * 0.95
