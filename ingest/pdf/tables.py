"""Ruled tables (表): the runs inside a grid become rows of cells, what is framed but no table stays text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ingest.pdf.cells import Cell, cell_text
from ingest.pdf.frame import Corners
from ingest.pdf.grid import Grid
from ingest.pdf.lines import Line, lines_of
from ingest.pdf.runs import Run

_FEWEST_FILLED = 3
_LONGEST_CELL = 400
_MOST_AREAS = 1_000  # a page of patterns has any number of them
_SAME_PLACE = 9.0  # points: columns that begin so close to each other are one, drawn twice (網掛け inside a cell)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells from the left; bare where nothing is written, or where one goes on from above."""

    cells: tuple[Cell, ...]

    @property
    def text(self) -> str:
        """The cells in order, with | between them."""
        return " | ".join(cell_text(cell.lines) for cell in self.cells)

    @property
    def filled(self) -> int:
        """How many cells have text."""
        return sum(bool(cell.lines) for cell in self.cells)

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines of the row."""
        return tuple(line for cell in self.cells for line in cell.lines)

    def aligned(self, width: int) -> str:
        """The cells at their columns, of which there are `width`: behind a cell that spans several, bare ones."""
        return " | ".join(self.at_columns(width)).rstrip(" |")

    def at_columns(self, width: int) -> list[str]:
        """The text of the cell that begins at each column."""
        texts = [""] * width
        for cell in self.cells:
            texts[cell.column] = f"{texts[cell.column]} {cell_text(cell.lines)}".strip()
        return texts


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in a ruled area of the page; `columns` are the left edges of those that are used, in points."""

    rows: tuple[Row, ...]
    columns: tuple[float, ...]
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def size(self) -> float:
        """The type size of the first cell."""
        return self.rows[0].lines[0].size


def tables_of(
    grids: Sequence[Grid], runs: Sequence[Run], areas: Sequence[Corners] = ()
) -> tuple[list[Table], list[Run]]:
    """The tables, and the runs that are in none; `areas` are the coloured ones of the page (網掛け)."""
    tables: list[Table] = []
    rest = list(runs)
    for grid in sorted(grids, key=_area):
        inside, outside = _parted(grid, rest)
        table = _table(grid, inside, areas)
        if table:
            tables.append(table)
            rest = outside
    return sorted(tables, key=lambda table: (table.top, table.x0)), rest


def _area(grid: Grid) -> float:
    """Inner grids first: a box around a table takes only what is left."""
    x0, top, x1, bottom = grid.box
    return (x1 - x0) * (bottom - top)


# --- runs into cells -----------------------------------------------------------------------------------------------
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


# --- cells into rows -----------------------------------------------------------------------------------------------
def _table(grid: Grid, inside: dict[int, list[Run]], areas: Sequence[Corners]) -> Table | None:
    """The table of a grid, or ``None`` where the lines frame text that is no table."""
    filled = {name: lines for name, runs in inside.items() if (lines := tuple(lines_of(runs)))}
    if len(filled) < _FEWEST_FILLED:
        return None
    columns = _columns(grid, filled)
    cells = _cells(grid, filled, columns, _shading(grid, areas))
    rows = [_row(grid, cells, row, columns) for row in sorted({grid.cells[name].row for name in filled})]
    several = [row for row in rows if row.filled > 1]
    if not several or len(rows) < 2:
        return None
    if len(rows) < 3 and any(_is_prose(cell) for row in several for cell in row.cells):
        return None
    return Table(tuple(rows), tuple(grid.xs[group[0]] for group in columns), *grid.box)


def _columns(grid: Grid, filled: dict[int, tuple[Line, ...]]) -> list[list[int]]:
    """The columns of the grid in which a cell with text begins; those at nearly the same place go together."""
    rows_at: dict[int, set[int]] = {}
    for name in filled:
        rows_at.setdefault(grid.cells[name].column, set()).add(grid.cells[name].row)
    groups: list[list[int]] = []
    for column in sorted(rows_at):
        near = groups and grid.xs[column] - grid.xs[groups[-1][0]] < _SAME_PLACE
        if near and not any(rows_at[other] & rows_at[column] for other in groups[-1]):
            groups[-1].append(column)
        else:
            groups.append([column])
    return groups


def _cells(
    grid: Grid, filled: dict[int, tuple[Line, ...]], columns: list[list[int]], shading: Sequence[Corners]
) -> dict[int, Cell]:
    """All cells of the grid, also bare ones, with the columns and rows that they cover."""
    group_of = {column: at for at, group in enumerate(columns) for column in group}
    covered: dict[int, set[int]] = {}
    last_rows: dict[int, int] = {}
    for r, owners in enumerate(grid.owner):
        for c, name in enumerate(owners):
            last_rows[name] = r
            if c in group_of:
                covered.setdefault(name, set()).add(group_of[c])
    return {
        name: Cell(
            lines=filled.get(name, ()),
            column=min(at),
            last_column=max(at),
            row=grid.cells[name].row,
            last_row=last_rows[name],
            box=grid.cells[name].box,
            shaded=name in filled and _is_over(shading, grid.cells[name].box),
        )
        for name, at in covered.items()
    }


def _row(grid: Grid, cells: dict[int, Cell], row: int, columns: Sequence[Sequence[int]]) -> Row:
    """The cells that a row has in the used columns; one that goes on from the row above, or is bare, stays empty."""
    found: dict[int, Cell] = {}
    for group in columns:
        names = [grid.owner[row][column] for column in group]
        name = next((n for n in names if cells[n].lines and cells[n].row == row), names[0])
        cell = cells[name]
        own = cell if cell.row == row else replace(cell, lines=())
        if name not in found and (
            own.lines or not found or cell.last_column > max(c.last_column for c in found.values())
        ):
            found[name] = own
    kept = list(found.values())
    while not kept[-1].lines:
        kept.pop()
    return Row(tuple(kept))


def _is_prose(cell: Cell) -> bool:
    return len(cell_text(cell.lines)) > _LONGEST_CELL


# --- shading -------------------------------------------------------------------------------------------------------
def _shading(grid: Grid, areas: Sequence[Corners]) -> list[Corners]:
    """The coloured areas inside a grid that are not the ground of the whole."""
    x0, top, x1, bottom = grid.box
    most = 0.9 * (x1 - x0) * (bottom - top)
    inside = (
        (a, t, b, u)
        for a, t, b, u in areas
        if a < x1 and b > x0 and t < bottom and u > top and (b - a) * (u - t) < most
    )
    return list(islice(inside, _MOST_AREAS))


def _is_over(shading: Sequence[Corners], box: Corners) -> bool:
    """Whether the middle of a cell is coloured, by an area about as high as a row."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    height = box[3] - box[1]
    return any(a <= x <= b and t <= y <= u and u - t > 0.5 * height for a, t, b, u in shading)
