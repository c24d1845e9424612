"""Answering with cases (取組事例): precedents, a part of one, two side by side, a list by conditions, and how many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from knowledge.answering import phrases
from knowledge.answering.checking import grounding
from knowledge.answering.checking.grounding import Checked
from knowledge.answering.composing.case_claims import (
    comparison_draft,
    each_drafts,
    part_drafts,
    precedent_drafts,
)
from knowledge.answering.composing.case_list import list_of
from knowledge.answering.composing.case_parts import Part, costs_per_unit, has, money_named, parts_asked
from knowledge.answering.composing.case_source import CaseSource, case_chunks, offered_by
from knowledge.answering.composing.case_tables import comparison_table, cost_table
from knowledge.answering.finding.case_request import CaseRequest, read_case_request
from knowledge.answering.finding.case_told import borne_best
from knowledge.answering.finding.cases import Ranked, ranked_by_closeness, ranked_by_theme
from knowledge.answering.finding.haystack import is_predicate
from knowledge.answering.finding.namesakes import meant_by_theme
from knowledge.answering.finding.relevance import Relevance
from knowledge.answering.finding.retrieval import Retriever
from knowledge.answering.finding.sufficiency import bears_what_is_required
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import Caution, CautionKind, Draft, Fit, QuestionKind, Reason
from knowledge.domain.case import Case
from knowledge.domain.draft_table import DraftTable
from knowledge.domain.municipality import Municipality
from knowledge.library.library import Library
from knowledge.library.unit_vectors import UnitVectors

_MOST_CASES = 5
_DEPTH = 100
_TABLE_FROM = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAnswer:
    """What the library's cases say; with a `reason`, why they say nothing (and which `choices` would help)."""

    checked: Checked = grounding.NOTHING
    cases: tuple[Case, ...] = ()
    fits: tuple[Fit, ...] = ()
    cautions: tuple[Caution, ...] = ()
    kind: QuestionKind = QuestionKind.CASE
    reason: Reason | None = None
    choices: tuple[str, ...] = ()


