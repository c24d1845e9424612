"""Shares a run of text out among titles in order: the division under which every part speaks most evenly.

The cost of a division is that of statistical text segmentation (Utiyama and Isahara 2001): each part, its title
included, is a bag of words with its own smoothed distribution; a part that mixes topics is dear.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from knowledge.text import fold

_RUNS = re.compile(r"[一-龠々]{2,}|[ァ-ヶー]{2,}|[a-z]{2,}")
_PASSED_OVER = 4.0  # nats: a title is passed over for a later one on clear evidence only
_Path = tuple[float, tuple[tuple[int, int], ...]]


def share(titles: Sequence[str], texts: Sequence[str], breaks: Sequence[int]) -> dict[int, int]:
    """Title → index of the text it begins with, of `breaks` only; title 0 runs at the start, others may be left out."""
    title_terms = [_terms(title) for title in titles]
    text_terms = [sorted(set(_terms(text))) for text in texts]
    vocabulary = len(set().union(*title_terms, *text_terms))
    beginning = math.log(1 + sum(map(len, text_terms)))

    @cache
    def part(title: int, start: int, end: int) -> float:
        words = Counter(title_terms[title])
        for terms in text_terms[start:end]:
            words.update(terms)
        size = words.total() + vocabulary
        return -sum(count * math.log((count + 1) / size) for count in words.values())

    def left_out(first: int, last: int) -> float:
        return sum(part(title, 0, 0) for title in range(first, last))

    ways: dict[tuple[int, int], _Path] = {(0, 0): (0.0, ())}  # title and its begin → cost of all before, begins
    for at in sorted(breaks):
        for title in range(1, len(titles)):
            options = [
                (
                    cost + part(other, begin, at) + beginning
                    + left_out(other + 1, title) + _PASSED_OVER * (title - other - 1),
                    (*begins, (title, at)),
                )
                for (other, begin), (cost, begins) in ways.items()
                if (other < title and begin < at) or (other, begin) == (0, 0)
            ]  # fmt: skip
            ways[title, at] = min(options)
    ends = [
        (cost + part(title, begin, len(texts)) + left_out(title + 1, len(titles)), begins)
        for (title, begin), (cost, begins) in ways.items()
    ]
    return dict(min(ends)[1])


def _terms(text: str) -> list[str]:
    """Words as far as the script tells: pairs of kanji, and runs of katakana or of letters."""
    terms: list[str] = []
    for run in _RUNS.findall(fold(text)):
        terms.extend([run[k : k + 2] for k in range(len(run) - 1)] if "一" <= run[0] <= "龠" else [run])
    return terms
