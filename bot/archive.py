"""The archive (回答の控え): answers as they were given, and what their readers said of them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

from knowledge.domain.answer import Answer
from knowledge.domain.feedback import Feedback, Verdict


class FindsAnswers(Protocol):
    """Gives back an answer that was kept, where everyone may see it."""

    def get(self, answer_id: str) -> Answer | None: ...


class TakesFeedback(Protocol):
    """Keeps a verdict; tells whether there is such an answer."""

    def put(self, given: Feedback) -> bool: ...


class Archive:
    """Where every channel opens earlier answers and hands in verdicts on them."""

    def __init__(self, *, answers: FindsAnswers, feedback: TakesFeedback, now: Callable[[], datetime]) -> None:
        self._answers = answers
        self._feedback = feedback
        self._now = now

    def today(self) -> date:
        """The day in the reader's calendar."""
        return self._now().date()

    def answer(self, answer_id: str) -> Answer | None:
        """The answer as it was given, or ``None``."""
        return self._answers.get(answer_id)

    def rate(self, answer_id: str, verdict: Verdict, *, reader: str = "", reason: str = "") -> bool:
        """Keeps what a reader said of an answer, in place of what they said before; False where there is none."""
        return self._feedback.put(
            Feedback(answer_id=answer_id, verdict=verdict, at=self._now(), reader=reader, reason=reason)
        )
