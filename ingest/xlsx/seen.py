"""What a reader of the sheet sees of it: without hidden rows and columns, each merged value where it is seen."""

import re
from collections.abc import Iterator
from typing import Final

from ingest.parsers import notices
from ingest.xlsx.cells import Area, Cell, Sheet, TextBox
from ingest.xlsx.sheet import Reading
from knowledge.domain.publication import Notice

_SIGN: Final = re.compile(r"[!-/:-@\[-`{-~]+")
_FEWEST_UNSEEN = 5


def seen(name: str, reading: Reading, *, boxes: tuple[TextBox, ...] = (), pictures: int = 0) -> Sheet:
    """The sheet as it is seen, with notices of what was left out."""
    hidden = _Hidden(reading)
    moved = {(area.top, area.left): place for area in reading.merges if (place := hidden.first_seen(area))}
    rows: dict[int, dict[int, Cell]] = {}
    dropped_rows: set[int] = set()
    dropped_columns: set[int] = set()
    for number, cells in reading.rows.items():
        if not hidden.columns and number not in hidden.rows:
            rows[number] = cells
            continue
        for column, cell in cells.items():
            row_to, column_to = moved.get((number, column), (number, column))
            if row_to not in hidden.rows and column_to not in hidden.columns:
                rows.setdefault(row_to, {})[column_to] = cell
            elif row_to in hidden.rows:
                dropped_rows.add(number)
            else:
                dropped_columns.add(column)
    return Sheet(
        name=name,
        rows=_without_signs({number: rows[number] for number in sorted(rows)}),
        merges=tuple(cut for area in reading.merges if (cut := hidden.cut(area)) and not cut.is_single),
        tables=tuple(reading.tables),
        frozen=reading.frozen,
        boxes=boxes,
        pictures=pictures,
        notices=tuple(_notices(name, reading, len(dropped_rows), len(dropped_columns))),
    )


def _without_signs(rows: dict[int, dict[int, Cell]]) -> dict[int, dict[int, Cell]]:
    """The rows without those rows and columns that hold nothing but signs: lines drawn of *, the frame of a form."""
    named = {column for cells in rows.values() for column, cell in cells.items() if not _SIGN.fullmatch(cell.text)}
    kept: dict[int, dict[int, Cell]] = {}
    for number, cells in rows.items():
        if any(not _SIGN.fullmatch(cell.text) for cell in cells.values()):
            kept[number] = {column: cell for column, cell in cells.items() if column in named}
    return kept


class _Hidden:
    """The hidden rows and columns of a sheet."""

    def __init__(self, reading: Reading) -> None:
        self.rows = reading.hidden_rows
        used = max((max(cells) for cells in reading.rows.values()), default=0)
        used = max([used, *(area.right for area in reading.merges)])
        self.columns = {column for span in reading.hidden_columns for column in span if column <= used}

    def first_seen(self, area: Area) -> tuple[int, int] | None:
        """Where the value of a merged area is seen first."""
        row = next((row for row in range(area.top, area.bottom + 1) if row not in self.rows), None)
        column = next((column for column in range(area.left, area.right + 1) if column not in self.columns), None)
        return (row, column) if row and column else None

    def cut(self, area: Area) -> Area | None:
        """The area from where it is first seen."""
        place = self.first_seen(area)
        return Area(place[0], place[1], area.bottom, area.right) if place else None


def _notices(name: str, reading: Reading, rows: int, columns: int) -> Iterator[Notice]:
    if rows or columns:
        yield notices.hidden_lines_of_sheet(name, rows, columns)
    if reading.uncalculated:
        yield notices.uncalculated(name, reading.uncalculated)
    if reading.unseen >= _FEWEST_UNSEEN:
        yield notices.hidden_text_of_sheet(name, reading.unseen)
