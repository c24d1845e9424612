"""Contradictions (食い違い): two documents that answer one question with different figures, side by side."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from knowledge.answering import phrases
from knowledge.answering.composing.composition import Composition
from knowledge.answering.composing.general import main_units
from knowledge.answering.composing.number import figure_draft
from knowledge.answering.composing.same_subject import is_same_subject
from knowledge.answering.composing.stated_figures import Asking, years_told_of
from knowledge.answering.finding.evidence import Evidence
from knowledge.answering.finding.relevance import Scored
from knowledge.answering.reading.interrogatives import Wanted
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import Caution, CautionKind
from knowledge.domain.calendar import japanese_date
from knowledge.domain.document import Location
from knowledge.text import fold

_LONGEST_SHOWN = 80
_AS_WELL = 0.8  # of what the conclusion itself bears of the question
_CLOSE = 0.65  # of the coverage of the best unit: what bears less is of another subject


def with_contradiction(said: Composition, reading: Reading, evidence: Evidence) -> Composition:
    """The answer with the other document's figure beside it and a caution, where two disagree; newer first."""
    asking = Asking.of(reading)
    if not said.drafts or not asking.for_figures:
        return said
    stating = _stating(main_units(evidence), asking)
    told = next((one for one in stating if _is_told(one, said)), None)
    other = told and next((one for one in stating if _contradicts(told, one, asking, reading, evidence)), None)
    if not told or not other:
        return said
    newer, older = sorted((told, other), key=lambda one: _published(one) or date.min, reverse=True)
    drafts = [figure_draft(one.unit, reading.wanted) for one in (newer, older)]
    rest = [draft for draft in said.drafts if draft.text not in {one.text for one in drafts}]
    return replace(said, drafts=(*drafts, *rest), cautions=(*said.cautions, _caution(newer, older, reading.wanted)))


def _stating(scored: Sequence[Scored], asking: Asking) -> list[Scored]:
    """The units that state a figure of the kind asked for, of the subject asked for; best first."""
    most = max((one.coverage for one in scored), default=0.0)
    held = [one for one in scored if one.pointed and one.coverage >= most * _CLOSE and asking.figures(one.unit.text)]
    return sorted(held, key=lambda one: -one.score)


def _is_told(one: Scored, said: Composition) -> bool:
    """Whether the conclusion rests on the unit."""
    return any(
        quote.key == one.unit.key and (quote.text == one.unit.quote or quote.text in one.unit.quote)
        for quote in said.drafts[0].quotes
    )


def _contradicts(told: Scored, other: Scored, asking: Asking, reading: Reading, evidence: Evidence) -> bool:
    """Another document, the same subject in the same year, and no figure in common."""
    here, there = told.unit.chunk.location.edition, other.unit.chunk.location.edition
    if here.document.id == there.document.id:
        return False
    if not asking.figures(told.unit.text).isdisjoint(asking.figures(other.unit.text)):
        return False
    years, others = years_told_of(told.unit.text), years_told_of(other.unit.text)
    if not asking.wanted.day and years and others and years.isdisjoint(others):
        return False
    if other.own < told.own * _AS_WELL or _are_of_two_schemes(here.document.id, there.document.id, evidence):
        return False
    return is_same_subject(told, other, reading.terms)


def _are_of_two_schemes(here: str, there: str, evidence: Evidence) -> bool:
    """Whether the documents hold measures, and none of one name: each states the figures of its own."""
    mine, theirs = (
        {fold(one.name) for one in evidence.near if one.location.edition.document.id == document}
        for document in (here, there)
    )
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _published(one: Scored) -> date | None:
    return one.unit.chunk.location.edition.published


def _caution(newer: Scored, older: Scored, wanted: Wanted) -> Caution:
    dated = _published(newer) is not None and _published(older) is not None and _published(newer) != _published(older)
    form = phrases.CONTRADICTION if dated else phrases.CONTRADICTION_UNDATED
    text = form.format(
        what=phrases.CONTRADICTORY_DAYS if wanted.day else phrases.CONTRADICTORY_NUMBERS,
        newer=_source(newer.unit.chunk.location),
        older=_source(older.unit.chunk.location),
        first=_short(newer.unit.text),
        second=_short(older.unit.text),
    )
    return Caution(kind=CautionKind.CONTRADICTION, text=text)


def _source(place: Location) -> str:
    edition = place.edition
    day = japanese_date(edition.published) if edition.published else phrases.DAY_UNKNOWN
    page = phrases.PAGE.format(page=place.page) if place.page else ""
    details = "、".join(part for part in (day, page) if part)
    return phrases.SOURCE_NAMED.format(title=edition.document.title, label=edition.label, details=details)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
