"""The evidence for one question: the passages, their units weighed, the records that stand in them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.answering.composing.case_source import case_chunks
from knowledge.answering.finding.asked_for import AskedFor
from knowledge.answering.finding.case_told import COVERED, chosen_case
from knowledge.answering.finding.case_told import coverage_of as case_coverage
from knowledge.answering.finding.defining import compared_terms, definition_in
from knowledge.answering.finding.measure_notes import notes_of
from knowledge.answering.finding.measures import (
    about_money,
    asks_for_aid,
    chosen_measures,
    coverage_of,
    coverage_of_all,
    measure_chunks,
    measures_among,
)
from knowledge.answering.finding.nearness import nearness_of
from knowledge.answering.finding.outline import Outline, asks_for_procedure, outline_of, topic_of
from knowledge.answering.finding.purpose import stands_in, unknown_purpose
from knowledge.answering.finding.relevance import Relevance, Scored
from knowledge.answering.finding.rivals import rivals
from knowledge.answering.finding.successors import successors
from knowledge.answering.finding.sufficiency import Signs, confidence, signs_of
from knowledge.answering.finding.units import Unit, units_of
from knowledge.answering.reading.aspect import aspect_of
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import Citation, Passage, QuestionKind
from knowledge.domain.case import Case
from knowledge.domain.document import Chunk
from knowledge.domain.measure import Measure
from knowledge.library.library import Library
from knowledge.library.unit_vectors import UnitVectors
from knowledge.text import fold

CASE_KEY = "C1"
# What calls the particulars of a case: population, department, addresses.
_CALLED = (
    re.compile("人口|住民数"),
    re.compile("担当|問い?合わ?せ|連絡|部署|[何の]課|どこ[にへ]"),
    re.compile("url|リンク|サイト|ページ|ホームページ", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What may be quoted (`offered`: key → chunks) and how well each unit answers (`scored`, best first).

    `aside` are the folded particulars of cases (人口, 担当, 関連URL) that the question does not ask for: the card shows
    them, so that they are claims only where there is nothing else. `measures` are those that the question is about,
    `near` all in the passages, `successors` what may come after the first where that has ended, `rivals` what other
    documents state of it otherwise. `told` is the one case that it asks for a part of, `outline` the procedure.
    `asked_for` is what has to be borne by what is told, `purpose` a word for what aid is asked for that no measure has
    (else empty). `signs` tell whether all this is enough.
    """

    passages: tuple[Passage, ...]
    units: tuple[Unit, ...]
    scored: tuple[Scored, ...]
    aside: frozenset[str]
    signs: Signs
    measures: tuple[Measure, ...]
    successors: tuple[Measure, ...]
    rivals: tuple[Measure, ...]
    near: tuple[Measure, ...]
    cases: tuple[Case, ...]
    told: Case | None
    outline: Outline | None
    asked_for: AskedFor
    purpose: str
    offered: dict[str, tuple[Chunk, ...]]

    @property
    def confidence(self) -> float:
        """0..1 that it answers the question."""
        return confidence(self.signs)

    @property
    def is_of_no_such_thing(self) -> bool:
        """Whether aid is asked for a thing that nothing found speaks of: it bears words that many things share."""
        words = self.asked_for.words
        held = {chunk.id: chunk for key in (passage.key for passage in self.passages) for chunk in self.offered[key]}
        return bool(self.purpose) and not any(stands_in(self.purpose, one.text, words) for one in held.values())

    @property
    def measure_keys(self) -> dict[str, str]:
        """Measure id → the key under which its fields may be quoted."""
        told = (*self.measures, *self.successors, *self.rivals)
        return {measure.id: _measure_key(number) for number, measure in enumerate(told, 1)}

    def measures_for(self, citations: Sequence[Citation]) -> tuple[Measure, ...]:
        """The measures quoted, chosen ones first: whoever reads of money reads until when.

        A quote that is no field of any measure, but stands among the fields of some, counts for all of them.
        """
        measures = tuple(dict.fromkeys((*self.measures, *self.successors, *self.rivals, *self.near)))
        quoted: set[str] = set()
        for citation in citations:
            beside = [measure for measure in measures if _stands_among(citation, measure)]
            named = [measure for measure in beside if _is_field(citation, measure)]
            chosen = [measure for measure in named if measure in self.measures]
            quoted |= {measure.id for measure in chosen or named or beside}
        return tuple(measure for measure in measures if measure.id in quoted)

    def cases_for(self, citations: Sequence[Citation]) -> tuple[Case, ...]:
        """The cases whose sections are quoted."""
        cited = {citation.chunk_id for citation in citations}
        return tuple(case for case in self.cases if cited & {field.chunk_id for field in case.stated})


