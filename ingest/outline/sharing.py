"""Shares a run of text out among titles in order: the division under which every part speaks most evenly.

The cost of a division is that of statistical text segmentation (Utiyama and Isahara 2001): each part, its title
included, is a bag of words with its own smoothed distribution; a part that mixes topics is dear.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.text import fold

_RUNS = re.compile(r"[一-龠々]{2,}|[ァ-ヶー]{2,}|[a-z]{2,}")
_PASSED_OVER = 4.0  # nats: a title is passed over for a later one on clear evidence only
_Begins = tuple[tuple[int, int], ...]


def share(titles: Sequence[str], texts: Sequence[str], breaks: Mapping[int, int]) -> dict[int, int]:
    """Title → index of the text it begins with; title 0 runs at the start, others may be left out.

    They begin only at `breaks`: index of a text → blank lines before it; the more of them, the cheaper.
    """
    costs = _Costs(titles=[_terms(title) for title in titles], texts=[sorted(set(_terms(text))) for text in texts])
    ways: dict[tuple[int, int], tuple[float, _Begins]] = {(0, 0): (0.0, ())}  # title and begin → cost before, begins
    for at, blanks in sorted(breaks.items()):
        for title in range(1, len(titles)):
            ways[title, at] = min(
                (cost + costs.step((other, begin), (title, at), blanks), (*begins, (title, at)))
                for (other, begin), (cost, begins) in ways.items()
                if (other < title and begin < at) or (other, begin) == (0, 0)
            )
    return dict(min((cost + costs.rest(last), begins) for last, (cost, begins) in ways.items())[1])


@dataclass(slots=True)
class _Costs:
    """Costs in nats over the words of titles and texts."""

    titles: list[list[str]]
    texts: list[list[str]]
    known: dict[tuple[int, int, int], float] = field(default_factory=dict)
    vocabulary: int = 0

    def __post_init__(self) -> None:
        self.vocabulary = len(set().union(*self.titles, *self.texts))

    def step(self, last: tuple[int, int], new: tuple[int, int], blanks: int) -> float:
        """Ending the part `last` (title, begin) where the part `new` begins."""
        (title, begin), (following, end) = last, new
        beginning = math.log(1 + sum(map(len, self.texts))) / max(1, blanks - 1)
        passed_over = _PASSED_OVER * (following - title - 1)
        return self.part(title, begin, end) + beginning + self.left_out(title + 1, following) + passed_over

    def rest(self, last: tuple[int, int]) -> float:
        """Letting the part `last` run to the end."""
        title, begin = last
        return self.part(title, begin, len(self.texts)) + self.left_out(title + 1, len(self.titles))

    def left_out(self, first: int, last: int) -> float:
        """Titles that stand without any text."""
        return sum(self.part(title, 0, 0) for title in range(first, last))

    def part(self, title: int, begin: int, end: int) -> float:
        """A title with the texts begin … end as one bag of words."""
        if (title, begin, end) not in self.known:
            words = Counter(self.titles[title])
            for terms in self.texts[begin:end]:
                words.update(terms)
            size = words.total() + self.vocabulary
            self.known[title, begin, end] = -sum(n * math.log((n + 1) / size) for n in words.values())
        return self.known[title, begin, end]


def _terms(text: str) -> list[str]:
    """Words as far as the script tells: pairs of kanji, and runs of katakana or of letters."""
    terms: list[str] = []
    for run in _RUNS.findall(fold(text)):
        terms.extend([run[k : k + 2] for k in range(len(run) - 1)] if "一" <= run[0] <= "龠" else [run])
    return terms
