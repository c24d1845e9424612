"""Accepted answers (役に立った回答): the earlier one to much the same question, while its sources still hold."""

from typing import Final

from knowledge.community.alike import Alike
from knowledge.domain.answer import Answer, Grounded, Question, Related
from knowledge.library.answers import AnswerStore
from knowledge.library.feedback import FeedbackStore
from knowledge.library.library import Library

_MOST: Final = 500  # accepted answers looked through, the youngest


class AcceptedAnswers:
    """Looks through the answers that readers accepted; any number of threads may ask."""

    def __init__(self, *, feedback: FeedbackStore, answers: AnswerStore, library: Library) -> None:
        self._feedback = feedback
        self._answers = answers
        self._library = library
        self._alike = Alike(library)
        self._known: dict[str, Answer | None] = {}

    def related(self, question: Question) -> Related | None:
        """The accepted answer whose question is most alike, said for the same day's sources; ``None`` where none is.

        The asker's municipality has to be the same, and every edition that the earlier answer cites has to answer
        still.
        """
        if question.history:
            return None
        current = {edition.id for edition in self._library.editions()}
        held = {
            answer.question.text: answer
            for answer in reversed(self._accepted())
            if answer.question.municipality == question.municipality
            and all(citation.location.edition.id in current for citation in answer.citations)
        }
        nearest = self._alike.nearest(question, held)
        if nearest is None:
            return None
        earlier = held[nearest]
        return Related(answer_id=earlier.id, question=nearest, asked_on=earlier.question.asked_on)

    def _accepted(self) -> list[Grounded]:
        """The youngest first; an answer never changes, so that each is read once."""
        kept = []
        for answer_id in self._feedback.accepted(_MOST):
            if answer_id not in self._known:
                self._known[answer_id] = self._answers.get(answer_id)
            answer = self._known[answer_id]
            if isinstance(answer, Grounded) and not answer.question.history:
                kept.append(answer)
        return kept
