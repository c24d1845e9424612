"""The advisor: from a Question to an Answer, step by step."""

import logging
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from knowledge.answering import extractive, grounding, phrases, sufficiency, validity
from knowledge.answering.evidence import Evidence, gather
from knowledge.answering.grounding import Checked
from knowledge.answering.language_model import Writer
from knowledge.answering.question import Reading, read
from knowledge.answering.retrieval import Retriever
from knowledge.domain.answer import (
    Answer,
    Caution,
    CautionKind,
    Grounded,
    Mode,
    Question,
    Reason,
    Unanswered,
)
from knowledge.errors import ModelError
from knowledge.library.library import Library
from knowledge.library.unit_vectors import UnitVectors

_log = logging.getLogger(__name__)


class Advisor:
    """Answers questions from one library, without a model or with one."""

    def __init__(
        self, library: Library, *, writer: Writer | None = None, new_id: Callable[[], str] = lambda: uuid.uuid4().hex
    ) -> None:
        self._library = library
        self._retriever = Retriever(library)
        self._vectors = UnitVectors(library.embedder)
        self._writer = writer
        self._new_id = new_id

    def ask(self, question: Question) -> Answer:
        """Reads, finds, composes, checks and dates; a claim that fails the check is never shown."""
        clock = _Clock()
        if not question.text.strip():
            return self._unanswered(question, Reason.NO_QUESTION, None, clock)
        if not self._library.size():
            return self._unanswered(question, Reason.EMPTY_LIBRARY, None, clock)
        with clock("read"):
            reading = read(question, self._library.words)
        with clock("find"):
            passages = self._retriever.find(reading)
        with clock("weigh"):
            evidence = gather(self._library, reading, passages, self._vectors)
        if not sufficiency.is_sufficient(evidence.confidence):
            return self._unanswered(question, Reason.NOTHING_FOUND, evidence, clock)
        with clock("compose"):
            composed = self._compose(question, reading, evidence)
        if not composed.checked.claims:
            return self._unanswered(question, Reason.NOT_SUPPORTED, evidence, clock)
        return self._grounded(question, evidence, composed, clock)

    def _compose(self, question: Question, reading: Reading, evidence: Evidence) -> "_Composed":
        """By the model where one is set and its claims stand; else by extraction, saying so."""
        if self._writer is None:
            return _Composed(Mode.EXTRACTIVE, _extract(reading, evidence))
        try:
            drafts = self._writer.write(question, reading.text, evidence.passages)
            checked = grounding.check(drafts, evidence.offered)
            if checked.claims or not drafts:
                return _Composed(Mode.MODEL, checked)
            _log.warning("model claims all fell: %d", checked.fallen)
        except ModelError as error:
            _log.warning("model failed: %s", error)
        caution = Caution(kind=CautionKind.MODEL_UNAVAILABLE, text=phrases.MODEL_UNAVAILABLE)
        return _Composed(Mode.EXTRACTIVE, _extract(reading, evidence), (caution,))

    def _grounded(self, question: Question, evidence: Evidence, composed: "_Composed", clock: "_Clock") -> Grounded:
        checked = composed.checked
        measures = evidence.measures_for(checked.citations)
        cautions = (
            *composed.cautions,
            *validity.measure_cautions(
                measures, self._library.measures(), as_of=question.as_of, words=self._library.words
            ),
            *validity.quote_cautions(checked.citations, as_of=question.as_of, told=measures),
        )
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
        )

    def _unanswered(self, question: Question, reason: Reason, evidence: Evidence | None, clock: "_Clock") -> Unanswered:
        return Unanswered(
            id=self._new_id(),
            question=question,
            reason=reason,
            nearest=evidence.passages[:3] if evidence else (),
            timings=clock.timings,
        )


@dataclass(frozen=True, slots=True)
class _Composed:
    mode: Mode
    checked: Checked
    cautions: tuple[Caution, ...] = ()


def _extract(reading: Reading, evidence: Evidence) -> Checked:
    drafts = extractive.compose_measures(evidence.measures, evidence.measure_keys, evidence.offered, reading)
    if not drafts:
        drafts = extractive.compose(evidence.scored, evidence.units, evidence.aside)
    if not sufficiency.bears_what_is_required(reading.wanted, (draft.text for draft in drafts)):
        drafts = ()
    return grounding.check(drafts, evidence.offered)


class _Clock:
    """Times the steps of one answer (milliseconds)."""

    def __init__(self) -> None:
        self._timings: list[tuple[str, float]] = []

    @contextmanager
    def __call__(self, step: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        self._timings.append((step, (time.perf_counter() - started) * 1000))

    @property
    def timings(self) -> tuple[tuple[str, float], ...]:
        return (*self._timings, ("total", sum(ms for _, ms in self._timings)))
