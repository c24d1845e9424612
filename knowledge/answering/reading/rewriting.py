"""Rewriting a follow-up with a language model (書き換え): optional, and believed only where it makes nothing up."""

import logging
from collections.abc import Sequence
from typing import Protocol

from knowledge.answering.reading.bodies import Bodies
from knowledge.domain.answer import Turn
from knowledge.domain.numbers import numbers_in, stands_in
from knowledge.errors import ModelError
from knowledge.library.words import Words
from knowledge.text import fold

_log = logging.getLogger(__name__)
_LONGEST = 400


class Rewriter(Protocol):
    """Makes the last question of a thread stand-alone; raises ModelError when it cannot."""

    def rewrite(self, question: str, history: Sequence[Turn]) -> str: ...


def rewritten(
    question: str, history: Sequence[Turn], rewriter: Rewriter | None, *, words: Words, bodies: Bodies
) -> str:
    """The model's stand-alone question; empty where there is no model, no thread, or it says what nobody said."""
    if rewriter is None or not history:
        return ""
    try:
        new = rewriter.rewrite(question, history).strip()
    except ModelError as error:
        _log.warning("rewriting failed: %s", error)
        return ""
    thread = "\n".join((*(part for turn in history for part in (turn.question, turn.answer)), question))
    if 0 < len(new) <= _LONGEST and "\n" not in new and is_made_of(new, thread, words=words, bodies=bodies):
        return new
    _log.warning("rewritten question not used: %d characters", len(new))
    return ""


def is_made_of(new: str, thread: str, *, words: Words, bodies: Bodies) -> bool:
    """Whether every number, body and noun of the new question stands in the thread."""
    said = numbers_in(thread)
    if not all(stands_in(number, said) for number in numbers_in(new)):
        return False
    plain, spoken = fold(thread), set(words.content(thread))
    bodies_said = (fold(new[named.start : named.end]) for named in bodies.named_in(new))
    nouns = (word for word in words.content(new) if not "ぁ" <= word[-1] <= "ゖ")
    return all(name in plain for name in bodies_said) and all(noun in spoken or noun in plain for noun in nouns)
