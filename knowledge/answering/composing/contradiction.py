"""Contradictions (食い違い): two documents that answer one question with different figures, side by side."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from knowledge.answering import phrases
from knowledge.answering.composing.composition import Composition
from knowledge.answering.composing.general import main_units
from knowledge.answering.composing.number import bearing_units, figure_draft
from knowledge.answering.finding.evidence import Evidence
from knowledge.answering.finding.relevance import Scored
from knowledge.answering.reading.interrogatives import Wanted
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import Caution, CautionKind
from knowledge.domain.calendar import Period, japanese_date
from knowledge.domain.document import Location
from knowledge.domain.numbers import Number, numbers_in
from knowledge.domain.wareki import periods_in

_ALIKE = 0.5
_LONGEST_SHOWN = 80


def with_contradiction(said: Composition, reading: Reading, evidence: Evidence) -> Composition:
    """The answer with the other document's figure beside it and a caution, where two disagree; newer first."""
    if not said.drafts or not (reading.wanted.number or reading.wanted.day):
        return said
    keys = {quote.key for quote in said.drafts[0].quotes}
    bearing = bearing_units(reading, main_units(evidence))
    told = next((one for one in bearing if one.unit.key in keys and _is_told(one, said)), None)
    other = told and next((one for one in bearing if _contradicts(told, one, reading.wanted)), None)
    if not told or not other:
        return said
    newer, older = sorted((told, other), key=lambda one: _published(one) or date.min, reverse=True)
    drafts = [figure_draft(one.unit, reading.wanted) for one in (newer, older)]
    rest = [draft for draft in said.drafts if draft.text not in {one.text for one in drafts}]
    return replace(said, drafts=(*drafts, *rest), cautions=(*said.cautions, _caution(newer, older, reading.wanted)))


def _is_told(one: Scored, said: Composition) -> bool:
    return any(quote.text == one.unit.quote for quote in said.drafts[0].quotes)


def _contradicts(told: Scored, other: Scored, wanted: Wanted) -> bool:
    """Another document, the same subject by its words, the same unit, and no figure in common."""
    here, there = told.unit.chunk.location.edition, other.unit.chunk.location.edition
    if here.document.id == there.document.id:
        return False
    mine, theirs = _figures(told.unit.text, wanted), _figures(other.unit.text, wanted)
    if not mine or not theirs or mine & theirs:
        return False
    return _is_same_subject(told, other, wanted)


def _is_same_subject(one: Scored, other: Scored, wanted: Wanted) -> bool:
    """Whether the two say the same of the same thing but for the figure; of different years they do not."""
    years, others = _years(one.unit.text), _years(other.unit.text)
    if not wanted.day and years and others and years.isdisjoint(others):
        return False
    mine, theirs = one.words, other.words
    if not mine or not theirs:
        return False
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) >= _ALIKE


def _figures(text: str, wanted: Wanted) -> frozenset[object]:
    if wanted.day:
        return frozenset(found.validity for found in periods_in(text) if isinstance(found.validity, Period))
    found: Sequence[Number] = [number for number in numbers_in(text) if not wanted.units or number.unit in wanted.units]
    return frozenset(found)


def _years(text: str) -> frozenset[object]:
    return frozenset(found.validity for found in periods_in(text) if isinstance(found.validity, Period))


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
