"""Reading order (読み順): the page is cut into bands from the top, and bands that share a gutter into columns."""

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.parsers.pdf_lines import Line
from ingest.parsers.pdf_tables import Table

Item = Line | Table
Span = tuple[float, float]

_NARROWEST_GUTTER = 0.9  # of the type size
_DEEPEST = 12
_SHORT = 12.0  # of the type size: a column of labels is no wider
_NUMERIC = re.compile(r"[\d０-９,，.．%％円千百万億▲△\-－～~()（）/年月日人件社]+")


@dataclass(frozen=True, slots=True)
class Column:
    """Items to be read one after the other, and the edges between which they were set."""

    items: tuple[Item, ...]
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """Items beside each other in a table without rulings (罫線のない表): one row."""

    items: tuple[Line, ...]


def reading_order(items: Sequence[Item]) -> list[Column | AlignedRow]:
    """The items of a page in the order in which they are read."""
    if not items:
        return []
    return list(_ordered(items, min(i.x0 for i in items), max(i.x1 for i in items), 0))


def _ordered(items: Sequence[Item], left: float, right: float, depth: int) -> Iterator[Column | AlignedRow]:
    bands = _bands(items)
    single: list[Item] = []
    at = 0
    while at < len(bands):
        end, gutter = _columns_from(bands, at) if depth < _DEEPEST else (at, None)
        if gutter is None:
            single.extend(sorted(bands[at], key=lambda i: (i.x0, i.top)))
            at += 1
            continue
        if single:
            yield Column(tuple(single), left, right)
            single = []
        yield from _beside(bands[at:end], gutter, depth)
        at = end
    if single:
        yield Column(tuple(single), left, right)


def _beside(bands: list[list[Item]], gutter: Span, depth: int) -> Iterator[Column | AlignedRow]:
    """What a gutter parts: rows of a table without rulings, or columns."""
    rows = _aligned_rows(bands, gutter)
    if rows:
        yield from rows
        return
    sides = [[i for band in bands for i in band if (i.x0 + i.x1) / 2 < gutter[0]]]
    sides.append([i for band in bands for i in band if (i.x0 + i.x1) / 2 >= gutter[0]])
    for side in sides:
        if side:
            yield from _ordered(side, min(i.x0 for i in side), max(i.x1 for i in side), depth + 1)


# --- bands ---------------------------------------------------------------------------------------------------------
def _bands(items: Sequence[Item]) -> list[list[Item]]:
    """Items that overlap in height, from the top. Only the middle of a line counts: boxes of tight lines overlap."""
    bands: list[list[Item]] = []
    low = float("-inf")
    for item in sorted(items, key=lambda i: _core(i)[0]):
        top, bottom = _core(item)
        if bands and top < low:
            bands[-1].append(item)
        else:
            bands.append([item])
        low = max(low, bottom)
    return bands


def _core(item: Item) -> Span:
    inset = 0.0 if isinstance(item, Table) else 0.3 * (item.bottom - item.top)
    return item.top + inset, item.bottom - inset


def _columns_from(bands: list[list[Item]], start: int) -> tuple[int, Span | None]:
    """The longest run of bands from `start` on that one gutter parts, and that gutter."""
    gutters = _gutters(bands[start])
    end, last, found = start, start, gutters
    while gutters and end < len(bands):
        found = gutters
        if _is_two_sided(bands[end], gutters):
            last = end
        elif end - last > 2 and not _goes_on_in_column(bands, end, gutters):
            break
        end += 1
        gutters = _left_open(gutters, bands[end]) if end < len(bands) else []
    if not found:
        return start, None
    end = last + 1
    open_all = _left_open_all(bands[start:end])
    best = max(open_all, key=lambda span: span[1] - span[0], default=None)
    return end, best


def _goes_on_in_column(bands: list[list[Item]], at: int, gutters: list[Span]) -> bool:
    """Whether a band on one side still belongs to its column: close below the one before, on the right side."""
    above, below = bands[at - 1], bands[at]
    gap = min(i.top for i in below) - max(i.bottom for i in above)
    return gap < 0.9 * below[0].size or all(i.x0 >= gutters[-1][1] for i in below)


def _gutters(band: Sequence[Item]) -> list[Span]:
    """The gaps between the items of a band."""
    spans = sorted((i.x0, i.x1) for i in band)
    least = _NARROWEST_GUTTER * statistics.median(i.size for i in band)
    gutters: list[Span] = []
    edge = spans[0][1]
    for x0, x1 in spans[1:]:
        if x0 - edge >= least:
            gutters.append((edge, x0))
        edge = max(edge, x1)
    return gutters


def _left_open(gutters: Sequence[Span], band: Sequence[Item]) -> list[Span]:
    """What a band leaves open of some gutters."""
    least = _NARROWEST_GUTTER * min(i.size for i in band)
    for item in band:
        pieces = [p for a, b in gutters for p in ((a, min(b, item.x0)), (max(a, item.x1), b))]
        gutters = sorted({(a, b) for a, b in pieces if b - a >= least})
    return list(gutters)


def _left_open_all(bands: Sequence[Sequence[Item]]) -> list[Span]:
    gutters = _gutters(bands[0])
    for band in bands[1:]:
        gutters = _left_open(gutters, band)
    return gutters


def _is_two_sided(band: Sequence[Item], gutters: Sequence[Span]) -> bool:
    return any(any(i.x1 <= a for i in band) and any(i.x0 >= b for i in band) for a, b in gutters)


# --- tables without rulings ----------------------------------------------------------------------------------------
def _aligned_rows(bands: Sequence[Sequence[Item]], gutter: Span) -> list[AlignedRow]:
    """The bands as rows where the left side holds labels or most cells hold figures, else nothing."""
    lines = [[i for i in band if isinstance(i, Line)] for band in bands]
    if len(bands) < 2 or any(len(row) < len(band) for row, band in zip(lines, bands, strict=True)):
        return []
    full = [row for row in lines if _is_two_sided(row, [gutter])]
    if len(full) < 0.6 * len(lines) or any(_is_stack(row) for row in lines):
        return []
    if not (_has_labels(full, gutter) or _has_figures(full)):
        return []
    return [AlignedRow(tuple(sorted(row, key=lambda i: i.x0))) for row in lines]


def _is_stack(row: Sequence[Line]) -> bool:
    """Whether lines of a band stand below each other: columns with lines of their own height."""
    ordered = sorted(row, key=lambda i: i.x0)
    return any(two.x0 < one.x1 for one, two in zip(ordered, ordered[1:], strict=False))


def _has_labels(rows: Sequence[Sequence[Line]], gutter: Span) -> bool:
    left = [i for row in rows for i in row if i.x1 <= gutter[0] + 0.1]
    starts = [i.x0 for row in rows for i in row if i.x0 >= gutter[1] - 0.1]
    if not left or not starts:
        return False
    narrow = max(i.x1 for i in left) - min(i.x0 for i in left) <= _SHORT * left[0].size
    aligned = sum(abs(x - min(starts)) < 0.6 * left[0].size for x in starts)
    return narrow and len(rows) >= 3 and aligned >= 0.7 * len(rows)


def _has_figures(rows: Sequence[Sequence[Line]]) -> bool:
    cells = [i.text for row in rows for i in row]
    return len(rows) >= 2 and sum(bool(_NUMERIC.fullmatch(text)) for text in cells) >= 0.4 * len(cells)
