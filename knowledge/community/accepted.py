"""Accepted answers (役に立った回答): the earlier one to much the same question, while its sources still hold."""

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from knowledge.domain.answer import Answer, Grounded, Question, Related
from knowledge.domain.numbers import numbers_in
from knowledge.library.answers import AnswerStore
from knowledge.library.embedding import Vectors2D
from knowledge.library.feedback import FeedbackStore
from knowledge.library.library import Library

_MOST: Final = 500  # accepted answers looked through, the youngest
_ALIKE: Final = 0.85  # of the way from nothing to everything in common, on the model's own scale
_SHARED: Final = 0.6  # of the content words of both questions


@dataclass(frozen=True, slots=True)
class _Known:
    answer: Grounded
    words: frozenset[str]
    vector: Vectors2D


class AcceptedAnswers:
    """Looks through the answers that readers accepted; any number of threads may ask."""

    def __init__(self, *, feedback: FeedbackStore, answers: AnswerStore, library: Library) -> None:
        self._feedback = feedback
        self._answers = answers
        self._library = library
        self._known: dict[str, _Known] = {}
        self._learning = threading.Lock()

    def related(self, question: Question) -> Related | None:
        """The accepted answer whose question is most alike, said for the same day's sources; ``None`` where none is.

        A follow-up means nothing without its thread, so that none is compared; numbers and the asker's municipality
        have to be the same, and every edition that the earlier answer cites has to answer still.
        """
        if question.history:
            return None
        held = [known for known in self._accepted() if self._holds(known.answer, question)]
        likeness, earlier = max(self._likeness(question, held), key=lambda found: found[0], default=(0.0, None))
        if earlier is None or likeness < _ALIKE:
            return None
        return Related(answer_id=earlier.id, question=earlier.question.text, asked_on=earlier.question.asked_on)

    def _accepted(self) -> list[_Known]:
        ids = self._feedback.accepted(_MOST)
        with self._learning:
            for answer_id in ids:
                if answer_id not in self._known and (known := self._learn(self._answers.get(answer_id))):
                    self._known[answer_id] = known
            return [self._known[answer_id] for answer_id in ids if answer_id in self._known]

    def _learn(self, answer: Answer | None) -> _Known | None:
        if not isinstance(answer, Grounded) or answer.question.history:
            return None
        text = answer.question.text
        return _Known(
            answer=answer,
            words=frozenset(self._library.words.content(text)),
            vector=self._library.embedder.queries([text])[0],
        )

    def _holds(self, earlier: Grounded, question: Question) -> bool:
        """Whether the earlier answer could be given to this asker today."""
        current = {edition.id for edition in self._library.editions()}
        return (
            earlier.question.municipality == question.municipality
            and set(numbers_in(earlier.question.text)) == set(numbers_in(question.text))
            and all(citation.location.edition.id in current for citation in earlier.citations)
        )

    def _likeness(self, question: Question, held: Iterable[_Known]) -> Iterator[tuple[float, Grounded]]:
        """Each answer whose question shares the words, and how alike the two are in meaning (0..1)."""
        words = frozenset(self._library.words.content(question.text))
        vector = self._library.embedder.queries([question.text])[0]
        nothing, everything = self._library.embedder.spread
        for known in held:
            if _shared(known.words, words) >= _SHARED:
                yield (float(known.vector @ vector) - nothing) / (everything - nothing), known.answer


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
