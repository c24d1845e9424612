"""Reading order (読み順): bands from the top; where a gutter parts several of them, column after column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.pdf.aligned import AlignedRow, aligned_rows
from ingest.pdf.bands import Band, Item, Span, bands_of, columns_from, white_above
from ingest.pdf.lines import Line
from ingest.pdf.walls import Walls

_DEEPEST = 12
_FEWEST_GROUPS = 3
_MOST_LINES_A_GROUP = 5
_NARROW = 12.0  # of the type size


@dataclass(frozen=True, slots=True)
class Column:
    """Items to be read one after the other, and the edges between which they were set."""

    items: tuple[Item, ...]
    left: float
    right: float


def reading_order(items: Sequence[Item], walls: Walls) -> Iterator[Column | AlignedRow]:
    """The items of a page in the order in which they are read."""
    yield from _ordered(items, walls, 0)


def _ordered(items: Sequence[Item], walls: Walls, depth: int) -> Iterator[Column | AlignedRow]:
    if not items:
        return
    lines = [i for i in items if isinstance(i, Line)]
    left, right = min(i.x0 for i in lines or items), max(i.x1 for i in lines or items)
    bands = bands_of(items)
    single: list[Item] = []
    at = 0
    while at < len(bands):
        end, gutter = columns_from(bands, at, walls) if depth < _DEEPEST else (at + 1, None)
        if gutter is None:
            single.extend(sorted(bands[at], key=lambda i: (i.x0, i.top)))
        else:
            if single:
                yield Column(tuple(single), left, right)
                single = []
            yield from _beside(bands[at:end], gutter, walls, depth)
        at = end
    if single:
        yield Column(tuple(single), left, right)


def _beside(bands: Sequence[Band], gutter: Span, walls: Walls, depth: int) -> Iterator[Column | AlignedRow]:
    """What a gutter parts: rows of a table without rulings, groups side by side, or columns."""
    rows = aligned_rows(bands, gutter)
    if rows:
        yield from rows
        return
    for group in _groups(bands, gutter):
        items = [i for band in group for i in band]
        yield from _ordered([i for i in items if (i.x0 + i.x1) / 2 < gutter[0]], walls, depth + 1)
        yield from _ordered([i for i in items if (i.x0 + i.x1) / 2 >= gutter[0]], walls, depth + 1)


def _groups(bands: Sequence[Band], gutter: Span) -> list[Sequence[Band]]:
    """Bands parted by white space right across, where every part has both sides: labels and their texts."""
    cuts = [at for at in range(1, len(bands)) if white_above(bands, at) > 1.0]
    groups = [bands[a:b] for a, b in zip([0, *cuts], [*cuts, len(bands)], strict=True)]
    lefts = [[i for band in group for i in band if i.x1 <= gutter[0] + 0.1] for group in groups]
    rights = [[i for band in group for i in band if i.x0 >= gutter[1] - 0.1] for group in groups]
    if not (all(lefts) and all(rights)) or max(map(len, lefts)) > _MOST_LINES_A_GROUP:
        return [bands]
    labels = [i for left in lefts for i in left]
    narrow = max(i.x1 for i in labels) - min(i.x0 for i in labels) < _NARROW * labels[0].size
    return groups if len(groups) >= _FEWEST_GROUPS or narrow else [bands]
