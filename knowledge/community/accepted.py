"""Accepted answers (役に立った回答): the earlier one to much the same question, while its sources still hold."""

from dataclasses import dataclass
from typing import Final

from knowledge.community.alike import Alike
from knowledge.community.reopened import documents_in
from knowledge.domain.answer import Answer, Grounded, Question, Related
from knowledge.domain.visibility import EVERYONE
from knowledge.library.answers import AnswerStore
from knowledge.library.feedback import FeedbackStore
from knowledge.library.library import Library

_MOST: Final = 500  # accepted answers looked through, the youngest


@dataclass(frozen=True, slots=True)
class _Known:
    """`editions` are cited, `documents` named anywhere in the answer."""

    answer: Grounded
    editions: frozenset[str]
    documents: frozenset[str]


class AcceptedAnswers:
    """Looks through the answers that readers accepted; any number of threads may ask.

    `library` is what everyone may see: an answer is pointed to only where everyone may open it.
    """

    def __init__(self, *, feedback: FeedbackStore, answers: AnswerStore, library: Library) -> None:
        self._feedback = feedback
        self._answers = answers
        self._library = library
        self._alike = Alike(library)
        self._known: dict[str, _Known | None] = {}

    def related(self, question: Question) -> Related | None:
        """The accepted answer whose question is most alike, said for the same day's sources; ``None`` where none is.

        The asker's municipality has to be the same, and every edition that the earlier answer cites has to answer
        still.
        """
        if question.history:
            return None
        editions = self._library.editions()
        current, documents = ({one.id for one in editions}, {one.document.id for one in editions})
        held = {
            known.answer.question.text: known.answer
            for known in reversed(self._accepted())
            if known.answer.question.municipality == question.municipality
            and known.editions <= current
            and known.documents <= documents
        }
        nearest = self._alike.nearest(question, held)
        if nearest is None:
            return None
        earlier = held[nearest]
        return Related(answer_id=earlier.id, question=nearest, asked_on=earlier.question.asked_on)

    def _accepted(self) -> list[_Known]:
        """The youngest first; an answer never changes, so that each is read once."""
        kept = []
        for answer_id in self._feedback.accepted(_MOST):
            if answer_id not in self._known:
                self._known[answer_id] = _known(self._answers.get(answer_id))
            if known := self._known[answer_id]:
                kept.append(known)
        return kept


def _known(answer: Answer | None) -> _Known | None:
    """What is kept of an answer that may be pointed to; nothing of one that was for a channel alone."""
    if not isinstance(answer, Grounded) or answer.question.history or answer.question.audience != EVERYONE:
        return None
    editions = frozenset(citation.location.edition.id for citation in answer.citations)
    return _Known(answer=answer, editions=editions, documents=documents_in(answer))
