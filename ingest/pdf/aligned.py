"""Tables without rulings (罫線のない表): rows of labels with their values, or of figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.parsers.script import joined
from ingest.pdf.bands import Band, Span, is_two_sided
from ingest.pdf.lines import Line

_SHORT = 12.0  # of the type size: a column of labels is no wider
_NUMERIC = re.compile(r"(?:[pP][.．]?)?[\d０-９,，.．%％円千百万億▲△\-－～~()（）/年月日人件社]+")


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """Lines beside each other; the last cell may have several lines."""

    items: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The cells in order, with | between them."""
        text = self.items[0].text
        for before, item in pairwise(self.items):
            text = f"{text} | {item.text}" if item.x0 > before.x1 else joined(text, item.text)
        return text


def aligned_rows(bands: Sequence[Band], gutter: Span) -> list[AlignedRow]:
    """The bands as rows where the left side holds labels or most cells hold figures, else nothing."""
    lines = [[i for i in band if isinstance(i, Line)] for band in bands]
    if len(bands) < 2 or any(len(row) < len(band) for row, band in zip(lines, bands, strict=True)):
        return []
    full = [row for row in lines if is_two_sided(row, [gutter])]
    if any(_is_stack(row) for row in lines) or sum(_is_on_one_line(row) for row in full) < 0.8 * len(full):
        return []
    if not (_has_labels(full, gutter) or (_has_figures(full) and len(full) >= 0.6 * len(lines))):
        return []
    return _rows_of(lines, gutter)


def _rows_of(bands: Sequence[Sequence[Line]], gutter: Span) -> list[AlignedRow]:
    """Each band with a label as a row; one without goes on with the last cell of the row above."""
    rows: list[list[Line]] = []
    for band in bands:
        row = sorted(band, key=lambda i: i.x0)
        if rows and len(row) == 1 and row[0].x0 >= gutter[1] - 0.1 and abs(row[0].x0 - rows[-1][-1].x0) < row[0].size:
            rows[-1].append(row[0])
        else:
            rows.append(row)
    return [AlignedRow(tuple(row)) for row in rows]


def _is_stack(row: Sequence[Line]) -> bool:
    """Whether lines of a band stand below each other: columns with lines of their own height."""
    return any(two.x0 < one.x1 for one, two in pairwise(sorted(row, key=lambda i: i.x0)))


def _is_on_one_line(row: Sequence[Line]) -> bool:
    """Whether the lines of a band stand on one base line in one size, as the cells of a row do."""
    bottoms, sizes = [i.bottom for i in row], [i.size for i in row]
    return max(bottoms) - min(bottoms) < 0.4 * min(sizes) and max(sizes) < 1.2 * min(sizes)


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
