"""Tables as rows of cells: the header row found and flattened, columns kept in line under it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.docx.content import Cell, Item, Paragraph, Row, Table
from ingest.parsers.marks import is_marked
from ingest.parsers.script import joined

CELL_MARK = " | "
_LONGEST_CELL = 400
_LONGEST_HEADER = 40
_MOST_HEADER_ROWS = 3
_FEWEST_COLUMNS = 3  # of a first row that is a header by nothing but its short words
_VALUE = re.compile(r"[\d０-９][\d０-９,，.．]*[\s　]*(?:円|％|%|人|件|年|月|日|[万億千百]+円?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row as a line of text. What stands in it but not in the line (inner tables) follows it as `inside`."""

    text: str
    header: str
    is_header: bool
    notes: tuple[str, ...]
    inside: tuple[Item, ...]


def is_layout(table: Table) -> bool:
    """Whether the table only places text on the page: few rows, and whole passages or tables in its cells."""
    cells = [cell for row in table.rows for cell in row.cells]
    prose = any(len(text_of(cell)) > _LONGEST_CELL for cell in cells)
    return len(table.rows) < 3 and (prose or any(isinstance(item, Table) for cell in cells for item in cell.items))


def rows_of(table: Table) -> Iterator[TableRow]:
    """The rows from the top that hold anything; the header rows themselves have no header."""
    above, heads = _header_rows(table)
    columns = _columns(table.rows) if heads else []
    header = _flattened(heads, columns)
    for at, row in enumerate(table.rows):
        below = at >= above + len(heads)
        cells = _aligned(row, columns) if heads else [text_of(cell) for cell in row.cells]
        while cells and not cells[-1]:
            cells.pop()
        yield TableRow(
            text=CELL_MARK.join(cells),
            header=CELL_MARK.join(header) if below else "",
            is_header=bool(heads) and not below,
            notes=tuple(note for cell in row.cells for item in cell.paragraphs for note in item.notes),
            inside=tuple(item for cell in row.cells for item in cell.items if isinstance(item, Table)),
        )


def text_of(cell: Cell) -> str:
    """The paragraphs of a cell on one line."""
    return " ".join(_on_one_line(paragraph) for paragraph in cell.paragraphs)


def _on_one_line(paragraph: Paragraph) -> str:
    first, *rest = paragraph.line.split("\n")
    for line in rest:
        first = f"{first} {line}" if is_marked(line) else joined(first, line)
    return first


# --- the header ----------------------------------------------------------------------------------------------------
def _header_rows(table: Table) -> tuple[int, tuple[Row, ...]]:
    """How many rows stand above the header, and the rows that are the header."""
    rows = table.rows
    above = 1 if rows and _is_title(rows[0], table) else 0
    below = rows[above:]
    stated = 0
    while stated < len(below) and below[stated].is_header:
        stated += 1
    if 0 < stated < len(below):
        return above, below[: min(stated, _MOST_HEADER_ROWS)]
    deep = _depth(below)
    return above, below[:deep] if _heads(below, deep, styled=table.styled_header) else ()


def _is_title(row: Row, table: Table) -> bool:
    """Whether a row is one cell with a few words over the whole table."""
    widest = max(len(other.cells) for other in table.rows)
    filled = [cell for cell in row.cells if text_of(cell)]
    return widest > 1 and len(row.cells) == 1 and len(filled) == 1 and len(text_of(filled[0])) <= _LONGEST_HEADER


def _heads(rows: Sequence[Row], deep: int, *, styled: bool) -> bool:
    """Whether the first of the rows name the columns: set apart by look or by groups, or by words over values."""
    if deep >= len(rows) or any(cell.goes_on for cell in rows[0].cells):
        return False
    names = _flattened(rows[:deep], _columns(rows))
    filled = [name for name in names if name]
    if len(filled) < 2 or any(len(name) > _LONGEST_HEADER or "。" in name or _VALUE.fullmatch(name) for name in filled):
        return False
    if deep > 1 or styled or _differs(rows, lambda cell: cell.shaded) or _differs(rows, _is_bold):
        return True
    usual = max(len(row.cells) for row in rows)
    return len(rows) > 2 and len(filled) == len(names) >= max(_FEWEST_COLUMNS, usual) and not _is_form(rows)


def _differs(rows: Sequence[Row], has: Callable[[Cell], bool]) -> bool:
    """Whether all cells of the first row have a look, and not all of a later one."""
    first = [cell for cell in rows[0].cells if text_of(cell)]
    later = [cell for row in rows[1:] for cell in row.cells]
    return bool(first) and all(map(has, first)) and not all(map(has, later))


def _is_bold(cell: Cell) -> bool:
    return bool(cell.paragraphs) and all(paragraph.bold for paragraph in cell.paragraphs)


def _is_form(rows: Sequence[Row]) -> bool:
    """Whether rows differ in their cells, as fields of a form (様式) do."""
    return len({tuple((cell.column, cell.span) for cell in row.cells) for row in rows}) > max(2, len(rows) // 2)


def _depth(rows: Sequence[Row]) -> int:
    """Of how many rows the header is: a group over several columns has their names below it."""
    deep = 1
    while deep < min(_MOST_HEADER_ROWS, len(rows)) and _is_grouped(rows[deep - 1], rows[deep]):
        deep += 1
    return deep


def _is_grouped(row: Row, below: Row) -> bool:
    """Whether each cell of a row goes on in the one below, or has the names of several columns there."""
    groups = 0
    for cell in row.cells:
        under = [other for other in below.cells if cell.column <= other.column < cell.column + cell.span]
        names = sum(bool(text_of(other)) for other in under)
        if cell.span > 1 and names > 1:
            groups += 1
        elif names or (text_of(cell) and not any(other.goes_on for other in under)):
            return False
    return groups > 0


def _flattened(heads: Sequence[Row], columns: Sequence[int]) -> list[str]:
    """The names of the columns from the top down, each with the groups above it: 措置率 令和4年度."""
    names: list[str] = []
    for column in columns:
        covering = (cell for row in heads for cell in row.cells if cell.column <= column < cell.column + cell.span)
        names.append(" ".join(dict.fromkeys(text for cell in covering if (text := text_of(cell)))))
    return names


# --- columns -------------------------------------------------------------------------------------------------------
def _columns(rows: Iterable[Row]) -> list[int]:
    """The grid columns in which any text begins."""
    return sorted({cell.column for row in rows for cell in row.cells if text_of(cell)})


def _aligned(row: Row, columns: Sequence[int]) -> list[str]:
    """The texts of a row in these columns; empty under a cell that spans several, or where a cell goes on."""
    texts = {cell.column: text_of(cell) for cell in row.cells}
    return [texts.get(column, "") for column in columns]
