"""Questions about editions (版についての問い): what changed between them, or what an earlier one says."""

from dataclasses import dataclass, replace

from knowledge.answering.changes.answer import ChangeAnswers
from knowledge.answering.changes.comparison import Comparisons
from knowledge.answering.checking.grounding import Checked
from knowledge.answering.earlier.answer import EarlierAnswers
from knowledge.answering.finding.retrieval import Retriever
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import Caution, Question, QuestionKind, Reason
from knowledge.domain.measure import Measure
from knowledge.library.library import Library
from knowledge.library.unit_vectors import UnitVectors


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionAnswer:
    """With claims it is the answer; with a `reason` there is none. Else `reading` goes on, `cautions` said first."""

    kind: QuestionKind
    checked: Checked
    reading: Reading
    cautions: tuple[Caution, ...] = ()
    measures: tuple[Measure, ...] = ()
    reason: Reason | None = None


class EditionAnswers:
    """Answers from the editions that the library keeps, not from what holds now alone."""

    def __init__(self, library: Library, retriever: Retriever, vectors: UnitVectors) -> None:
        comparisons = Comparisons(library)
        self._retriever = retriever
        self._changes = ChangeAnswers(library, comparisons)
        self._earlier = EarlierAnswers(library, retriever, vectors, comparisons)

    def answer(self, question: Question, reading: Reading) -> EditionAnswer:
        """What changed, else what an earlier edition says; neither claims nor cautions where none of it is asked."""
        changed = self._changes.answer(replace(question, text=reading.text), lambda: self._retriever.find(reading))
        told = EditionAnswer(
            kind=QuestionKind.CHANGE,
            checked=changed.checked,
            reading=reading,
            cautions=changed.cautions,
            measures=changed.measures,
            reason=changed.reason,
        )
        if told.reason or told.checked.claims:
            return told
        earlier = self._earlier.answer(reading)
        if earlier is None:
            return told
        if not earlier.checked.claims:
            return replace(told, reading=earlier.reading, cautions=told.cautions or earlier.cautions)
        return EditionAnswer(
            kind=earlier.reading.kind,
            checked=earlier.checked,
            reading=earlier.reading,
            cautions=(*told.cautions, *earlier.cautions),
            measures=earlier.measures,
        )
