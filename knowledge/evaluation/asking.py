"""Asking every question of a file (質問ファイルの実行): earlier turns first, so that real answers stand before."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from knowledge.domain.answer import Answer, Grounded, Mode, Question, Turn
from knowledge.evaluation.judging import Chunks, Verdict, is_right, judge
from knowledge.evaluation.questions import GoldenQuestion, QuestionFile


class Asks(Protocol):
    """Answers questions: the advisor, or what it is compared with."""

    def ask(self, question: Question) -> Answer: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One question, what was answered, how it stands to what was expected, and how long it took when asked again."""

    asked: GoldenQuestion
    answer: Answer
    verdict: Verdict
    milliseconds: float

    @property
    def right(self) -> bool:
        """Whether everything that was expected holds."""
        return is_right(self.asked, self.verdict)


def ask_all(
    file: QuestionFile, asks: Asks, chunks: Chunks, *, today: date, progress: Callable[[], None] = lambda: None
) -> Iterator[Outcome]:
    """Asks every question; `today` is the day of asking where the file names none. Calls progress() after each."""
    for golden in file.question:
        question = question_of(golden, asks, asked_on=file.as_of or today)
        answer, milliseconds = _timed(asks, question)
        yield Outcome(asked=golden, answer=answer, verdict=judge(golden, answer, chunks), milliseconds=milliseconds)
        progress()


def question_of(golden: GoldenQuestion, asks: Asks, *, asked_on: date) -> Question:
    """The question as a channel would make it: the thread's earlier questions are asked first, in order."""
    as_of = golden.as_of or asked_on
    turns: tuple[Turn, ...] = ()
    for earlier in golden.history:
        question = Question(
            text=earlier, asked_on=asked_on, as_of=as_of, municipality=golden.municipality, history=turns
        )
        turns = (*turns, Turn(question=earlier, answer=_said(asks.ask(question))))
    return Question(text=golden.text, asked_on=asked_on, as_of=as_of, municipality=golden.municipality, history=turns)


def _timed(asks: Asks, question: Question) -> tuple[Answer, float]:
    """The first answer; the time of the second one (warm), but where a language model would be paid for it."""
    began = time.perf_counter()
    answer = asks.ask(question)
    if answer.mode is Mode.EXTRACTIVE:
        began = time.perf_counter()
        asks.ask(question)
    return answer, (time.perf_counter() - began) * 1000


def _said(answer: Answer) -> str:
    return "\n".join(claim.text for claim in answer.claims) if isinstance(answer, Grounded) else ""
