"""Tables (表) to rows: header rows as one line, merged cells in every row they stand for."""

import re
from collections.abc import Sequence
from statistics import median

from ingest.blocks import Block, BlockKind
from ingest.html.grid import Cell, Grid
from ingest.html.inline import line_of, text_of
from ingest.html.tree import Node
from ingest.parsers.script import joined

BAR = " | "
_MOST_HEADER_ROWS = 3
_LONGEST_CELL = 400
_USUAL_CELL = 100
_LONGEST_TITLE = 80
_STRUCTURE = frozenset(["table", "h1", "h2", "h3", "h4", "h5", "h6"])
_PAPER = re.compile(r"background(?:-color)?\s*:\s*(?!none|transparent|#fff\b|#ffffff|white)", re.IGNORECASE)


def is_data(table: Node, grid: Grid) -> bool:
    """Whether a table holds data; one that only places text on the page is read cell by cell."""
    if table.get("role").lower() in ("presentation", "none") or grid.width < 2 or len(grid.rows) < 2:
        return False
    cells = grid.cells
    if any(below.tag in _STRUCTURE for cell in cells for below in cell.node.walk()):
        return False
    if any(cell.is_header for cell in cells) or any(child.tag in ("caption", "thead") for child in table.elements):
        return True
    lengths = [length for cell in cells if (length := len(text_of(cell.node.children)))]
    return bool(lengths) and 2 * len(lengths) >= len(cells) and median(lengths) <= _USUAL_CELL


def rows_of(table: Node, grid: Grid) -> list[Block]:
    """The rows of a data table: its header as one line, then each row with header and caption.

    A title in the first row comes before them; a <caption> is the caller's.
    """
    caption = next((line_of(child) for child in table.elements if child.tag == "caption"), "")
    rows = list(grid.rows)
    blocks: list[Block] = []
    while rows and (title := _title(rows)):
        blocks.append(Block(kind=BlockKind.PARAGRAPH, text=title))
        caption = f"{caption} {title}".strip()
        rows = rows[1:]
    heads = _header_rows(rows)
    used = [column for column in range(grid.width) if any(_is_filled(row[column]) for row in rows)]
    header = _flattened(rows[:heads], used) if heads else ""
    if header:
        blocks.append(Block(kind=BlockKind.TABLE_ROW, text=header, caption=caption))
    texts = filter(None, (_row_text(row, used) for row in rows[heads:]))
    blocks += [Block(kind=BlockKind.TABLE_ROW, text=text, header=header, caption=caption) for text in texts]
    return blocks


def cell_text(cell: Cell) -> str:
    """The text of a cell on one line; what <br> parts inside a header cell was one word too wide."""
    lines = text_of(cell.node.children).split("\n")
    if not cell.is_header:
        return " ".join(lines)
    text = ""
    for line in lines:
        text = joined(text, line)
    return text


def _title(rows: Sequence[Sequence[Cell | None]]) -> str:
    """The text of a first row that is one cell across the whole table: its title."""
    first = rows[0][0]
    if first is None or len(rows) < 2 or any(cell is not first for cell in rows[0]) or first.height > 1:
        return ""
    text = cell_text(first)
    return text if len(text) <= _LONGEST_TITLE else ""


def _header_rows(rows: Sequence[Sequence[Cell | None]]) -> int:
    """How many rows at the top name the columns: in <thead>, of header cells only, or set off by their looks."""
    count = 0
    for row in rows[: _MOST_HEADER_ROWS + 1]:
        cells = [cell for cell in row if cell]
        named = [cell for cell in cells if _is_filled(cell)]
        if not named or not (all(cell.in_head for cell in cells) or all(cell.is_header for cell in named)):
            break
        count += 1
    heads = {cell for row in rows[:count] for cell in row if cell}
    while count < len(rows) and any(cell in heads for cell in rows[count] if cell):
        count += 1
    if count == 0 and _is_set_off(rows):
        count = 1
    return count if count <= _MOST_HEADER_ROWS and count < len(rows) else 0


def _is_set_off(rows: Sequence[Sequence[Cell | None]]) -> bool:
    """Whether every cell of the first row is bold or coloured, and not one of the second is so throughout."""
    if len(rows) < 2:
        return False
    first, second = ([cell for cell in row if cell and _is_filled(cell)] for row in rows[:2])
    return len(first) > 1 and all(map(_stands_out, first)) and not all(map(_stands_out, second))


def _stands_out(cell: Cell) -> bool:
    if cell.is_header or cell.node.get("bgcolor") or _PAPER.search(cell.node.get("style")):
        return True
    bold = [below for below in cell.node.walk() if below.tag in ("strong", "b")]
    return bool(bold) and text_of(bold) == text_of(cell.node.children)


def _flattened(rows: Sequence[Sequence[Cell | None]], used: Sequence[int]) -> str:
    """One name for each column: the header cells over it from the top, each once; no name twice for merged columns."""
    names: list[str] = []
    before: list[Cell] = []
    for column in used:
        over = list(dict.fromkeys(cell for row in rows if (cell := row[column])))
        names.append("" if over == before else " ".join(text for cell in over if (text := cell_text(cell))))
        before = over
    return BAR.join(names)


def _row_text(row: Sequence[Cell | None], used: Sequence[int]) -> str:
    """The cells of a row under their columns. A value across several columns holds for each; a label stands once."""
    texts: list[str] = []
    said: set[Cell] = set()
    for cell in (row[column] for column in used):
        label = cell is not None and (cell.is_header or cell.left == used[0])
        texts.append("" if cell is None or (label and cell in said) else cell_text(cell))
        said |= {cell} if cell else set()
    return BAR.join(texts).rstrip(" |")


def _is_filled(cell: Cell | None) -> bool:
    return cell is not None and bool("".join(cell.node.text().split()))
