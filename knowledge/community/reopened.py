"""Kept answers opened again (回答の控え): nobody sees in one what they may not see in the library."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import fields, is_dataclass

from knowledge.domain.answer import Answer
from knowledge.domain.document import Document
from knowledge.domain.visibility import EVERYONE, Audience
from knowledge.library.answers import AnswerStore

Hidden = Callable[[Audience], Collection[str]]
"""The ids of the documents that an audience may not see, as it is decided now."""


class ReopenedAnswers:
    """Opens an answer only for its own audience, if it is not for everyone, and only while its sources may be seen."""

    def __init__(self, answers: AnswerStore, hidden: Hidden) -> None:
        self._answers = answers
        self._hidden = hidden

    def get(self, answer_id: str, audience: Audience = EVERYONE) -> Answer | None:
        """The answer as it was given; ``None`` where there is none, or none for this audience."""
        answer = self._answers.get(answer_id)
        return answer if answer is not None and self.may_see(answer, audience) else None

    def may_see(self, answer: Answer, audience: Audience) -> bool:
        """Whether an audience may see an answer."""
        return answer.question.audience in (EVERYONE, audience) and documents_in(answer).isdisjoint(
            self._hidden(audience)
        )

    def unanswered(self, limit: int) -> tuple[str, ...]:
        """The last questions that the library could not answer, but for those of one channel."""
        return self._answers.unanswered(limit)


def documents_in(answer: Answer) -> frozenset[str]:
    """The ids of all documents that an answer names a place in, wherever in the answer it stands."""
    return frozenset(document.id for document in _documents(answer))


def _documents(value: object) -> Iterator[Document]:
    if isinstance(value, Document):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _documents(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _documents(getattr(value, field.name))
