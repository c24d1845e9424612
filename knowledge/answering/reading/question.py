"""Reading the question: what it says on its own, which words carry it, what kind of thing would answer it."""

import re
from dataclasses import dataclass
from datetime import date

from knowledge.answering.reading.interrogatives import Wanted, wanted, without_interrogatives
from knowledge.domain.answer import Question, QuestionKind
from knowledge.domain.calendar import Period
from knowledge.domain.municipality import NOBODY, Asker, Municipality
from knowledge.library.words import Words
from knowledge.text import fold

# The closed class of demonstratives that point back into a conversation.
_POINTS_BACK = re.compile(r"その|それ|この|これ|あの|そこ|そちら|上記|先ほど|では、|じゃあ")
_LITTLE = 3
# ステップ2, 第3章: the number means nothing without the word before it.
_NUMBERED = re.compile(r"(?:第|[a-z]{2,}|[ァ-ヶー]{2,}|[一-鿿]{2,})\d+(?:\.\d+)*[章節条版号項]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A question made stand-alone (`text`), with its distinct content words in order.

    `tokens` are words as the keyword index has them; `terms` are what an answer is weighed by: a number is kept
    with the word that it counts (ステップ2). `asked` is the last turn alone, folded. `asker` is who asks
    (人口3万人の町), `about` whose practice is asked for (汐風町の事例), `as_of` the day that the answer
    is for, `periods` are the years and days that it names.
    """

    text: str
    asked: str
    tokens: tuple[str, ...]
    terms: tuple[str, ...]
    wanted: Wanted
    kind: QuestionKind = QuestionKind.GENERAL
    asker: Asker = NOBODY
    about: Municipality | None = None
    as_of: date = date.min
    periods: tuple[Period, ...] = ()


def read(question: Question, words: Words) -> Reading:
    """Reads a question; a follow-up that points back (その…) or says little is joined to the question before it."""
    text, asked = question.text, without_interrogatives(question.text)
    points_back = _POINTS_BACK.search(text) or len(set(words.content(asked))) < _LITTLE
    if question.history and points_back:
        before = question.history[-1].question
        text, asked = f"{before} {text}", f"{without_interrogatives(before)} {asked}"
    tokens = tuple(dict.fromkeys(words.content(asked)))
    return Reading(
        text=text,
        asked=fold(question.text),
        as_of=question.as_of,
        tokens=tokens,
        terms=_terms(asked, tokens),
        wanted=wanted(question.text),
    )


def _terms(asked: str, tokens: tuple[str, ...]) -> tuple[str, ...]:
    numbered = tuple(dict.fromkeys(_NUMBERED.findall(fold(asked))))
    parts = "".join(numbered)
    return (*(token for token in tokens if token not in parts), *numbered)
