"""Tables that go on over a page break: the header is said once and holds for all rows, a cut row becomes one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.parsers.script import joined
from ingest.pdf.cells import Cell, cell_text
from ingest.pdf.endings import has_ended, is_cut_between
from ingest.pdf.laid import Laid, RuledRow, footnotes_from
from ingest.pdf.table_header import is_amount
from ingest.pdf.tables import Row, Table
from knowledge.text import fold

_NEAR = 6.0  # points: so far columns of one table may lie apart from page to page
_LOWER = 0.6
_UPPER = 0.4
_FILLED = 2.2  # of the type size

Columns = Sequence[int]


def joined_tables(pages: list[list[Laid]]) -> None:
    """Gives the rows of a table on the next page its header and caption, and joins what the break has cut."""
    for before, after in pairwise(pages):
        last = before[footnotes_from(before) - 1] if footnotes_from(before) else None
        if last and after and (columns := _going_on(last, after)):
            _join(last, after, columns)


def _going_on(last: Laid, after: Sequence[Laid]) -> Columns:
    """Where the columns of the next table are in the one before the break; empty where it is another table."""
    first = after[0]
    if not (isinstance(last.item, RuledRow) and isinstance(first.item, RuledRow)) or first.item.is_title:
        return ()
    if last.direction is not first.direction or first.page.number - (last.block.page or 0) != 1:
        return ()
    height = first.page.levelled_height(first.direction)
    if last.item.table.bottom < _LOWER * height or first.item.table.top > _UPPER * height:
        return ()
    if first.item.is_header and fold(first.block.text) != fold(_header_over(last)):
        return ()
    columns = _matched(last.item.table, first.item.table)
    if not columns:
        return ()
    repeats = fold(first.block.text) == fold(_header_over(last))
    return columns if repeats or not _heads_figures(last.item.table, first.item.rows[0], columns) else ()


def _header_over(laid: Laid) -> str:
    return laid.block.header or (laid.block.text if isinstance(laid.item, RuledRow) and laid.item.is_header else "")


def _matched(before: Table, after: Table) -> Columns:
    """For each column of the second table that of the first at the same place, as a whole perhaps shifted."""
    if abs((before.x1 - before.x0) - (after.x1 - after.x0)) > 2 * _NEAR:
        return ()
    shift = before.x0 - after.x0
    found: list[int] = []
    for x in after.columns:
        near = [at for at, other in enumerate(before.columns) if abs(x + shift - other) <= _NEAR]
        if not near:
            return ()
        found.append(near[0])
    return found


def _heads_figures(before: Table, row: Row, columns: Columns) -> bool:
    """Whether a row has words where the table before the break has figures: the header of another table."""
    figures: Counter[int] = Counter()
    filled: Counter[int] = Counter()
    for cell in (cell for row in before.rows[1:] for cell in row.cells if cell.lines):
        filled[cell.column] += 1
        figures[cell.column] += is_amount(cell_text(cell.lines))
    words = (columns[cell.column] for cell in row.cells if cell.lines and not is_amount(cell_text(cell.lines)))
    return any(figures[column] > 0.7 * filled[column] for column in words)


def _join(last: Laid, after: list[Laid], columns: Columns) -> None:
    assert isinstance(last.item, RuledRow)
    header, width = _header_over(last), len(last.item.table.columns)
    table = after[0].item.table if isinstance(after[0].item, RuledRow) else None
    if header and (after[0].item.is_header or fold(after[0].block.text) == fold(header)):  # type: ignore[union-attr]
        del after[0]
    for laid in after:
        if not (isinstance(laid.item, RuledRow) and laid.item.table is table):
            continue
        rows = tuple(_moved(row, columns) for row in laid.item.rows)
        text = rows[0].aligned(width) if header else laid.block.text
        laid.item = RuledRow(rows, replace(laid.item.table, columns=last.item.table.columns), header=header)
        laid.block = replace(laid.block, text=text, header=header, caption=last.block.caption)
    _join_cut_row(last, after, width)


def _moved(row: Row, columns: Columns) -> Row:
    return Row(tuple(replace(c, column=columns[c.column], last_column=columns[c.last_column]) for c in row.cells))


def _join_cut_row(last: Laid, after: list[Laid], width: int) -> None:
    """Joins the first row behind the break with the last before it, where its cells only go on."""
    if not after or not isinstance(last.item, RuledRow) or not isinstance(after[0].item, RuledRow):
        return
    first, second = last.item.rows[-1], after[0].item.rows[0]
    if last.item.is_header or not _is_cut(first, second):
        return
    texts = [joined(one, two) for one, two in zip(first.at_columns(width), second.at_columns(width), strict=True)]
    last.take(after[0], " | ".join(texts).rstrip(" |"))
    del after[0]


def _is_cut(first: Row, second: Row) -> bool:
    """Whether every cell of the second row goes on with one of the first that was cut, and some have nothing more."""
    above = {cell.column: cell for cell in first.cells if cell.lines}
    below = {cell.column: cell for cell in second.cells if cell.lines}
    if not below or not below.keys() < above.keys():
        return False
    return all(_is_open(above[column], cell) for column, cell in below.items())


def _is_open(cell: Cell, rest: Cell) -> bool:
    line = cell.lines[-1]
    if has_ended(cell_text(cell.lines)):
        return False
    return line.x1 >= cell.box[2] - _FILLED * line.size or is_cut_between(line.text, rest.lines[0].text)
