"""The header of a table (表頭): where it ends, by what the sheet states, its look and its words; flattened to a row."""

import re
from collections.abc import Sequence
from typing import Final

from ingest.parsers.script import joined
from ingest.xlsx.cells import Area
from ingest.xlsx.grid import Grid, Line

_DEEPEST: Final = 4
_LONGEST: Final = 40
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MOSTLY: Final = 0.5
_WIDE_ENOUGH: Final = 3
_LOOKED_AT: Final = 50  # rows below a header are enough to tell


def header_depth(grid: Grid, start: int, tables: Sequence[Area], frozen: int) -> int:
    """How many lines from `start` are the header; 0 where the first line is a row like the others."""
    lines = grid.lines[start:]
    if len(lines) < 2:
        return 0
    stated = _stated_depth(lines, tables, frozen)
    depth = _merged_depth(lines)
    if stated:
        return max(stated, depth if depth < len(lines) and _words_only(lines[:depth]) else 0)
    if depth >= len(lines) or not _words_only(lines[:depth]):
        return 0
    below = lines[depth : depth + _LOOKED_AT]
    if _looks_apart(lines[0], below) or _stands_over_values(lines[:depth], below):
        return depth
    if grid.width < _WIDE_ENOUGH:
        return 0
    return depth if _names_all(lines[:depth], grid.width) or _is_terse(lines[:depth], below, grid.width) else 0


def flattened(lines: Sequence[Line], width: int) -> tuple[str, ...]:
    """The header as one name a column: the words over each column from the top down, 令和4年度 措置率."""
    names = []
    for column in range(width):
        words: list[str] = []
        for line in lines:
            over = [place for place in line.places if place.first <= column <= place.last]
            text = _label(over[-1].cell.text) if over else ""
            if text and text not in words:
                words.append(text)
        names.append(" ".join(words))
    return tuple(names)


def _label(text: str) -> str:
    """A label without the line ends that lay it out."""
    parts = text.split(" ")
    label = parts[0]
    for part in parts[1:]:
        label = joined(label, part)
    return label


# --- evidence ------------------------------------------------------------------------------------------------------
def _stated_depth(lines: Sequence[Line], tables: Sequence[Area], frozen: int) -> int:
    """Down to the first row of a stated table or of the filter, or to the end of the frozen top."""
    first, last = lines[0].number, lines[-1].number
    ends = [area.top for area in tables if first <= area.top < last]
    if first <= frozen < last:
        ends.append(frozen)
    for end in ends:
        depth = sum(line.number <= end for line in lines)
        if depth <= _DEEPEST:
            return depth
    return 0


def _merged_depth(lines: Sequence[Line]) -> int:
    """As deep as its merged cells reach; below a name over several columns stand the names of these."""
    depth = max([1, *(place.rows for place in lines[0].own if place.rows <= _DEEPEST)])
    level = 0
    while level < depth < _DEEPEST and level + 1 < len(lines):
        if _names_columns_of(lines[level], lines[level + 1]):
            depth = max(depth, level + 2)
        level += 1
    first = lines[0].number
    return sum(line.number < first + depth for line in lines[:_DEEPEST])


def _names_columns_of(line: Line, below: Line) -> bool:
    """Whether the line below stands only under names that spread over several columns, and parts one of them."""
    spread = [place for place in line.own if place.last > place.first]
    under = [[one for one in below.own if place.first <= one.first <= place.last] for place in spread]
    return any(len(ones) > 1 for ones in under) and sum(map(len, under)) == len(below.own)


def _words_only(lines: Sequence[Line]) -> bool:
    places = [place for line in lines for place in line.own]
    return bool(places) and all(
        len(place.cell.text) <= _LONGEST and (not place.cell.is_value or _YEAR.fullmatch(place.cell.text))
        for place in places
    )


def _looks_apart(line: Line, below: Sequence[Line]) -> bool:
    """Whether the header is bold or on a coloured ground and the rows, beside their first column, are not."""
    for is_strong in (lambda place: place.cell.look.bold, lambda place: place.cell.look.filled):
        if len(line.own) > 1 and all(map(is_strong, line.own)):
            others = [place for one in below for place in one.own if place.first > line.own[0].first]
            if others and sum(map(is_strong, others)) < _MOSTLY * len(others):
                return True
    return False


def _stands_over_values(header: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether a named column holds mostly values."""
    named = {column for line in header for place in line.own for column in range(place.first, place.last + 1)}
    for column in named:
        held = [place for line in below for place in line.own if place.first == column]
        if len(held) > 1 and sum(place.cell.is_value for place in held) > _MOSTLY * len(held):
            return len(named) > 1
    return False


def _is_terse(header: Sequence[Line], below: Sequence[Line], width: int) -> bool:
    """Whether names over most columns are much shorter than what stands below them."""
    names = [name for name in flattened(header, width) if name]
    texts = [len(place.cell.text) for line in below for place in line.own if not place.cell.is_value]
    most = 3 * len(names) >= 2 * width and len(set(names)) == len(names)
    return most and bool(texts) and 2 * sum(map(len, names)) / len(names) <= sum(texts) / len(texts)


def _names_all(header: Sequence[Line], width: int) -> bool:
    names = flattened(header, width)
    return all(names) and len(set(names)) == len(names)
