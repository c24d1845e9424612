"""Kept feedback (評価): one verdict a reader and answer, and which answers were accepted."""

from datetime import UTC

from sqlalchemy import case, delete, func, select

from knowledge.domain.feedback import Feedback, Verdict
from knowledge.library.database.engine import Database
from knowledge.library.database.tables import answers, feedback

_HELPFUL = case((feedback.c.verdict == Verdict.HELPFUL, 1), else_=-1)


class FeedbackStore:
    """Keeps verdicts; every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, given: Feedback) -> bool:
        """Keeps a verdict in place of the reader's earlier one; tells whether there is such an answer."""
        row = {
            "answer_id": given.answer_id,
            "reader": given.reader,
            "verdict": given.verdict,
            "reason": given.reason,
            "given_at": given.at.astimezone(UTC),
        }
        same = (feedback.c.answer_id == given.answer_id) & (feedback.c.reader == given.reader)
        with self._database.writing() as connection:
            if connection.scalar(select(answers.c.id).where(answers.c.id == given.answer_id)) is None:
                return False
            connection.execute(delete(feedback).where(same))
            connection.execute(feedback.insert().values(row))
        return True

    def accepted(self, limit: int) -> tuple[str, ...]:
        """Ids of the answers that more readers found helpful than not, the youngest verdicts first."""
        accepted = (
            select(feedback.c.answer_id)
            .group_by(feedback.c.answer_id)
            .having(func.sum(_HELPFUL) > 0)
            .order_by(func.max(feedback.c.given_at).desc(), feedback.c.answer_id)
            .limit(limit)
        )
        with self._database.reading() as connection:
            return tuple(connection.scalars(accepted))
