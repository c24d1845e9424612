"""Putting an answer together (組み立て): what was found or refused, with what a reader has to know of its days."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from knowledge.answering import phrases
from knowledge.answering.checking import validity
from knowledge.answering.clock import Clock
from knowledge.answering.composing.case_answer import CaseAnswer
from knowledge.answering.composing.composed import Composed
from knowledge.answering.composing.measure_answer import ineligible, not_recommended, untold
from knowledge.answering.deadlines.answer import DeadlineAnswer
from knowledge.answering.earlier.of_editions import EditionAnswer
from knowledge.answering.finding.evidence import Evidence
from knowledge.answering.finding.near_places import near_places, quoted_in
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import (
    Answer,
    Caution,
    Citation,
    Grounded,
    Mode,
    Near,
    Question,
    QuestionKind,
    Reason,
    Unanswered,
)
from knowledge.domain.measure import Measure
from knowledge.library.library import Library


class Assembly:
    """Makes answers of one library: the parts come checked, the cautions on their days are added here."""

    def __init__(self, library: Library, new_id: Callable[[], str]) -> None:
        self._library = library
        self._new_id = new_id

    def of_evidence(
        self, question: Question, reading: Reading, evidence: Evidence, composed: Composed, clock: Clock
    ) -> Grounded:
        """From passages and records; a measure that the asker may not use is told apart and not dated."""
        checked = composed.checked
        measures = evidence.measures_for(checked.citations)
        barred = ineligible(measures, reading.asker)
        unsaid = barred if composed.mode is Mode.MODEL else untold(barred, reading, evidence.measures)
        told = not_recommended(unsaid, measures)
        usable = tuple(one for one in measures if all(one.id != other.measure_id for other in barred)) or measures
        cautions = (*composed.cautions, *told, *self.validity(question, usable, checked.citations))
        return Grounded(
            id=self._new_id(),
            question=question,
            claims=checked.claims,
            citations=checked.citations,
            cautions=cautions,
            cases=evidence.cases_for(checked.citations),
            measures=measures,
            mode=composed.mode,
            timings=clock.timings,
            kind=reading.kind,
            tables=checked.tables,
            ineligible=barred,
            usage=composed.usage,
        )

    def of_deadlines(
        self, question: Question, told: DeadlineAnswer, said_first: tuple[Caution, ...], clock: Clock
    ) -> Answer:
        """A list of measures by until when they can be used; what has ended or not begun is warned of as anywhere."""
        if not told.checked.claims:
            kind, reason = QuestionKind.DEADLINE, Reason.NOTHING_FOUND
            return self.unanswered(question, kind, reason, None, clock, cautions=said_first)
        return Grounded(
            id=self._new_id(),
            question=question,
            claims=told.checked.claims,
            citations=told.checked.citations,
            cautions=(*said_first, *told.cautions, *self.validity(question, told.measures, ())),
            cases=(),
            measures=told.measures,
            mode=Mode.EXTRACTIVE,
            timings=clock.timings,
            kind=QuestionKind.DEADLINE,
            ineligible=told.ineligible,
        )

    def of_cases(self, question: Question, told: CaseAnswer, said_first: tuple[Caution, ...], clock: Clock) -> Answer:
        """From the records of cases alone; how many there are and what they lack is said in cautions."""
        cautions = (*said_first, *told.cautions)
        if told.reason:
            refusal = self.unanswered(question, told.kind, told.reason, None, clock, cautions=cautions)
            return replace(refusal, choices=told.choices)
        return Grounded(
            id=self._new_id(),
            question=question,
            claims=told.checked.claims,
            citations=told.checked.citations,
            cautions=(*cautions, *self.validity(question, (), told.checked.citations)),
            cases=told.cases,
            measures=(),
            mode=Mode.EXTRACTIVE,
            timings=clock.timings,
            kind=told.kind,
            tables=told.checked.tables,
            fits=told.fits,
        )

    def of_editions(self, question: Question, told: EditionAnswer, clock: Clock) -> Grounded:
        """What editions say or differ in; only what is said now is watched for its period."""
        current = {edition.id for edition in self._library.editions()}
        now = [citation for citation in told.checked.citations if citation.location.edition.id in current]
        measures = tuple(measure for measure in told.measures if measure.location.edition.id in current)
        return Grounded(
            id=self._new_id(),
            question=question,
            claims=told.checked.claims,
            citations=told.checked.citations,
            cautions=(*told.cautions, *self.validity(question, measures, now)),
            cases=(),
            measures=measures,
            mode=Mode.EXTRACTIVE,
            timings=clock.timings,
            kind=told.kind,
        )

    def unanswered(
        self,
        question: Question,
        kind: QuestionKind,
        reason: Reason,
        evidence: Evidence | None,
        clock: Clock,
        *,
        cautions: tuple[Caution, ...] = (),
    ) -> Unanswered:
        """A refusal with its reason, and with what came near in `evidence`, where it came to that."""
        near, dated = self._near(question, evidence) if evidence else ((), ())
        return Unanswered(
            id=self._new_id(),
            question=question,
            kind=kind,
            reason=reason,
            nearest=near,
            cautions=(*cautions, *dated),
            timings=clock.timings,
        )

    def validity(
        self,
        question: Question,
        measures: Sequence[Measure],
        citations: Sequence[Citation],
        passed: str = phrases.QUOTED_LIMIT_PASSED,
    ) -> tuple[Caution, ...]:
        """What has ended, not begun, or states no period, on the day that the answer is for."""
        everything, words = self._library.measures(), self._library.words
        return (
            *validity.measure_cautions(measures, everything, as_of=question.as_of, words=words),
            *validity.quote_cautions(citations, as_of=question.as_of, told=measures, words=passed),
        )

    def _near(self, question: Question, evidence: Evidence) -> tuple[tuple[Near, ...], tuple[Caution, ...]]:
        """What came near, and what has to be known of the days in it."""
        near = near_places(evidence)
        quoted = tuple(quoted_in(near))
        measures = evidence.measures_for(quoted)
        return near, self.validity(question, measures, quoted, phrases.NEAR_LIMIT_PASSED)
