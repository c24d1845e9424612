"""Ruled tables (表): the runs inside a grid become rows of cells, what is framed but no table stays text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.parsers.script import joined
from ingest.pdf.grid import Grid
from ingest.pdf.lines import Line, lines_of
from ingest.pdf.runs import Run

_FEWEST_FILLED = 3
_LONGEST_CELL = 400
_ITEM = re.compile(
    r"[・･•●○◯◎■□◆◇▶➢➤✓✔※★☆]|[①-⓿❶-❿]|[（(][0-9０-９ア-ン一二三四五六七八九十]{1,3}[）)]|[0-9０-９]{1,2}[.．、]"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the lines of its cells from the left; none in a cell that is bare."""

    cells: tuple[tuple[Line, ...], ...]

    @property
    def text(self) -> str:
        """The cells in order, with | between them."""
        return " | ".join(cell_text(cell) for cell in self.cells)

    @property
    def filled(self) -> int:
        """How many cells have text."""
        return sum(bool(cell) for cell in self.cells)

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines of the row."""
        return tuple(line for cell in self.cells for line in cell)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in a ruled area of the page."""

    rows: tuple[Row, ...]
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def size(self) -> float:
        """The type size of the first cell."""
        return self.rows[0].lines[0].size


def tables_of(grids: Sequence[Grid], runs: Sequence[Run]) -> tuple[list[Table], list[Run]]:
    """The tables, and the runs that are in none."""
    tables: list[Table] = []
    rest = list(runs)
    for grid in sorted(grids, key=_area):
        inside, outside = _parted(grid, rest)
        table = _table(grid, inside)
        if table:
            tables.append(table)
            rest = outside
    return sorted(tables, key=lambda table: (table.top, table.x0)), rest


def cell_text(lines: Sequence[Line]) -> str:
    """The lines of a cell as one, with a space where the page sets them apart: beside each other, or as items."""
    if not lines:
        return ""
    text = lines[0].text
    usual = min((two.top - one.bottom for one, two in pairwise(lines) if two.top > one.bottom), default=0.0)
    for before, line in pairwise(lines):
        gap = line.top - before.bottom
        apart = gap < -0.5 * line.size or gap > max(0.9 * line.size, 1.5 * usual)
        text = f"{text} {line.text}" if apart or _ITEM.match(line.text) else joined(text, line.text)
    return text


def _area(grid: Grid) -> float:
    """Inner grids first: a box around a table takes only what is left."""
    x0, top, x1, bottom = grid.box
    return (x1 - x0) * (bottom - top)


def _parted(grid: Grid, runs: Sequence[Run]) -> tuple[dict[int, list[Run]], list[Run]]:
    """The runs of each cell, cut where they cross into the next one, and those outside the grid."""
    inside: dict[int, list[Run]] = {}
    outside: list[Run] = []
    for run in runs:
        middle = (run.top + run.bottom) / 2
        ends = grid.cell_at(run.x0 + 1, middle), grid.cell_at(run.x1 - 1, middle)
        if ends[0] == ends[1]:
            (inside.setdefault(ends[0], []) if ends[0] >= 0 else outside).append(run)
            continue
        for name, piece in _cut(grid, run):
            (inside.setdefault(name, []) if name >= 0 else outside).append(piece)
    return inside, outside


def _cut(grid: Grid, run: Run) -> list[tuple[int, Run]]:
    pieces: list[tuple[int, list[int]]] = []
    for at, c in enumerate(run.characters):
        name = grid.cell_at((c.x0 + c.x1) / 2, (c.top + c.bottom) / 2)
        if pieces and pieces[-1][0] == name:
            pieces[-1][1].append(at)
        else:
            pieces.append((name, [at]))
    return [(name, Run.of([run.characters[at] for at in which], stacked=run.stacked)) for name, which in pieces]


def _table(grid: Grid, inside: dict[int, list[Run]]) -> Table | None:
    """The table of a grid, or ``None`` where the lines frame text that is no table."""
    filled = {name: lines for name, runs in inside.items() if (lines := tuple(lines_of(runs)))}
    columns = sorted({grid.cells[name].column for name in filled})
    rows = [_row(grid, filled, row, columns) for row in sorted({grid.cells[name].row for name in filled})]
    several = [row for row in rows if row.filled > 1]
    if len(filled) < _FEWEST_FILLED or not several:
        return None
    if len(rows) < 2 or (len(rows) < 3 and any(_is_prose(cell) for row in several for cell in row.cells)):
        return None
    return Table(tuple(rows), *grid.box)


def _row(grid: Grid, filled: dict[int, tuple[Line, ...]], row: int, columns: Sequence[int]) -> Row:
    """The cells that a row has in the used columns; one that goes on from the row above, or is bare, stays empty."""
    names = list(dict.fromkeys(grid.owner[row][column] for column in columns))
    cells = [filled.get(name, ()) if grid.cells[name].row == row else () for name in names]
    while not cells[-1]:
        cells.pop()
    return Row(tuple(cells))


def _is_prose(cell: Sequence[Line]) -> bool:
    return len(cell_text(cell)) > _LONGEST_CELL
