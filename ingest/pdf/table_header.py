"""The header of a ruled table (表頭): how many of its first rows it has, and its words flattened to one line."""

import re
from collections.abc import Sequence

from ingest.pdf.cells import Cell, cell_text
from ingest.pdf.tables import Row, Table

_MOST_ROWS = 3
_LONGEST = 45
_SHORT = 16
_MUCH_LONGER = 2.5
_FIGURE = re.compile(r"[△▲\-－+]?[\d０-９,，.．]+[\s　]*(?:[%％円千百万億人件点名社台倍時間]+)?|[-－―–—…※\s　]+")
_AMOUNT = re.compile(rf"(?:{_FIGURE.pattern})|[\d０-９,，.．/～~\-－（）()]+(?:[日月年週]|か月|ヶ月|以[上下内]|未満)*")
_FIGURES = re.compile(r"(?:[\d０-９.,，．]+[%％円]?[\s　]*){3,}")
_SENTENCE = re.compile(r"[。、]$|。.|(?:ます|です|こと)$")


def header_rows(rows: Sequence[Row], width: int) -> int:
    """How many of the rows are the header; 0 where nothing tells the first one from the others."""
    count = _depth(rows)
    if not 0 < count < len(rows):
        return 0
    heads = [cell for row in rows[:count] for cell in row.cells if cell.lines]
    body = rows[count:]
    if not _covers(heads, width) or any(map(_is_no_label, heads)) or _has_row_labels_only(rows):
        return 0
    return count if count > 1 or _stands_out(heads, body) or _tells_kinds(heads, body) else 0


def title_rows(table: Table) -> int:
    """1 where the first row is one cell right across, the title of the table, else 0."""
    first = table.rows[0].cells
    across = len(first) == 1 and first[0].column == 0 and first[0].last_column == len(table.columns) - 1
    return int(across and len(table.columns) > 1 and len(table.rows) > 2)


def flattened(rows: Sequence[Row], width: int) -> str:
    """The header over each column, from the top: a cell over several columns stands in each of them."""
    words: list[list[str]] = [[] for _ in range(width)]
    for row in rows:
        for cell in row.cells:
            text = cell_text(cell.lines)
            for column in range(cell.column, cell.last_column + 1):
                if text:
                    words[column].append(text)
    return " | ".join(" ".join(texts) for texts in words)


def is_amount(text: str) -> bool:
    """Whether a cell holds a figure, perhaps with its unit, or the dash for none."""
    return bool(_AMOUNT.fullmatch(text))


# --- how deep ------------------------------------------------------------------------------------------------------
def _depth(rows: Sequence[Row]) -> int:
    """The rows down to which the cells of the first one reach, and those that only divide what is above them."""
    if rows[0].filled < 2 and not (len(rows) > 1 and _divides(rows[1], rows[0])):
        return 0
    count = 1
    while count < min(_MOST_ROWS, len(rows) - 1):
        start = rows[count].cells[0].row if rows[count].cells else 0
        starts = [cell.row for cell in rows[count].cells if cell.lines]
        start = max(starts, default=start)
        reaches = any(cell.lines and cell.last_row >= start for row in rows[:count] for cell in row.cells)
        if not (reaches or _divides(rows[count], rows[count - 1])):
            return count
        count += 1
    return count if count < _MOST_ROWS or len(rows) > _MOST_ROWS else 0


def _divides(row: Row, above: Row) -> bool:
    """Whether a row stands only under the wide cells of the one above, and divides them."""
    wide = [cell for cell in above.cells if cell.is_wide and cell.lines]
    filled = [cell for cell in row.cells if cell.lines]
    if not wide or not filled:
        return False
    under = [sum(w.column <= cell.column <= w.last_column for cell in filled) for w in wide]
    return sum(under) == len(filled) and max(under) > 1 and filled[0].column > 0


# --- what tells a header -------------------------------------------------------------------------------------------
def _covers(heads: Sequence[Cell], width: int) -> bool:
    """Whether every column has a header; the first one may lack it."""
    covered = {column for cell in heads for column in range(cell.column, cell.last_column + 1)}
    return len(heads) > 1 and covered >= set(range(1, width))


def _is_no_label(cell: Cell) -> bool:
    text = cell_text(cell.lines)
    return len(text) > _LONGEST or bool(_FIGURE.fullmatch(text) or _FIGURES.match(text) or _SENTENCE.search(text))


def _has_row_labels_only(rows: Sequence[Row]) -> bool:
    """Whether the first column is shaded and the rest of the first row is not, as in all rows: labels, no header."""
    shaded = [[cell.shaded for cell in row.cells if cell.lines] for row in rows]
    return all(len(row) < 2 or (row[0] and not any(row[1:])) for row in shaded)


def _stands_out(heads: Sequence[Cell], body: Sequence[Row]) -> bool:
    """Whether the header is shaded, bold or centred where the rows below are not."""
    below = [[cell for cell in row.cells if cell.lines] for row in body]
    if all(cell.shaded for cell in heads):
        return sum(all(cell.shaded for cell in row) for row in below) < 0.5 * len(below)
    if any(cell.shaded for cell in heads) and len(heads) > 2:
        return all(cell.shaded for cell in heads[1:]) and not all(all(c.shaded for c in row) for row in below)
    cells = [cell for row in below for cell in row]
    if all(_is_bold(cell) for cell in heads):
        return sum(map(_is_bold, cells)) < 0.5 * len(cells)
    return all(cell.is_centred for cell in heads) and sum(cell.is_centred for cell in cells) < 0.5 * len(cells)


def _is_bold(cell: Cell) -> bool:
    return all(line.face.bold for line in cell.lines)


def _tells_kinds(heads: Sequence[Cell], body: Sequence[Row]) -> bool:
    """Whether below short labels stand figures, or texts much longer than they."""
    if any(len(cell_text(cell.lines)) > _LONGEST for cell in heads) or len(body) < 2:
        return False
    kinds = 0
    for head in heads:
        below = [cell_text(c.lines) for row in body for c in row.cells if c.lines and c.column == head.column]
        if len(below) < 0.5 * len(body) or len(below) < 2:
            continue
        length = len(cell_text(head.lines))
        figures = sum(map(is_amount, below))
        longer = sum(map(len, below)) / len(below) > _MUCH_LONGER * length + 4
        kinds += figures >= 0.6 * len(below) or (longer and length <= _SHORT)
    several = len({cell.column for cell in heads}) > 2
    return kinds >= 2 or (kinds == 1 and several)
