"""A table (表) as a grid: every cell in all the rows and columns that rowspan and colspan give it."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.html.tree import Node

_MOST_COLUMNS = 200
_MOST_ROWS_SPANNED = 2000
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell of the source; `top` and `left` are where it begins in the grid, `in_head` whether in <thead>."""

    node: Node
    top: int
    left: int
    height: int
    width: int
    in_head: bool

    @property
    def is_header(self) -> bool:
        """Whether the markup calls it a header cell."""
        return self.node.tag == "th"


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table, each as long as the table is wide; ``None`` where no cell reaches."""

    rows: tuple[tuple[Cell | None, ...], ...]

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0]) if self.rows else 0

    @property
    def cells(self) -> list[Cell]:
        """The cells in reading order, each once."""
        return list(dict.fromkeys(cell for row in self.rows for cell in row if cell))


def grid_of(table: Node) -> Grid:
    """The grid of a table; tables inside its cells are not entered."""
    rows: list[list[Cell | None]] = []
    above: dict[int, tuple[Cell, int]] = {}  # column → cell that goes on, rows left
    for row, in_head in _rows(table):
        filled: dict[int, Cell] = {column: cell for column, (cell, _) in above.items()}
        above = {column: (cell, left - 1) for column, (cell, left) in above.items() if left > 1}
        at = 0
        for node in row.elements:
            if node.tag not in ("td", "th"):
                continue
            while at in filled:
                at += 1
            cell = _cell(node, top=len(rows), left=at, in_head=in_head)
            for column in range(at, at + cell.width):
                filled.setdefault(column, cell)
                if cell.height > 1:
                    above.setdefault(column, (cell, cell.height - 1))
            at += cell.width
        rows.append([filled.get(column) for column in range(max(filled, default=-1) + 1)])
    width = max(map(len, rows), default=0)
    return Grid(tuple((*row, *[None] * (width - len(row))) for row in rows if row))


def outside_of(table: Node) -> "Iterator[Node | str]":
    """What stands in a table outside its cells: the caption, and what a broken page put there."""
    for child in table.children:
        if isinstance(child, Node) and (child.tag in _ROW_GROUPS or child.tag == "tr"):
            yield from outside_of(child)
        elif isinstance(child, str) or child.tag not in ("td", "th"):
            yield child


def _rows(table: Node) -> Iterator[tuple[Node, bool]]:
    for child in table.elements:
        if child.tag == "tr":
            yield child, False
        elif child.tag in _ROW_GROUPS:
            for row in child.elements:
                if row.tag == "tr":
                    yield row, child.tag == "thead"


def _cell(node: Node, *, top: int, left: int, in_head: bool) -> Cell:
    width = min(max(1, node.number("colspan", 1)), max(1, _MOST_COLUMNS - left))
    height = min(node.number("rowspan", 1) or _MOST_ROWS_SPANNED, _MOST_ROWS_SPANNED)
    return Cell(node, top, left, height, width, in_head)
