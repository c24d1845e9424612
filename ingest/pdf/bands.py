"""Bands of a page: what stands on the same height, and the gutters (段間) that part several of them."""

import statistics
from collections.abc import Sequence

from ingest.pdf.lines import Line
from ingest.pdf.tables import Table
from ingest.pdf.walls import Walls

Item = Line | Table
Span = tuple[float, float]
Band = Sequence[Item]

_NARROWEST_GUTTER = 0.9  # of the type size
_NARROWEST_WITH_LINE = 0.2
_CLOSE = 0.9
_LONGEST_BREAK = 3
_LOOKED_AT = 8
_LEAST_OVERLAP = 0.15


def bands_of(items: Sequence[Item]) -> list[list[Item]]:
    """Items that overlap in height, from the top; of lines below each other only the middle counts."""
    bands: list[list[Item]] = []
    low = float("-inf")
    for item in sorted(items, key=lambda i: _core(i)[0]):
        top, bottom = _core(item)
        if bands and (top < low or any(_is_beside(other, item) for other in bands[-1][-_LOOKED_AT:])):
            bands[-1].append(item)
        else:
            bands.append([item])
        low = max(low, bottom)
    return bands


def _is_beside(one: Item, two: Item) -> bool:
    """Whether two items stand next to each other, if only at different heights: a label centred at two lines."""
    apart = two.x0 >= one.x1 or one.x0 >= two.x1
    overlap = min(one.bottom, two.bottom) - max(one.top, two.top)
    return apart and overlap > _LEAST_OVERLAP * min(one.bottom - one.top, two.bottom - two.top)


def columns_from(bands: Sequence[Band], start: int, walls: Walls) -> tuple[int, Span | None]:
    """How far the bands from `start` on are parted by one gutter, and that gutter; ``None`` where none is."""
    gutters = best = _gutters(bands[start], walls)
    if not gutters:
        return start + 1, None
    last = start
    for at in range(start + 1, len(bands)):
        gutters = _left_open(gutters, bands[at], walls)
        if not gutters or (at - last >= _LONGEST_BREAK and not _is_close(bands, at)):
            break
        if is_two_sided(bands[at], gutters):
            last, best = at, gutters
    end = last + 1
    while (
        end < len(bands) and (narrower := _left_open(best, bands[end], walls)) and _belongs_below(bands, end, narrower)
    ):
        end, best = end + 1, narrower
    return end, max(best, key=lambda span: span[1] - span[0])


def is_two_sided(band: Band, gutters: Sequence[Span]) -> bool:
    """Whether the band has items on both sides of one of the gutters."""
    return any(any(i.x1 <= a + 0.1 for i in band) and any(i.x0 >= b - 0.1 for i in band) for a, b in gutters)


def white_above(bands: Sequence[Band], at: int) -> float:
    """The white space between a band and the one above it, as a share of the type size."""
    gap = min(i.top for i in bands[at]) - max(i.bottom for i in bands[at - 1])
    return gap / max(1.0, min(i.size for i in bands[at]))


def _core(item: Item) -> Span:
    inset = 0.0 if isinstance(item, Table) else 0.3 * (item.bottom - item.top)
    return item.top + inset, item.bottom - inset


def _gutters(band: Band, walls: Walls) -> list[Span]:
    """The gaps between the items of a band."""
    spans = sorted((i.x0, i.x1) for i in band)
    size = statistics.median(i.size for i in band)
    gutters: list[Span] = []
    edge = spans[0][1]
    for x0, x1 in spans[1:]:
        if x0 - edge >= _least((edge, x0), size, band, walls):
            gutters.append((edge, x0))
        edge = max(edge, x1)
    return gutters


def _left_open(gutters: Sequence[Span], band: Band, walls: Walls) -> list[Span]:
    """What a band leaves open of some gutters."""
    size = min(i.size for i in band)
    for item in band:
        pieces = {p for a, b in gutters for p in ((a, min(b, item.x0)), (max(a, item.x1), b)) if p[1] > p[0]}
        gutters = sorted(span for span in pieces if span[1] - span[0] >= _least(span, size, band, walls))
    return list(gutters)


def _least(span: Span, size: float, band: Band, walls: Walls) -> float:
    """The least width of a gutter: with a line in it, little is enough."""
    if span[1] - span[0] >= _NARROWEST_GUTTER * size or span[1] - span[0] < _NARROWEST_WITH_LINE * size:
        return _NARROWEST_GUTTER * size
    ruled = walls.part(span[0], span[1], min(i.top for i in band), max(i.bottom for i in band))
    return (_NARROWEST_WITH_LINE if ruled else _NARROWEST_GUTTER) * size


def _belongs_below(bands: Sequence[Band], at: int, gutters: Sequence[Span]) -> bool:
    """Whether a band behind the last two-sided one still is a column: in the right one, or right below in the left."""
    right = all(i.x0 >= gutters[-1][1] - 0.1 for i in bands[at])
    return right or _is_close(bands, at)


def _is_close(bands: Sequence[Band], at: int) -> bool:
    return white_above(bands, at) < _CLOSE
