"""Kept answers (回答): each can be replayed, and found again by the source it cites."""

from collections.abc import Iterator
from itertools import chain

from sqlalchemy import delete, select

from knowledge.domain.answer import Answer, Grounded, Reason, Unanswered
from knowledge.domain.visibility import EVERYONE
from knowledge.library.codec import dumps, loads
from knowledge.library.database.engine import Database
from knowledge.library.database.tables import answer_sources, answers

_LOOKED_THROUGH = 10
_UNKNOWN = frozenset({Reason.NOTHING_FOUND, Reason.NOT_SUPPORTED})
_Cited = tuple[str, str]
"""(chunk id, edition id)"""


class AnswerStore:
    """Keeps whole answers under their ids."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, answer: Answer) -> None:
        """Keeps an answer with what it cites; one of the same id is replaced."""
        question = answer.question
        row = {
            "id": answer.id,
            "kind": "grounded" if isinstance(answer, Grounded) else "unanswered",
            "mode": answer.mode.value,
            "asked_on": question.asked_on,
            "as_of": question.as_of,
            "question": question.text,
            "record": dumps(Answer, answer),
        }
        sources = [
            {"answer_id": answer.id, "chunk_id": chunk_id, "edition_id": edition_id}
            for chunk_id, edition_id in dict(_cited(answer)).items()
        ]
        with self._database.writing() as connection:
            connection.execute(delete(answers).where(answers.c.id == answer.id))
            connection.execute(answers.insert().values(row))
            if sources:
                connection.execute(answer_sources.insert(), sources)

    def get(self, answer_id: str) -> Answer | None:
        """The answer as it was given, or ``None``."""
        with self._database.reading() as connection:
            record = connection.scalar(select(answers.c.record).where(answers.c.id == answer_id))
        answer: Answer | None = None if record is None else loads(Answer, record)
        return answer

    def unanswered(self, limit: int) -> tuple[str, ...]:
        """The last questions that the library could not answer, each once; who was asked back is not among them.

        What was asked where more is seen than everyone may see is that channel's own.
        """
        wanted = select(answers.c.record).where(answers.c.kind == "unanswered").order_by(answers.c.asked_on.desc())
        found: dict[str, None] = {}
        with self._database.reading() as connection:
            for record in connection.scalars(wanted.limit(limit * _LOOKED_THROUGH)):
                answer = loads(Answer, record)
                is_for_all = answer.question.audience == EVERYONE
                if is_for_all and isinstance(answer, Unanswered) and answer.reason in _UNKNOWN:
                    found[answer.question.text] = None
        return tuple(found)[:limit]

    def citing(self, edition_id: str) -> tuple[str, ...]:
        """Ids of the answers that cite an edition (版): what a recall has to look at."""
        with self._database.reading() as connection:
            wanted = select(answer_sources.c.answer_id).where(answer_sources.c.edition_id == edition_id).distinct()
            return tuple(connection.scalars(wanted.order_by(answer_sources.c.answer_id)))


def _cited(answer: Answer) -> Iterator[_Cited]:
    """What the claims and cards of an answer rest on; nothing for one that was not given."""
    if isinstance(answer, Unanswered):
        return
    for citation in answer.citations:
        yield citation.chunk_id, citation.location.edition.id
    stated = [record.stated for record in answer.cases] + [record.stated for record in answer.measures]
    for field in chain.from_iterable(stated):
        yield field.chunk_id, field.location.edition.id
