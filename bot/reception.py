"""The reception (受付): every channel asks here: the same words make the same Question, and no answer is lost."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from knowledge.answering.telling import Tell, nobody
from knowledge.domain.answer import Answer, Question, Related, Turn
from knowledge.domain.language import Language
from knowledge.domain.visibility import EVERYONE, Audience

YEARS = range(1900, 2200)
"""The years of a day that can be asked for: era names and fiscal years can be told of all of them."""


class Asks(Protocol):
    """Answers questions: the advisor, or a double of it."""

    def ask(self, question: Question, tell: Tell = ...) -> Answer: ...


class KeepsAnswers(Protocol):
    """Keeps answers so that they can be replayed, recalled and exported."""

    def save(self, answer: Answer) -> None: ...


class Reception:
    """Turns a person's words into a Question, has it answered, and keeps the answer.

    `tells_ahead` says whether the advisor has a model, so that listening while it writes is worth it.
    """

    def __init__(
        self,
        *,
        advisor: Asks,
        answers: KeepsAnswers,
        today: Callable[[], date],
        related: Callable[[Question], Related | None] = lambda _question: None,
        tells_ahead: bool = False,
    ) -> None:
        self.tells_ahead = tells_ahead
        self._advisor = advisor
        self._related = related
        self._answers = answers
        self._today = today

    def today(self) -> date:
        """The day in the reader's calendar."""
        return self._today()

    def ask(
        self,
        text: str,
        *,
        as_of: date | None = None,
        municipality: str = "",
        history: Sequence[Turn] = (),
        audience: Audience = EVERYONE,
        language: Language = Language.JAPANESE,
        tell: Tell = nobody,
    ) -> Answer:
        """Answers `text` as of a day (today where none is given) and keeps the answer before returning it.

        Who will read it decides what it may be made of; whoever does not say it gets what is for everyone.

        `tell` hears what is certain already while a language model writes on; the answer returned replaces it.
        """
        today = self._today()
        question = Question(
            text=text.strip(),
            asked_on=today,
            as_of=as_of or today,
            municipality=municipality,
            history=tuple(history),
            audience=audience,
            language=language,
        )
        answer = replace(self._advisor.ask(question, tell), related=self._related(question))
        self._answers.save(answer)
        return answer
