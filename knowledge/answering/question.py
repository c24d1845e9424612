"""Reading the question: what it says on its own, which words carry it, what kind of thing would answer it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from knowledge.domain.answer import Question
from knowledge.library.words import Words
from knowledge.text import fold

# The closed classes of Japanese demonstratives and interrogatives, after folding.
_POINTS_BACK = re.compile(r"その|それ|この|これ|あの|そこ|そちら|上記|同じ(?:く|もの)|(?:では|じゃあ?)、")
_EXPECTATIONS = (
    (
        "number",
        re.compile(
            r"いくら|いくつ|何[^の]{0,2}[人件名円回割%歳団体日月年台倍割時間]|規模|人数|件数|金額|率|どれ(?:くらい|だけ)|何割|費用|人口|予算"
        ),
    ),
    ("date", re.compile(r"いつ|何年|何月|何日|期限|期間|締め?切|年度")),
    ("who", re.compile(r"誰|だれ|どこ|どの(?:部|課|団体|自治体|市|町|村|県)|担当|部署|対象")),
)


class Expectation(StrEnum):
    """What kind of thing the question waits for, as far as its interrogatives tell."""

    NUMBER = "number"
    DATE = "date"
    WHO = "who"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A question made stand-alone. `tokens` are its distinct content words in order; `focus` those of the last turn."""

    text: str
    tokens: tuple[str, ...]
    expects: frozenset[Expectation]


def read(question: Question, words: Words) -> Reading:
    """Reads a question; a follow-up that points back (その…) or says little is joined to the question before it."""
    own = words.content(question.text)
    text = question.text
    if question.history and (_POINTS_BACK.search(question.text) or len(set(own)) <= _LITTLE):
        text = f"{question.history[-1].question} {question.text}"
    folded = fold(question.text)
    expects = frozenset(Expectation(name) for name, pattern in _EXPECTATIONS if pattern.search(folded))
    return Reading(text=text, tokens=tuple(dict.fromkeys(words.content(text))), expects=expects)


_LITTLE = 2
