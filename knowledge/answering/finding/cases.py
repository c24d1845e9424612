"""Ranking the library's cases (取組事例) as precedents: theme decides, the body named, then closeness to who asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge.answering.finding import sufficiency
from knowledge.answering.finding.case_fit import fit_of_case, is_of_named_body
from knowledge.answering.finding.case_meant import is_meant, stands_out
from knowledge.answering.finding.case_request import CaseRequest
from knowledge.answering.finding.nearness import Nearness, nearness_of
from knowledge.answering.finding.relevance import Relevance, Scored
from knowledge.answering.finding.units import Unit
from knowledge.domain.answer import Fit
from knowledge.domain.case import Case
from knowledge.domain.document import Chunk
from knowledge.library.library import Library
from knowledge.library.unit_vectors import UnitVectors
from knowledge.library.view import Hit
from knowledge.text import display

_ALIKE = 0.85
_RELATED = 0.7
_BORNE = 0.8
_BORNE_ITSELF = 0.5
_ELSEWHERE = 0.85
_POOL = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A case with how well it bears the theme, and how close it is to who asks (both 0..1)."""

    case: Case
    theme: float
    closeness: float
    fit: Fit


def ranked_by_theme(
    library: Library, cases: Sequence[Case], request: CaseRequest, hits: Sequence[Hit], vectors: UnitVectors
) -> tuple[Ranked, ...]:
    """The cases that bear the theme, best first; none where none bears it well enough to answer with.

    Of more than 40 cases, those whose passages were found first are weighed (`hits`: fused scores of chunks), so that
    neither their words nor their vectors have to be looked at in thousands.
    """
    near = _scores_of(cases, hits)
    pool = sorted(cases, key=lambda case: -near[case.id])[:_POOL]
    relevance = Relevance(library, request.theme, vectors)
    chunks = library.chunks(case.title.chunk_id for case in pool)
    nearness = nearness_of(library, request.theme, tuple(chunks.values()))
    scored = _weighed(pool, _units(pool, chunks), near, nearness, relevance)
    if not scored or not _is_sufficient(scored, nearness, request):
        return ()
    best = scored[0][1].score
    themed = []
    for case, one in scored:
        bears = one.score >= best * _ALIKE or _bears(case, one, relevance)
        wins = bears and is_of_named_body(case, request)
        themed.append(_Themed(case, one.score / best, wins=wins))
    return _ordered(themed, request)


def ranked_by_closeness(cases: Sequence[Case], request: CaseRequest) -> tuple[Ranked, ...]:
    """Cases of any theme: such a body as named first, then closest to who asks, else in the order of the library."""
    return _ordered([_Themed(case, 1.0, wins=is_of_named_body(case, request)) for case in cases], request)


@dataclass(frozen=True, slots=True)
class _Themed:
    """A case with its theme, and whether it `wins`: it bears the theme and is of such a body as the question names."""

    case: Case
    theme: float
    wins: bool


def _bears(case: Case, scored: Scored, relevance: Relevance) -> bool:
    """Whether the theme's words stand in it, wherever, or over it; what stands over it alone says too little."""
    return scored.coverage >= _BORNE and relevance.coverage(_whole(case)) >= _BORNE_ITSELF


def _ordered(cases: Sequence[_Themed], request: CaseRequest) -> tuple[Ranked, ...]:
    """Those that win, then the others that are related; alike in theme, by closeness."""
    order: dict[str, tuple[bool, bool, float, float]] = {}
    ranked = []
    for one in cases:
        if one.wins or one.theme >= _RELATED:
            fit, closeness = fit_of_case(one.case, request)
            ranked.append(Ranked(case=one.case, theme=one.theme, closeness=closeness, fit=fit))
            order[one.case.id] = (not one.wins, one.theme < _ALIKE, -closeness, -one.theme)
    return tuple(sorted(ranked, key=lambda one: order[one.case.id]))


def _scores_of(cases: Sequence[Case], hits: Sequence[Hit]) -> Mapping[str, float]:
    """Each case by its best passage among the hits."""
    found = {hit.chunk_id: hit.score for hit in hits}
    return {case.id: max((found.get(field.chunk_id, 0.0) for field in case.stated), default=0.0) for case in cases}


def _is_sufficient(scored: Sequence[tuple[Case, Scored]], nearness: Nearness, request: CaseRequest) -> bool:
    weighed = [one for _, one in scored]
    signs = sufficiency.signs_of(weighed, nearness, request.theme.wanted, borne=weighed[0].coverage)
    if stands_out(weighed):
        return sufficiency.is_near(signs)
    return sufficiency.is_sufficient(signs) and is_meant(weighed)


def _units(cases: Sequence[Case], chunks: Mapping[str, Chunk]) -> list[Unit]:
    return [
        _unit(case, chunks[case.title.chunk_id], order)
        for order, case in enumerate(cases)
        if case.title.chunk_id in chunks
    ]


def _weighed(
    cases: Sequence[Case], units: Sequence[Unit], near: Mapping[str, float], nearness: Nearness, relevance: Relevance
) -> list[tuple[Case, Scored]]:
    """The cases as units of evidence: title, topics and point by words and meaning, the rest of them by words."""
    by_key = {case.id: case for case in cases}
    weighed = [
        (case, replace(one, coverage=max(one.coverage, _ELSEWHERE * relevance.coverage(_whole(case)))))
        for one in relevance.score(units, near, nearness)
        for case in (by_key[one.unit.key],)
    ]
    return sorted(weighed, key=lambda item: -item[1].score)


def _unit(case: Case, chunk: Chunk, order: int) -> Unit:
    told = "\n".join((case.title.text, "、".join(case.topics), case.point.text if case.point else ""))
    return Unit(key=case.id, chunk=chunk, quote=told, order=order)


def _whole(case: Case) -> str:
    return " ".join((case.municipality.full_name, *case.topics, *(display(field.text) for field in case.stated)))
