"""A region on the columns that it really uses: 方眼紙 (many narrow columns, merged) becomes a plain grid."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.xlsx.cells import Area, Cell
from ingest.xlsx.regions import Region

_LONGEST_REPEATED = 200
_TALLEST_REPEATED = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A cell in its row: the used columns first … last, and how many rows it is merged over."""

    cell: Cell
    first: int
    last: int
    rows: int = 1
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the grid. A label merged over several rows (縦結合) stands in each of them, `again` below its first.

    `boxed` tells that a merged area without words begins in the row: a field to be filled in.
    """

    number: int
    places: tuple[Place, ...]
    boxed: bool = False

    @property
    def own(self) -> tuple[Place, ...]:
        """The cells that begin in this row."""
        return tuple(place for place in self.places if not place.again)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The lines of a region over `width` columns."""

    lines: tuple[Line, ...]
    width: int


def grid_of(region: Region) -> Grid:
    """The grid of a region; only columns in which a text begins are columns of it."""
    columns = sorted({column for cells in region.rows.values() for column in cells})
    merged = {(area.top, area.left): area for area in region.merges}
    boxed = {area.top for area in region.merges if area.left not in region.rows.get(area.top, {})}
    hanging: list[tuple[int, Place]] = []
    lines: list[Line] = []
    for number, cells in region.rows.items():
        hanging = [(bottom, place) for bottom, place in hanging if bottom >= number]
        places = [_place(cells[column], column, merged.get((number, column)), columns) for column in sorted(cells)]
        taken = {place.first for place in places}
        held = [place for _, place in hanging if place.first not in taken]
        shown = tuple(sorted([*places, *held], key=lambda place: place.first))
        lines.append(Line(number=number, places=shown, boxed=number in boxed))
        hanging += _hanging(number, places)
    return Grid(lines=tuple(lines), width=len(columns))


def _place(cell: Cell, column: int, area: Area | None, columns: Sequence[int]) -> Place:
    first = bisect_left(columns, column)
    if area is None:
        return Place(cell=cell, first=first, last=first)
    last = max(first, bisect_right(columns, area.right) - 1)
    return Place(cell=cell, first=first, last=last, rows=area.bottom - area.top + 1)


def _hanging(number: int, places: Sequence[Place]) -> list[tuple[int, Place]]:
    """The labels that go on below this row, with their last row."""
    return [
        (number + place.rows - 1, Place(cell=place.cell, first=place.first, last=place.last, again=True))
        for place in places
        if 1 < place.rows <= _TALLEST_REPEATED and len(place.cell.text) <= _LONGEST_REPEATED
    ]


def texts_by_column(line: Line) -> Mapping[int, str]:
    """The words of a line by the column they begin in."""
    return {place.first: place.cell.text for place in line.places}
