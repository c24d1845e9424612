"""Reading the question: what it says on its own, which words carry it, what kind of thing would answer it."""

import re
from dataclasses import dataclass

from knowledge.answering.interrogatives import Wanted, wanted, without_interrogatives
from knowledge.domain.answer import Question
from knowledge.library.words import Words

# The closed class of demonstratives that point back into a conversation.
_POINTS_BACK = re.compile(r"その|それ|この|これ|あの|そこ|そちら|上記|先ほど|では、|じゃあ")
_LITTLE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A question made stand-alone (`text`); `tokens` are its distinct content words in order."""

    text: str
    tokens: tuple[str, ...]
    wanted: Wanted


def read(question: Question, words: Words) -> Reading:
    """Reads a question; a follow-up that points back (その…) or says little is joined to the question before it."""
    tokens = words.content(without_interrogatives(question.text))
    text = question.text
    if question.history and (_POINTS_BACK.search(text) or len(set(tokens)) < _LITTLE):
        before = question.history[-1].question
        text = f"{before} {text}"
        tokens = (*words.content(without_interrogatives(before)), *tokens)
    return Reading(text=text, tokens=tuple(dict.fromkeys(tokens)), wanted=wanted(question.text))
