"""What was composed for a question (組み立てた答え), and by whom."""

from dataclasses import dataclass

from knowledge.answering.checking import grounding
from knowledge.answering.checking.grounding import Checked
from knowledge.answering.composing.compose import compose
from knowledge.answering.finding.evidence import Evidence
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import Caution, Mode, Usage


@dataclass(frozen=True, slots=True)
class Composed:
    """The checked claims and tables, what has to be said beside them, and what a model has used."""

    mode: Mode
    checked: Checked
    cautions: tuple[Caution, ...] = ()
    usage: Usage | None = None


def extracted(reading: Reading, evidence: Evidence) -> Composed:
    """The answer without a model."""
    said = compose(reading, evidence)
    return Composed(Mode.EXTRACTIVE, grounding.check(said.drafts, evidence.offered, said.tables), said.cautions)
