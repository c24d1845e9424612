"""Rulings (罫線) → grids of cells: unit squares between the lines, joined wherever no line parts them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.pdf.frame import Corners
from ingest.pdf.rulings import Ruling

_NEAR = 3.0
_MOST_LINES = 600
_FEWEST_RULES = 3
_LEAST_WHITE = 8.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and the grid lines between which it lies; a merged one spans several rows or columns."""

    row: int
    column: int
    box: Corners


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled area: positions of its columns and rows, and for each unit square the cell it belongs to."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Cell, ...]
    owner: tuple[tuple[int, ...], ...]

    @property
    def box(self) -> Corners:
        """The whole area."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def cell_at(self, x: float, y: float) -> int:
        """The number of the cell at a point, or -1 outside."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.owner[row][column]
        return -1


def grids_of(horizontal: Sequence[Ruling], vertical: Sequence[Ruling], texts: Sequence[Corners]) -> list[Grid]:
    """The ruled areas with at least two cells. Rows without lines between columns are cut where no text stands."""
    level, upright = _merged(horizontal), _merged(vertical)
    if len(level) > _MOST_LINES or len(upright) > _MOST_LINES:
        return []
    grids: list[Grid] = []
    for rows, columns in _clusters(level, upright):
        if len(rows) < 2 or (not columns and len(rows) < _FEWEST_RULES):
            continue
        grid = _grid(rows, columns)
        if len(grid.xs) == 2 and len(grid.ys) > 2:
            white = white_columns(grid, texts)
            grid = _grid(rows, [*columns, *white]) if white else grid
        if len(grid.cells) > 1:
            grids.append(grid)
    return grids


# --- lines ---------------------------------------------------------------------------------------------------------
def _merged(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Lines at nearly the same place become one place; pieces that touch become one line."""
    placed: list[Ruling] = []
    start = at = float("-inf")
    for ruling in sorted(rulings):
        if ruling.at - at > _NEAR or ruling.at - start > 2 * _NEAR:
            start = ruling.at
        at = ruling.at
        placed.append(Ruling(start, ruling.start, ruling.end))
    merged: list[Ruling] = []
    for ruling in sorted(placed):
        last = merged[-1] if merged else None
        if last and last.at == ruling.at and ruling.start <= last.end + _NEAR:
            merged[-1] = Ruling(last.at, last.start, max(last.end, ruling.end))
        else:
            merged.append(ruling)
    return merged


def _clusters(level: list[Ruling], upright: list[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Lines that touch each other, directly or through others."""
    home = list(range(len(level) + len(upright)))

    def root(at: int) -> int:
        while home[at] != at:
            home[at] = home[home[at]]
            at = home[at]
        return at

    for h, row in enumerate(level):
        for v, column in enumerate(upright):
            if _touch(row, column):
                home[root(h)] = root(len(level) + v)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for h, row in enumerate(level):
        groups.setdefault(root(h), ([], []))[0].append(row)
    for v, column in enumerate(upright):
        groups.setdefault(root(len(level) + v), ([], []))[1].append(column)
    # Rules of one table without upright lines touch nothing, but are equally long.
    alike: dict[tuple[int, int], tuple[list[Ruling], list[Ruling]]] = {}
    for key in [key for key, (rows, columns) in groups.items() if not columns and len(rows) == 1]:
        row = groups.pop(key)[0][0]
        alike.setdefault((round(row.start / 8), round(row.end / 8)), ([], []))[0].append(row)
    return [*groups.values(), *alike.values()]


def _touch(row: Ruling, column: Ruling) -> bool:
    return row.start - _NEAR <= column.at <= row.end + _NEAR and column.start - _NEAR <= row.at <= column.end + _NEAR


def white_columns(grid: Grid, texts: Sequence[Corners]) -> list[Ruling]:
    """Upright lines where white space runs through all rows of a grid that has only level ones."""
    left, top, right, bottom = grid.box
    inside = sorted(t for t in texts if left - _NEAR < t[0] and t[2] < right + _NEAR and top < t[1] and t[3] < bottom)
    if not inside:
        return []
    white: list[Ruling] = []
    edge = inside[0][2]
    for x0, y0, x1, y1 in inside[1:]:
        if x0 - edge > max(_LEAST_WHITE, y1 - y0):
            white.append(Ruling((edge + x0) / 2, top, bottom))
        edge = max(edge, x1)
    return white


# --- squares -------------------------------------------------------------------------------------------------------
def _grid(rows: list[Ruling], columns: list[Ruling]) -> Grid:
    """Cells of one cluster; a side that has no line (表の左右の罫線を引かない表) is closed where the others end."""
    xs = _places(columns, min(r.start for r in rows), max(r.end for r in rows))
    ys = (
        _places(rows, min(c.start for c in columns), max(c.end for c in columns))
        if columns
        else sorted({r.at for r in rows})
    )
    columns_at, rows_at = _by_place(columns), _by_place(rows)
    walls = [[_covers(columns_at, x, (ys[r] + ys[r + 1]) / 2) for x in xs] for r in range(len(ys) - 1)]
    floors = [[_covers(rows_at, y, (xs[c] + xs[c + 1]) / 2) for c in range(len(xs) - 1)] for y in ys]
    # What has no line at its side ends with the grid.
    for line in walls:
        line[0] = line[-1] = True
    floors[0] = floors[-1] = [True] * (len(xs) - 1)
    owner = [[-1] * (len(xs) - 1) for _ in range(len(ys) - 1)]
    cells: list[Cell] = []
    for r in range(len(ys) - 1):
        for c in range(len(xs) - 1):
            if owner[r][c] < 0:
                r1, c1 = _flood(owner, walls, floors, (r, c), len(cells))
                cells.append(Cell(r, c, (xs[c], ys[r], xs[c1 + 1], ys[r1 + 1])))
    return Grid(tuple(xs), tuple(ys), tuple(cells), tuple(map(tuple, owner)))


def _places(lines: list[Ruling], low: float, high: float) -> list[float]:
    places = sorted({line.at for line in lines})
    if not places:
        return [low, high]
    if places[0] - low > _NEAR:
        places.insert(0, low)
    if high - places[-1] > _NEAR:
        places.append(high)
    return places


def _by_place(lines: list[Ruling]) -> dict[float, list[Ruling]]:
    found: dict[float, list[Ruling]] = {}
    for line in lines:
        found.setdefault(line.at, []).append(line)
    return found


def _covers(lines: dict[float, list[Ruling]], at: float, middle: float) -> bool:
    return any(line.start - _NEAR <= middle <= line.end + _NEAR for line in lines.get(at, ()))


def _flood(
    owner: list[list[int]], walls: list[list[bool]], floors: list[list[bool]], start: tuple[int, int], name: int
) -> tuple[int, int]:
    """Gives `name` to all squares that no line parts from `start`; returns the last row and column reached."""
    todo = [start]
    last_row, last_column = start
    while todo:
        r, c = todo.pop()
        if owner[r][c] >= 0:
            continue
        owner[r][c] = name
        last_row, last_column = max(last_row, r), max(last_column, c)
        if not walls[r][c]:
            todo.append((r, c - 1))
        if not walls[r][c + 1]:
            todo.append((r, c + 1))
        if not floors[r][c]:
            todo.append((r - 1, c))
        if not floors[r + 1][c]:
            todo.append((r + 1, c))
    return last_row, last_column
