"""Characters in drawing order → runs: what was drawn side by side without a jump."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.pdf.characters import Character

_WIDEST_GAP = 1.2  # of the type size; wider ones part columns or cells
_LEAST_ADVANCE = 0.15  # 」（ are set so tight that their boxes overlap
_SAME_PLACE = 0.25  # of the type size: a letter drawn twice to look bold stands at most so far away
_STACKED = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
_FEWEST_STACKED = 3


@dataclass(slots=True)
class Run:
    """Characters on one line with the box around them; `stacked` when they stand one below the other."""

    characters: list[Character]
    x0: float
    top: float
    x1: float
    bottom: float
    stacked: bool = False

    @classmethod
    def of(cls, characters: Sequence[Character], *, stacked: bool = False) -> "Run":
        """The run of some characters."""
        return cls(
            characters=list(characters),
            x0=min(c.x0 for c in characters),
            top=min(c.top for c in characters),
            x1=max(c.x1 for c in characters),
            bottom=max(c.bottom for c in characters),
            stacked=stacked,
        )

    @property
    def size(self) -> float:
        """The type size of the first character."""
        return self.characters[0].face.size


def runs_of(characters: Iterable[Character]) -> list[Run]:
    """Cuts the drawing order wherever the next character does not stand right behind the one before."""
    runs: list[list[Character]] = []
    before: Character | None = None
    for character in characters:
        if before and before.text == character.text and _is_doubled(before, character):
            continue
        if before and _follows(before, character):
            runs[-1].append(character)
        else:
            runs.append([character])
        before = character
    return _stacked(runs)


def _follows(before: Character, character: Character) -> bool:
    _, x0, top, x1, bottom, face, _, _ = before
    _, start, upper, _, lower, other, _, _ = character
    size = face.size
    if face is not other:
        size = max(size, other.size)
    if start < x0 + _LEAST_ADVANCE * size or start - x1 > _WIDEST_GAP * size:
        return False
    if top == upper and bottom == lower:  # as nearly always; and this is asked for every character
        return bottom > top
    return min(bottom, lower) - max(top, upper) > 0.5 * min(bottom - top, lower - upper)


def _is_doubled(before: Character, character: Character) -> bool:
    near = _SAME_PLACE * character.face.size
    return abs(before.x0 - character.x0) < near and abs(before.top - character.top) < near


def _stacked(runs: Sequence[list[Character]]) -> list[Run]:
    """Joins single characters that were drawn one right below the other: a vertical label (縦書き) on a level page."""
    joined: list[Run] = []
    at = 0
    while at < len(runs):
        end = at
        while end + 1 < len(runs) and _stands_below(runs[end], runs[end + 1]):
            end += 1
        if end - at + 1 >= _FEWEST_STACKED:
            joined.append(Run.of([run[0] for run in runs[at : end + 1]], stacked=True))
            at = end + 1
        else:
            joined.append(Run.of(runs[at]))
            at += 1
    return joined


def _stands_below(above: list[Character], below: list[Character]) -> bool:
    if len(above) > 1 or len(below) > 1:
        return False
    one, two = above[0], below[0]
    return (
        bool(_STACKED.match(one.text) and _STACKED.match(two.text))
        and one.face is two.face
        and abs(one.x0 + one.x1 - two.x0 - two.x1) < 0.5 * one.face.size
        and 0.7 * one.face.size < two.top - one.top < 1.35 * one.face.size
    )
