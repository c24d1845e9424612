"""Which of several bodies of one name (同名の自治体) a question on cases means, by what it says of the case."""

from collections.abc import Sequence

from knowledge.answering.composing.case_parts import parts_asked
from knowledge.answering.finding.case_request import CaseRequest
from knowledge.answering.finding.case_told import told_in
from knowledge.answering.finding.haystack import is_predicate
from knowledge.answering.finding.relevance import Relevance
from knowledge.domain.case import Case
from knowledge.domain.municipality import Municipality

_BORNE = 0.6
_APART = 0.4


def meant_by_theme(request: CaseRequest, cases: Sequence[Case], relevance: Relevance) -> Municipality | None:
    """The only one whose case bears the theme, where one is named and the cases of the others bear much less."""
    named = [term for term in request.theme.terms if not parts_asked(term)]
    if all(is_predicate(term) for term in named):
        return None
    told = {body: [told_in(case) for case in cases if case.municipality == body] for body in request.namesakes}
    borne = {body: max(relevance.coverage_of(named, text) for text in texts) for body, texts in told.items() if texts}
    best, *others = sorted(borne, key=lambda body: -borne[body])
    apart = borne[best] - max((borne[one] for one in others), default=0.0)
    return best if borne[best] >= _BORNE and apart >= _APART else None
