"""What a writer is handed for one question (答えの材料)."""

from dataclasses import dataclass, field

from knowledge.answering.finding.evidence import Evidence
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import Caution, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The question as it was asked and as it was read, what may be quoted, and what has to be warned of."""

    question: Question
    reading: Reading = field(repr=False)
    evidence: Evidence = field(repr=False)
    cautions: tuple[Caution, ...] = ()
