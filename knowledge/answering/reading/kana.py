"""Loan words that a question writes in hiragana (すてっぷ), in katakana where the library holds them so: ステップ."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from knowledge.text import fold

Frequency = Callable[[Sequence[str]], Mapping[str, int]]
"""In how many chunks words stand."""

_RUN = re.compile(r"[ぁ-ゖー]{3,40}")
_SHORTEST, _SHORTEST_INSIDE, _LONGEST = 3, 4, 14
_TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}


def in_katakana(text: str, frequency: Frequency) -> str:
    """The text with such words in katakana; what the library holds in hiragana stays."""
    runs = {run[0] for run in _RUN.finditer(text)}
    words = tuple(dict.fromkeys(word for run in runs for _, word in _words_in(run)))
    if not words:
        return text
    held = frequency(tuple(fold(form) for word in words for form in (word, word.translate(_TO_KATAKANA))))
    loans = {word for word in words if held[fold(word.translate(_TO_KATAKANA))] and not held[fold(word)]}
    return _RUN.sub(lambda run: _written(run[0], loans), text) if loans else text


def _words_in(run: str) -> Iterator[tuple[int, str]]:
    """(where it begins, word): the longest first; inside a run, where particles may stand before it, longer ones."""
    for length in range(min(len(run), _LONGEST), _SHORTEST - 1, -1):
        starts = range(len(run) - length + 1) if length >= _SHORTEST_INSIDE else (0,)
        yield from ((start, run[start : start + length]) for start in starts)


def _written(run: str, loans: set[str]) -> str:
    for start, word in _words_in(run):
        if word in loans:
            end = start + len(word)
            return f"{run[:start]}{word.translate(_TO_KATAKANA)}{_written(run[end:], loans)}"
    return run
