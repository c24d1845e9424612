"""The directions in which a page is read: layout works on level text, and its boxes are turned back to the page."""

from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto
from itertools import pairwise

from ingest.pdf.characters import Character
from ingest.pdf.frame import Corners

_FEWEST = 20


class Direction(Enum):
    """How lines run: level; down with lines from right to left (縦書き); up; upside down."""

    LEVEL = auto()
    DOWN = auto()
    UP = auto()
    UPSIDE_DOWN = auto()

    def levelled(self, box: Corners, width: float, height: float) -> Corners:
        """A box of a page of that size as if its lines were level."""
        x0, top, x1, bottom = box
        match self:
            case Direction.DOWN:
                return top, width - x1, bottom, width - x0
            case Direction.UP:
                return height - bottom, x0, height - top, x1
            case Direction.UPSIDE_DOWN:
                return width - x1, height - bottom, width - x0, height - top
        return box

    def restored(self, box: Corners, width: float, height: float) -> Corners:
        """The place on the page of a box that was levelled."""
        x0, top, x1, bottom = box
        match self:
            case Direction.DOWN:
                return width - bottom, x0, width - top, x1
            case Direction.UP:
                return top, height - x1, bottom, height - x0
            case Direction.UPSIDE_DOWN:
                return width - x1, height - bottom, width - x0, height - top
        return box


_BY_ANGLE = {0: Direction.LEVEL, 90: Direction.UP, 180: Direction.UPSIDE_DOWN, 270: Direction.DOWN}


def by_direction(characters: Sequence[Character]) -> list[tuple[Direction, list[Character]]]:
    """The characters of each direction, most first; slanted ones (透かし) are left out."""
    groups: dict[Direction, list[Character]] = {}
    for character in characters:
        direction = _BY_ANGLE.get(character.face.angle)
        if direction:
            groups.setdefault(direction, []).append(character)
    if _is_vertical(groups.get(Direction.LEVEL, ())):
        level, down = _parted(groups.pop(Direction.LEVEL))
        groups.setdefault(Direction.DOWN, []).extend(down)
        if level:
            groups[Direction.LEVEL] = level
    sizes = Counter({direction: len(group) for direction, group in groups.items()})
    return [(direction, groups[direction]) for direction, _ in sizes.most_common()]


def _is_vertical(characters: Sequence[Character]) -> bool:
    """Whether upright characters mostly stand one below the other (縦書き)."""
    if len(characters) < _FEWEST:
        return False
    stacked = sum(
        abs(one.x0 - two.x0) < 0.5 * one.face.size and 0.3 * one.face.size < two.top - one.top < 2 * one.face.size
        for one, two in pairwise(characters)
    )
    return stacked > 0.6 * len(characters)


def _parted(characters: Sequence[Character]) -> tuple[list[Character], list[Character]]:
    """The level lines of a vertical page (its header, 柱), and the rest."""
    level: list[Character] = []
    down: list[Character] = []
    segment: list[Character] = []
    for character in characters:
        if segment and not _is_beside(segment[-1], character):
            (level if _is_level_line(segment) else down).extend(segment)
            segment = []
        segment.append(character)
    (level if _is_level_line(segment) else down).extend(segment)
    return level, down


def _is_beside(one: Character, two: Character) -> bool:
    size = one.face.size
    return abs(one.top + one.bottom - two.top - two.bottom) < size and 0.4 * size <= two.x0 - one.x0 <= 6 * size


def _is_level_line(segment: Sequence[Character]) -> bool:
    """Four characters, or two wide ones: two digits beside each other are one place of a vertical line (縦中横)."""
    wide = all(two.x0 - one.x0 >= 0.8 * one.face.size for one, two in pairwise(segment))
    return len(segment) >= 4 or (len(segment) >= 2 and wide)
