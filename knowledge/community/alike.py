"""Alike (似た質問): which of many earlier questions asks much the same, in words and in meaning."""

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from knowledge.domain.answer import Question
from knowledge.domain.numbers import numbers_in
from knowledge.library.embedding import Vectors2D
from knowledge.library.library import Library

_ALIKE: Final = 0.85  # of the way from nothing to everything in common, on the model's own scale
_SHARED: Final = 0.6  # of the content words of both questions


@dataclass(frozen=True, slots=True)
class _Known:
    words: frozenset[str]
    vector: Vectors2D


class Alike:
    """Learns each earlier question once; any number of threads may ask."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[str, _Known] = {}
        self._learning = threading.Lock()

    def nearest(self, question: Question, earlier: Iterable[str]) -> str | None:
        """The earlier question that is most alike; ``None`` where none is.

        A follow-up means nothing without its thread, so that none is compared; numbers have to be the same.
        """
        if question.history:
            return None
        numbers = set(numbers_in(question.text))
        held = [text for text in dict.fromkeys(earlier) if set(numbers_in(text)) == numbers]
        likeness, nearest = max(self._likeness(question, held), default=(0.0, ""))
        return nearest if likeness >= _ALIKE else None

    def _likeness(self, question: Question, held: Iterable[str]) -> Iterator[tuple[float, str]]:
        """Each earlier question that shares the words, and how alike the two are in meaning (0..1)."""
        words = frozenset(self._library.words.content(question.text))
        sharing = [(text, known) for text, known in self._learned(held) if _shared(known.words, words) >= _SHARED]
        if not sharing:
            return
        vector = self._library.embedder.queries([question.text])[0]
        nothing, everything = self._library.embedder.spread
        for text, known in sharing:
            yield (float(known.vector @ vector) - nothing) / (everything - nothing), text

    def _learned(self, texts: Iterable[str]) -> list[tuple[str, _Known]]:
        with self._learning:
            return [(text, self._known.get(text) or self._learn(text)) for text in texts]

    def _learn(self, text: str) -> _Known:
        words = frozenset(self._library.words.content(text))
        self._known[text] = _Known(words=words, vector=self._library.embedder.queries([text])[0])
        return self._known[text]


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
