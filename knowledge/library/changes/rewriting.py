"""What a stretch of sentences was rewritten to: pairs in order, a sentence may be split in up to three or joined."""

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import product

from rapidfuzz import fuzz

from knowledge.domain.document import Edition
from knowledge.library.changes.sameness import day_said, said, spelled
from knowledge.library.changes.sentence_stream import CELLS, Unit
from knowledge.text import fold

Same = Callable[[str, str], bool]
"""Whether two texts, one of each edition, say the same but for their spelling."""

Shapes = Sequence[tuple[int, int]]
"""How many units of the old and of the new edition may make a pair."""

Pair = tuple[Sequence[Unit], Sequence[Unit]]

_ALIKE = 0.5
_SURE = 0.9
_SAME_ROW = 0.75
_SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))
_STRETCH = 80  # units that are weighed each against each; a longer stretch is weighed in even parts
_LONG, _PART = 400, 24  # so much in one stretch is another text: it is only looked through


def same_in(old: Edition, new: Edition) -> Same:
    """Texts are the same when they say the same once dates are read, and where each names its own edition or day."""
    own = [(fold(old.label), fold(new.label))] if old.label and new.label else []
    if old.published and new.published:
        own.append((day_said(old.published), day_said(new.published)))

    def same(before: str, after: str) -> bool:
        mine, theirs = said(before), said(after)
        return mine == theirs or any(one in mine and mine.replace(one, other) == theirs for one, other in own)

    return same


def rewritten(old: Sequence[Unit], new: Sequence[Unit], same: Same) -> list[Pair]:
    """The pairs that differ, in order; an empty side where a unit has no counterpart."""
    if not old or not new:
        return [*(([unit], []) for unit in old), *(([], [unit]) for unit in new)]
    if same(_joined(old), _joined(new)):
        return []
    size, shapes = (_PART, _SHAPES[:1]) if max(len(old), len(new)) > _LONG else (_STRETCH, _SHAPES)
    pairs = (pair for mine, theirs in _parts(old, new, size) for pair in _best_path(mine, theirs, shapes, same))
    return [(mine, theirs) for mine, theirs in pairs if not _equal(mine, theirs, same)]


def _parts(old: Sequence[Unit], new: Sequence[Unit], size: int) -> Iterator[Pair]:
    count = math.ceil(max(len(old), len(new)) / size)
    for at in range(count):
        yield (
            old[len(old) * at // count : len(old) * (at + 1) // count],
            new[len(new) * at // count : len(new) * (at + 1) // count],
        )


def _equal(mine: Sequence[Unit], theirs: Sequence[Unit], same: Same) -> bool:
    return bool(mine) and bool(theirs) and same(_joined(mine), _joined(theirs))


def _best_path(old: Sequence[Unit], new: Sequence[Unit], shapes: Shapes, same: Same) -> list[Pair]:
    """The pairing with the most text in likely pairs (dynamic programming over both sequences)."""
    gains: dict[tuple[int, int], float] = {}
    steps: dict[tuple[int, int], tuple[int, int]] = {}
    for i, j in product(range(len(old) + 1), range(len(new) + 1)):
        best, step = (gains[i - 1, j], (1, 0)) if i else (0.0, (0, 1) if j else (0, 0))
        if j and (not i or gains[i, j - 1] > best):
            best, step = gains[i, j - 1], (0, 1)
        for a, b, gain in _pairings(old[max(0, i - 3) : i], new[max(0, j - 3) : j], shapes, same):
            if gains[i - a, j - b] + gain > best:
                best, step = gains[i - a, j - b] + gain, (a, b)
        gains[i, j], steps[i, j] = best, step
    return _walked_back(old, new, steps)


def _walked_back(old: Sequence[Unit], new: Sequence[Unit], steps: dict[tuple[int, int], tuple[int, int]]) -> list[Pair]:
    i, j = len(old), len(new)
    pairs: list[Pair] = []
    while i or j:
        a, b = steps[i, j]
        pairs.append((old[i - a : i], new[j - b : j]))
        i, j = i - a, j - b
    return pairs[::-1]


def _pairings(old: Sequence[Unit], new: Sequence[Unit], shapes: Shapes, same: Same) -> Iterator[tuple[int, int, float]]:
    """How the last units of both may be paired, with what that gains."""
    for a, b in shapes:
        if a > len(old) or b > len(new):
            continue
        mine, theirs = old[-a:], new[-b:]
        if a + b > 2 and any(unit.is_row for unit in (*mine, *theirs)):
            continue
        likeness = _likeness(mine, theirs, same)
        if likeness >= _ALIKE:
            yield a, b, (likeness - _ALIKE + 0.01) * (_length(mine) + _length(theirs))
        if likeness >= _SURE:
            return


def _likeness(mine: Sequence[Unit], theirs: Sequence[Unit], same: Same) -> float:
    before, after = _joined(mine), _joined(theirs)
    if same(before, after):
        return 1.0
    alike = fuzz.ratio(spelled(before), spelled(after)) / 100
    return max(alike, _SAME_ROW) if _is_same_row(before, after) else alike


def _is_same_row(before: str, after: str) -> bool:
    """Whether two rows have the same first cell and as many cells: what they are about has stayed."""
    mine, theirs = before.split(CELLS), after.split(CELLS)
    return len(mine) == len(theirs) > 1 and spelled(mine[0]) == spelled(theirs[0])


def _joined(units: Sequence[Unit]) -> str:
    return "".join(unit.text for unit in units)


def _length(units: Sequence[Unit]) -> int:
    return sum(len(spelled(unit.text)) for unit in units)
