"""The advisor: from a Question to an Answer, step by step."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from knowledge.answering.assembly import Assembly
from knowledge.answering.checking.grounding import Checked
from knowledge.answering.clock import Clock
from knowledge.answering.composing import several
from knowledge.answering.composing.case_answer import CaseAnswers
from knowledge.answering.composing.composed import Composed, extracted
from knowledge.answering.composing.measure_answer import ineligible, not_recommended
from knowledge.answering.composing.part_telling import PartTelling
from knowledge.answering.deadlines.answer import DeadlineAnswers
from knowledge.answering.earlier.of_editions import EditionAnswers
from knowledge.answering.finding.asked_for import says_what_is_asked
from knowledge.answering.finding.evidence import Evidence, gather
from knowledge.answering.finding.retrieval import Retriever
from knowledge.answering.finding.sufficiency import Signs, is_sufficient
from knowledge.answering.finding.which_measure import which_caution, which_measure
from knowledge.answering.reading.meant import tell_apart
from knowledge.answering.reading.message import is_courtesy_alone
from knowledge.answering.reading.premises import examine
from knowledge.answering.reading.question import Reading, without
from knowledge.answering.reading.reader import Reader
from knowledge.answering.reading.rewriting import Rewriter
from knowledge.answering.telling import Tell, nobody
from knowledge.answering.writing import model_answer
from knowledge.answering.writing.brief import Brief, material_of
from knowledge.answering.writing.language_model import Writer
from knowledge.answering.writing.lead import led
from knowledge.answering.writing.model_answer import NotWritten, Written
from knowledge.domain.answer import (
    Answer,
    Caution,
    Mode,
    Question,
    QuestionKind,
    Reason,
    Unanswered,
)
from knowledge.library.library import Library
from knowledge.library.unit_vectors import UnitVectors


class Advisor:
    """Answers questions from one library, without a model or with one."""

    def __init__(
        self,
        library: Library,
        *,
        writer: Writer | None = None,
        rewriter: Rewriter | None = None,
        new_id: Callable[[], str] = lambda: uuid.uuid4().hex,
        suffices: Callable[[Signs], bool] = is_sufficient,
    ) -> None:
        self._library = library
        self._retriever = Retriever(library)
        self._vectors = UnitVectors(library.embedder)
        self._reader = Reader(library, rewriter)
        self._editions = EditionAnswers(library, self._retriever, self._vectors)
        self._deadlines = DeadlineAnswers(library)
        self._cases = CaseAnswers(library, self._retriever, self._vectors)
        self._writer = writer
        self._new_id = new_id
        self._assembly = Assembly(library, new_id)
        self._suffices = suffices

    def ask(self, question: Question, tell: Tell = nobody) -> Answer:
        """Reads, finds, composes, checks and dates; a claim that fails the check is never shown.

        `tell` hears what a model has written as soon as it is checked; the answer returned is the whole in every case.
        """
        clock = Clock()
        if is_courtesy_alone(question.text):
            return self._assembly.unanswered(question, QuestionKind.GENERAL, Reason.NO_QUESTION, None, clock)
        if not self._library.size():
            return self._assembly.unanswered(question, QuestionKind.GENERAL, Reason.EMPTY_LIBRARY, None, clock)
        with clock("read"):
            understood = self._reader.understand(question)
        question = replace(question, as_of=understood.as_of)
        first, *others = understood.readings
        if not others:
            return self._one(question, first, clock, tell)
        parts = PartTelling(tell)
        answers = [
            parts.answered(reading.part, partial(self._one, question, reading, clock))
            for reading in understood.readings
        ]
        whole = several.joined(answers, question, self._new_id())
        return replace(whole, timings=clock.timings)

    def _one(self, question: Question, reading: Reading, clock: Clock, tell: Tell) -> Answer:
        """The answer to one of the questions of a message."""
        with clock("changes"):
            told = self._editions.answer(question, reading)
        if told.reason:
            return self._assembly.unanswered(question, told.kind, told.reason, None, clock, cautions=told.cautions)
        if told.checked.claims:
            return self._assembly.of_editions(question, told, clock)
        reading = told.reading
        with clock("premises"):
            premises = examine(reading.text, self._library, lambda: self._retriever.find(reading))
        said_first = tuple(dict.fromkeys((*told.cautions, *premises.cautions)))
        if premises.leave_nothing:
            return self._assembly.unanswered(
                question, reading.kind, Reason.NOTHING_FOUND, None, clock, cautions=said_first
            )
        if premises.absent:
            reading = without(reading, premises.absent, self._library.words)
        with clock("cases"):
            precedents = self._cases.answer(reading)
        if precedents and (precedents.reason or says_what_is_asked(precedents.checked, reading.asked, self._library)):
            return self._led(self._assembly.of_cases(question, precedents, said_first, clock), reading, clock, tell)
        return self._of_passages(question, reading, said_first, clock, tell)

    def _of_passages(
        self, question: Question, reading: Reading, said_first: tuple[Caution, ...], clock: Clock, tell: Tell
    ) -> Answer:
        """From what the library says now; `said_first` is what had to be said of editions."""
        with clock("deadlines"):
            listed = self._deadlines.answer(reading)
        if listed:
            return self._led(self._assembly.of_deadlines(question, listed, said_first, clock), reading, clock, tell)
        if names := which_measure(reading, self._library.measures(), self._library.words):
            said_first = (*said_first, which_caution())
            which = self._assembly.unanswered(
                question, reading.kind, Reason.WHICH_FACT, None, clock, cautions=said_first
            )
            return replace(which, choices=names)
        with clock("find"):
            passages = self._retriever.find(reading)
        meant = tell_apart(reading, self._reader.bodies, passages)
        reading, said_first = meant.reading, (*said_first, *meant.cautions)
        if meant.choices:
            asked_back = self._assembly.unanswered(
                question, reading.kind, Reason.WHICH_MUNICIPALITY, None, clock, cautions=said_first
            )
            return replace(asked_back, choices=meant.choices)
        with clock("weigh"):
            evidence = gather(self._library, reading, passages, self._vectors)
        if evidence.is_of_no_such_thing or not self._suffices(evidence.signs):
            return self._assembly.unanswered(
                question, reading.kind, Reason.NOTHING_FOUND, evidence, clock, cautions=said_first
            )
        with clock("compose"):
            composed = self._compose(question, reading, evidence, tell)
        if not composed.checked.claims:
            refused = self._assembly.unanswered(
                question, reading.kind, Reason.NOT_SUPPORTED, evidence, clock, cautions=said_first
            )
            return replace(refused, mode=composed.mode, usage=composed.usage)
        composed = replace(composed, cautions=(*said_first, *composed.cautions))
        return self._assembly.of_evidence(question, reading, evidence, composed, clock)

    def _led(self, answer: Answer, reading: Reading, clock: Clock, tell: Tell) -> Answer:
        """What was made of records, with a line by the model before it, where one is set."""
        if self._writer is None or isinstance(answer, Unanswered):
            return answer
        with clock("compose"):
            told = led(self._writer, answer, reading, self._library, tell)
        return replace(told, timings=clock.timings)

    def _compose(self, question: Question, reading: Reading, evidence: Evidence, tell: Tell) -> Composed:
        """By the model where one is set and its claims stand; else by extraction, saying so."""
        if self._writer is None:
            return extracted(reading, evidence)
        cautions = self._assembly.validity(question, evidence.measures, ())
        brief = Brief(question=question, reading=reading, material=material_of(evidence), cautions=cautions)
        told = model_answer.compose(
            self._writer, brief, warn=partial(self._warn, question, reading, evidence), tell=tell
        )
        match told:
            case Written():
                return Composed(Mode.MODEL, told.checked, usage=told.usage)
            case NotWritten():
                extract = extracted(reading, evidence)
                return replace(extract, cautions=(told.caution, *extract.cautions), usage=told.usage)

    def _warn(self, question: Question, reading: Reading, evidence: Evidence, checked: Checked) -> tuple[Caution, ...]:
        """What must be said before claims of a model are told."""
        measures = evidence.measures_for(checked.citations)
        told = not_recommended(ineligible(measures, reading.asker), measures)
        return (*told, *self._assembly.validity(question, measures, checked.citations))
