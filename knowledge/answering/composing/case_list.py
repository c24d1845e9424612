"""A list of cases by conditions (費用が100万円以下の事例), with how many they are and which are left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from knowledge.answering import phrases
from knowledge.answering.composing.case_claims import MOST_CLAIMS, count_draft, each_drafts
from knowledge.answering.composing.case_source import CaseSource
from knowledge.answering.composing.case_tables import list_table
from knowledge.answering.finding.case_request import CaseRequest
from knowledge.domain.answer import Caution, CautionKind, Draft
from knowledge.domain.case import Case
from knowledge.domain.case_bound import Bound
from knowledge.domain.draft_table import DraftTable

_MOST_ROWS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseList:
    """The cases that fulfil all conditions, the conditions in words, and what must be said of the others."""

    cases: tuple[Case, ...]
    conditions: str
    cautions: tuple[Caution, ...]

    def told(self, sources: Sequence[CaseSource]) -> tuple[tuple[Draft, ...], tuple[DraftTable, ...]]:
        """The count first, then the one case in a line, or all of them in a table."""
        count = len(self.cases)
        conclusion = count_draft(sources[:MOST_CLAIMS], count, self.conditions)
        if count == 1:
            return (conclusion, *each_drafts(sources)), ()
        title = phrases.CASES_LIST_TITLE.format(conditions=self.conditions, count=count)
        return (conclusion,), (list_table(sources[:_MOST_ROWS], title),)


def list_of(request: CaseRequest, cases: Sequence[Case]) -> CaseList:
    """The cases of the kinds of body and within the bounds that the question names; what is not stated is left out."""
    bounds = [*request.bounds, *((_as_limit(request.budget),) if request.budget else ())]
    of_kind = [case for case in cases if not request.kinds or case.municipality.kind in request.kinds]
    admitted = tuple(case for case in of_kind if all(bound.admits(case) for bound in bounds))
    conditions = _conditions(request, bounds)
    cautions = [_unstated(bound, of_kind) for bound in bounds]
    if not admitted:
        text = phrases.CASES_NONE.format(all=len(cases), conditions=conditions)
        cautions = [_counted(text), *cautions]
    elif len(admitted) > _MOST_ROWS:
        cautions.append(_counted(phrases.CASES_MORE.format(count=len(admitted) - _MOST_ROWS)))
    said = tuple(caution for caution in cautions if caution)
    return CaseList(cases=admitted, conditions=conditions, cautions=said)


def _as_limit(budget: Bound) -> Bound:
    """A budget named without a comparison is the most that may be spent."""
    return replace(budget, least=None)


def _conditions(request: CaseRequest, bounds: Iterable[Bound]) -> str:
    """「若葉県の町の人口1万人未満の」; empty where none is named."""
    words = [request.prefecture, *(body.full_name for body in request.bodies), request.kind_words]
    words += [bound.words for bound in bounds]
    words += [phrases.CASES_THEME.format(theme=request.theme_words)] if request.theme.terms else []
    return "".join(phrases.CASES_CONDITION.format(words=one) for one in words if one)


def _unstated(bound: Bound, cases: Iterable[Case]) -> Caution | None:
    silent = sum(bound.admits(case) is None for case in cases)
    text = phrases.CASES_UNSTATED.format(what=bound.what.value, count=silent)
    return _counted(text) if silent else None


def _counted(text: str) -> Caution:
    return Caution(kind=CautionKind.CASES_COUNTED, text=text)