class CaseAnswers:
    """Answers questions about cases from their records; ``None`` where the question is about something else."""

    def __init__(self, library: Library, retriever: Retriever, vectors: UnitVectors) -> None:
        self._library = library
        self._retriever = retriever
        self._vectors = vectors

    def answer(self, reading: Reading) -> CaseAnswer | None:
        """The answer, where the question asks for cases or for a part of a named body's case."""
        cases = self._library.cases()
        request = read_case_request(reading, cases, self._library.words) if cases else None
        if request is None:
            return None
        parts = parts_asked(request.asked) if not costs_per_unit(request.asked) else ()
        if request.namesakes and (request.wants_cases or parts):
            meant = meant_by_theme(request, cases, Relevance(self._library, request.theme, self._vectors))
            return self._of_one(reading, request, parts, meant) if meant else _which_body(request.namesakes)
        if request.compares and len(request.bodies) > 1:
            return self._comparison(request, parts)
        if parts and len(request.bodies) == 1 and (told := self._parts(reading, request, parts)):
            return told
        if not request.wants_cases or (reading.about and not request.bodies):
            return None
        return self._of_cases(request, _narrowed(cases, request), parts)

    def _of_cases(self, request: CaseRequest, cases: Sequence[Case], parts: Sequence[Part]) -> CaseAnswer | None:
        """Precedents for a theme or for who asks; else a list of all that fulfil the conditions."""
        if not request.theme.terms:
            if request.asks_for_the_closest:
                return self._precedents(ranked_by_closeness(cases, request), request)
            return self._list(request, cases)
        hits = self._retriever.rank(request.theme, _DEPTH)
        ranked = ranked_by_theme(self._library, cases, request, hits, self._vectors)
        if not ranked:
            return None
        if parts:
            telling = [one for one in ranked if any(has(one.case, part) for part in parts)]
            return self._parts_of(telling, parts, request)
        if request.bounds or request.is_count:
            return self._list(request, [one.case for one in ranked])
        return self._precedents(ranked, request)

    def _of_one(
        self, reading: Reading, request: CaseRequest, parts: Sequence[Part], body: Municipality
    ) -> CaseAnswer | None:
        """The case of the one of several namesakes that is meant, saying which that is."""
        request = replace(request, bodies=(body,), namesakes=())
        own = [case for case in self._library.cases() if case.municipality == body]
        told = self._parts(reading, request, parts) if parts else self._of_cases(request, own, parts)
        text = phrases.MUNICIPALITY_MEANT.format(name=body.name, meant=body.full_name)
        said = Caution(kind=CautionKind.PREMISE, text=text)
        return replace(told, cautions=(said, *told.cautions)) if told else None

    # --- kinds of answers ------------------------------------------------------------------------------------------
    def _precedents(self, ranked: Sequence[Ranked], request: CaseRequest) -> CaseAnswer | None:
        shown = ranked[: request.most or _MOST_CASES][:_MOST_CASES]
        sources = self._sources([one.case for one in shown])
        several = request.most > 1 and len(sources) > 1
        drafts = each_drafts(sources) if several else precedent_drafts(sources, request)
        costly = [source for source in sources[:1] if len(source.case.costs) >= _TABLE_FROM and not several]
        return _answer(sources, drafts, map(cost_table, costly), fits=[one.fit for one in shown])

    def _parts(self, reading: Reading, request: CaseRequest, parts: Sequence[Part]) -> CaseAnswer | None:
        """The part of the cases of the one body named that bear the question; of its only one, if nothing is named."""
        own = [case for case in self._library.cases() if case.municipality in request.bodies]
        names_more = any(not is_predicate(term) for term in request.theme.terms)
        weighed = borne_best(own, Relevance(self._library, reading, self._vectors))
        alike = own if len(own) == 1 and not names_more else weighed
        ranked = ranked_by_closeness([case for case in alike if any(has(case, part) for part in parts)], request)
        return self._parts_of(ranked, parts, request)

    def _parts_of(self, ranked: Sequence[Ranked], parts: Sequence[Part], request: CaseRequest) -> CaseAnswer | None:
        sources = self._sources([one.case for one in ranked[:_MOST_CASES]])
        costly = [source for source in sources if Part.COST in parts and len(source.case.costs) >= _TABLE_FROM]
        drafts = part_drafts(sources, parts, request.theme.periods, money_named(request.asked))
        bears = bears_what_is_required(request.theme.wanted, (draft.text for draft in drafts))
        return _answer(sources, drafts, map(cost_table, costly)) if bears else None

    def _comparison(self, request: CaseRequest, parts: Sequence[Part]) -> CaseAnswer | None:
        chosen = [self._case_of(body, request) for body in request.bodies[:2]]
        one, other = self._sources(chosen)
        tables = [comparison_table(one, other, parts)]
        return _answer((one, other), (comparison_draft(one, other),), tables, kind=QuestionKind.COMPARISON)

    def _list(self, request: CaseRequest, cases: Sequence[Case]) -> CaseAnswer | None:
        held = list_of(request, cases)
        if not held.cases:
            return CaseAnswer(cautions=held.cautions, reason=Reason.NOTHING_FOUND)
        ranked = ranked_by_closeness(held.cases, request)
        shown = self._sources([one.case for one in ranked])
        drafts, tables = held.told(shown)
        fits = [one.fit for one in ranked[:_MOST_CASES]]
        return _answer(shown, drafts, tables, fits=fits, cautions=held.cautions)

    # --- sources ---------------------------------------------------------------------------------------------------
    def _sources(self, cases: Sequence[Case]) -> tuple[CaseSource, ...]:
        chunks = self._library.chunks(field.chunk_id for case in cases for field in case.stated)
        return tuple(
            CaseSource(case=case, key=f"C{number}", chunks=case_chunks(case, chunks))
            for number, case in enumerate(cases, 1)
        )

    def _case_of(self, body: Municipality, request: CaseRequest) -> Case:
        """The body's case that the theme fits best; its first one where none is named."""
        own = [case for case in self._library.cases() if case.municipality == body]
        if len(own) == 1 or not request.theme.terms:
            return own[0]
        hits = self._retriever.rank(request.theme, _DEPTH)
        ranked = ranked_by_theme(self._library, own, request, hits, self._vectors)
        return ranked[0].case if ranked else own[0]


def _narrowed(cases: Sequence[Case], request: CaseRequest) -> list[Case]:
    """The cases of the bodies or of the prefecture that the question names."""
    bodies, prefecture = request.bodies, request.prefecture
    return [
        case
        for case in cases
        if (not bodies or case.municipality in bodies) and prefecture in ("", case.municipality.prefecture)
    ]


def _answer(
    sources: Sequence[CaseSource],
    drafts: Iterable[Draft],
    tables: Iterable[DraftTable],
    *,
    fits: Sequence[Fit] = (),
    cautions: tuple[Caution, ...] = (),
    kind: QuestionKind = QuestionKind.CASE,
) -> CaseAnswer | None:
    """The checked answer; ``None`` where nothing stood."""
    checked = grounding.check(drafts, offered_by(sources), tables)
    if not checked.claims:
        return None
    cases = tuple(source.case for source in sources[:_MOST_CASES])
    return CaseAnswer(
        checked=checked,
        cases=cases,
        fits=tuple(fit for fit in fits if fit.matches or fit.differs),
        cautions=cautions,
        kind=kind,
    )


def _which_body(bodies: Sequence[Municipality]) -> CaseAnswer:
    names = tuple(body.full_name for body in bodies)
    text = phrases.WHICH_BODY.format(name=bodies[0].name)
    caution = Caution(kind=CautionKind.PREMISE, text=text)
    return CaseAnswer(cautions=(caution,), reason=Reason.WHICH_MUNICIPALITY, choices=names)
