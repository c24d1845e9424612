"""The regions of a sheet: runs of rows parted by blank rows, and tables side by side parted by blank columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.xlsx.cells import Area, Row, Sheet

_FEWEST_ROWS = 2
_FEWEST_CELLS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Rows that stand together, with the merged areas and stated tables among them. The rows are in order."""

    rows: Mapping[int, Row]
    merges: tuple[Area, ...]
    tables: tuple[Area, ...]

    @property
    def top(self) -> int:
        """The first row."""
        return next(iter(self.rows))


def regions_of(sheet: Sheet) -> Iterator[Region]:
    """The regions from the top; those side by side from the left."""
    if sheet.rows:
        yield from _parted(Region(rows=sheet.rows, merges=sheet.merges, tables=sheet.tables))


def _parted(region: Region) -> Iterator[Region]:
    """Cuts at blank rows, each band at blank columns, and what that cut again at blank rows."""
    for band in _bands(region):
        sides = _sides(band)
        if len(sides) < 2:
            yield band
        else:
            for side in sides:
                yield from _parted(side)


# --- rows ----------------------------------------------------------------------------------------------------------
def _bands(region: Region) -> Iterator[Region]:
    last = max(region.rows)
    told = [(row, row) for row in region.rows]
    held = [(area.top, area.bottom) for area in region.merges if area.left in region.rows.get(area.top, {})]
    tables = [(area.top, min(area.bottom, last)) for area in region.tables if area.top in region.rows]
    spans = _joined(sorted([*told, *held, *tables]))
    numbers = iter(region.rows)
    number = next(numbers, None)
    merges = sorted(region.merges, key=lambda area: area.top)
    at = 0
    for top, bottom in spans:
        rows: dict[int, Row] = {}
        while number is not None and number <= bottom:
            rows[number] = region.rows[number]
            number = next(numbers, None)
        while at < len(merges) and merges[at].top < top:
            at += 1
        start = at
        while at < len(merges) and merges[at].top <= bottom:
            at += 1
        if rows:
            inside = tuple(area for area in region.tables if area.top <= bottom and area.bottom >= top)
            yield Region(rows=rows, merges=tuple(merges[start:at]), tables=inside)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted spans, those that touch made one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


# --- columns -------------------------------------------------------------------------------------------------------
def _sides(band: Region) -> list[Region]:
    """The tables that stand side by side; the band itself unless each side is a table of its own."""
    columns = {column for cells in band.rows.values() for column in cells}
    merged = {(area.left, area.right) for area in band.merges}
    spans = _joined(sorted([*((column, column) for column in columns), *merged]))
    sides = [_side(band, left, right) for left, right in spans]
    sides = [side for side in sides if side.rows]
    return sides if len(sides) > 1 and all(_is_table(side.rows.values()) for side in sides) else [band]


def _side(band: Region, left: int, right: int) -> Region:
    rows: dict[int, Row] = {}
    for number, cells in band.rows.items():
        if own := {column: cell for column, cell in cells.items() if left <= column <= right}:
            rows[number] = own
    merges = tuple(area for area in band.merges if left <= area.left <= right)
    tables = tuple(area for area in band.tables if area.left <= right and area.right >= left)
    return Region(rows=rows, merges=merges, tables=tables)


def _is_table(rows: Iterable[Row] | Sequence[Row]) -> bool:
    return sum(len(cells) >= _FEWEST_CELLS for cells in rows) >= _FEWEST_ROWS
