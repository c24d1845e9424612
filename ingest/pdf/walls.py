"""Upright lines that part text beside each other: rules between columns, sides of boxes."""

from bisect import bisect_left
from collections.abc import Iterable

from ingest.pdf.rulings import Ruling

_SHORTEST = 12.0


class Walls:
    """The upright lines of a page, for the question whether one stands between two places."""

    def __init__(self, rulings: Iterable[Ruling] = ()) -> None:
        self._rulings = sorted(r for r in rulings if r.end - r.start >= _SHORTEST)
        self._places = [r.at for r in self._rulings]

    def part(self, left: float, right: float, top: float, bottom: float) -> bool:
        """Whether a line stands between `left` and `right` over the middle of the height."""
        middle = (top + bottom) / 2
        at = bisect_left(self._places, left - 1)
        while at < len(self._places) and self._places[at] <= right + 1:
            if self._rulings[at].start <= middle <= self._rulings[at].end:
                return True
            at += 1
        return False


NO_WALLS = Walls()
