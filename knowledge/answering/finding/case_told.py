"""The one case that a question asks a part of (書かない窓口の費用は), found by its words among the passages."""

from collections.abc import Sequence

from knowledge.answering.composing.case_parts import called, has, parts_asked
from knowledge.answering.finding.relevance import Relevance
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import Passage
from knowledge.domain.case import Case
from knowledge.text import display

COVERED = 0.8
_CLOSE = 0.85
_DISTINCT = 0.95


def chosen_case(
    reading: Reading, cases: Sequence[Case], passages: Sequence[Passage], relevance: Relevance, *, floor: float
) -> Case | None:
    """The case that the question is about, where it asks for a part that the case has.

    ``None`` where no case bears the question about as well as plain text does (`floor`), or several do alike.
    """
    asked = parts_asked(reading.asked)
    offered = {chunk_id for passage in passages for chunk_id in passage.chunk_ids}
    near = [case for case in cases if asked and any(field.chunk_id in offered for field in case.stated)]
    alike = borne_best(near, relevance, floor=floor * _CLOSE)
    telling = [case for case in alike if any(has(case, part) for part in asked)]
    return telling[0] if len(telling) == 1 else None


def borne_best(cases: Sequence[Case], relevance: Relevance, *, floor: float = 0.0) -> list[Case]:
    """The cases that bear the question best, and well enough; several where they do alike."""
    ranked = sorted(((coverage_of(case, relevance), case) for case in cases), key=lambda item: -item[0])
    if not ranked or ranked[0][0] < max(COVERED, floor):
        return []
    return [case for score, case in ranked if score >= ranked[0][0] * _DISTINCT]


def coverage_of(case: Case, relevance: Relevance) -> float:
    """How much of the question the case bears, all its fields taken together."""
    return relevance.coverage(f"{told_in(case)} {called(case)} 取組 事例")


def told_in(case: Case) -> str:
    """All that a case says, its body, topics and headings among it."""
    told = " ".join(display(field.text) for field in case.stated)
    path = " ".join(case.location.heading_path)
    return f"{case.municipality.full_name} {' '.join(case.topics)} {path} {told}"