def gather(library: Library, reading: Reading, passages: tuple[Passage, ...], vectors: UnitVectors) -> Evidence:
    """Weighs the units of the passages and picks the records among them."""
    chunks = library.chunks(chunk_id for passage in passages for chunk_id in passage.chunk_ids)
    units = units_of(passages, chunks)
    relevance = Relevance(library, reading, vectors)
    nearness = nearness_of(library, reading, tuple(chunks.values()))
    scored = relevance.score(units, {passage.key: passage.score for passage in passages}, nearness)
    near = measures_among(library.measures(), passages)
    cases = library.cases()
    floor = scored[0].coverage if scored else 0.0
    beside = _beside_records(scored, cases, near) if asks_for_aid(reading) else floor
    purpose = unknown_purpose(reading, near, library.measures(), library.words) if about_money(reading) else ""
    measures = chosen_measures(reading, () if purpose else near, relevance, floor=beside, words=library.words)
    after = [one for measure in measures[:1] for one in _after(library, measure, reading)]
    otherwise = [one for measure in measures[:1] for one in rivals(measure, library.measures(), library.words)]
    told = chosen_case(reading, cases, passages, relevance, floor=floor)
    offered = {p.key: tuple(chunks[i] for i in p.chunk_ids if i in chunks) for p in passages}
    for number, measure in enumerate((*measures, *after, *otherwise), 1):
        held = library.chunks(field.chunk_id for field in measure.stated)
        offered[_measure_key(number)] = measure_chunks(measure, held)
    if told:
        offered[CASE_KEY] = case_chunks(told, library.chunks(field.chunk_id for field in told.stated))
    outline = _outline(library, reading, relevance, scored)
    offered |= {step.key: step.chunks for step in outline.told} if outline else {}
    borne = [coverage_of(measure, relevance, reading) for measure in measures]
    borne += [coverage_of_all(measures[:2], relevance, reading)] if reading.kind is QuestionKind.COMPARISON else []
    borne += [float(_are_defined(compared_terms(reading.asked), units))]
    borne += [case_coverage(told, relevance)] if told else []
    borne += [_named_by(outline, reading, relevance)] if outline and outline.has_order else []
    return Evidence(
        passages=passages,
        units=tuple(units),
        scored=tuple(scored),
        aside=_particulars(cases, reading.asked),
        signs=signs_of(scored, nearness, reading.wanted, borne=max(borne, default=0.0)),
        measures=measures,
        successors=tuple(after),
        rivals=tuple(otherwise),
        near=near,
        cases=cases,
        told=told,
        outline=outline,
        asked_for=AskedFor.of(aspect_of(reading.asked), library),
        purpose=purpose,
        offered=offered,
    )


def _are_defined(terms: Sequence[str], units: Sequence[Unit]) -> bool:
    """Whether the library says of each term what it is: their difference is told by that."""
    return bool(terms) and all(definition_in(units, term) for term in terms)


def _outline(library: Library, reading: Reading, relevance: Relevance, scored: Sequence[Scored]) -> Outline | None:
    if not asks_for_procedure(reading):
        return None
    return outline_of(library, reading, relevance, tuple(dict.fromkeys(one.unit.chunk for one in scored)))


def _named_by(outline: Outline, reading: Reading, relevance: Relevance) -> float:
    """How much of what the question names stands in the headings of the procedure; all, where it names nothing."""
    topic = topic_of(reading)
    headings = " ".join((outline.title, *(step.heading for step in outline.steps[: outline.at + 1][-1:])))
    return relevance.coverage_of(topic, headings) if topic else 1.0


def _after(library: Library, measure: Measure, reading: Reading) -> tuple[Measure, ...]:
    return successors(measure, library.measures(), as_of=reading.as_of, words=library.words)


def _beside_records(scored: Sequence[Scored], cases: Iterable[Case], measures: Sequence[Measure]) -> float:
    """The best coverage of plain text: what money there is, is not told by a case that shares some of the words.

    A case that bears nearly all of the question, and a text beside the fields and notes of a measure, count as such.
    """
    told = {field.chunk_id for case in cases for field in case.stated}
    for one in scored:
        of_case = one.unit.chunk.id in told and one.coverage < COVERED
        if not of_case and not _holds_field(one.unit, measures):
            return one.coverage
    return 0.0


def _holds_field(unit: Unit, measures: Iterable[Measure]) -> bool:
    """Whether a unit is a field of a measure, a row of them, or a note below them."""
    own = [one for one in measures if any(field.chunk_id == unit.chunk.id for field in one.stated)]
    fields = (field for measure in own for field in measure.stated if field.chunk_id == unit.chunk.id)
    if any(field.text in unit.quote or unit.quote in field.text for field in fields):
        return True
    return any(note in unit.quote or unit.quote in note for one in own for note in notes_of(one, (unit.chunk,)))


def _particulars(cases: Iterable[Case], asked: str) -> frozenset[str]:
    """The particulars of the kinds that the question does not call by a name."""
    population, department, urls = (word.search(asked) is not None for word in _CALLED)
    left_out = (
        field
        for case in cases
        for named, fields in ((population, (case.population,)), (department, (case.department,)), (urls, case.urls))
        if not named
        for field in fields
    )
    return frozenset(fold(field.text) for field in left_out if field)


def _measure_key(number: int) -> str:
    return f"M{number}"


def _stands_among(citation: Citation, measure: Measure) -> bool:
    return any(citation.chunk_id == field.chunk_id for field in measure.stated)


def _is_field(citation: Citation, measure: Measure) -> bool:
    return any(
        citation.chunk_id == field.chunk_id and (citation.quote in field.text or field.text in citation.quote)
        for field in measure.stated
    )
