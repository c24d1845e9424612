"""The reading order of shapes by their places: bands and columns, what lies on another shape after it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import mean
from typing import Final, TypeVar

from ingest.pptx.frame import Frame

_CONTAINS: Final = 0.9
_OVERLAP: Final = 0.25  # of the smaller shape's side: less is no overlap but a touch
_SAME_LINE: Final = 0.5
_TERSE: Final = 0.5

T = TypeVar("T")


@dataclass(slots=True)
class _Node:
    """A shape by its number, with the shapes that lie on it."""

    at: int
    frame: Frame
    weight: int
    below: list["_Node"] = field(default_factory=list)


def in_reading_order(items: Sequence[T], frame_of: Callable[[T], Frame], weight_of: Callable[[T], int]) -> list[T]:
    """Items from the top and the left; `weight_of` is how many characters one holds, 0 for a mere frame."""
    nodes = [_Node(at, frame_of(item), weight_of(item)) for at, item in enumerate(items)]
    roots = _nested(nodes)
    return [items[node.at] for node in _ordered(roots)]


def _nested(nodes: Sequence[_Node]) -> list[_Node]:
    """Hangs each shape on the smallest one that holds it."""
    roots: list[_Node] = []
    for node in nodes:
        holders = [other for other in nodes if other is not node and _holds(other.frame, node.frame)]
        holder = min(holders, key=lambda other: other.frame.area, default=None)
        (holder.below if holder else roots).append(node)
    return roots


def _holds(outer: Frame, inner: Frame) -> bool:
    return outer.area > inner.area > 0 and outer.shared(inner) >= _CONTAINS * inner.area


def _ordered(nodes: Sequence[_Node]) -> list[_Node]:
    found: list[_Node] = []
    for node in _cut(list(nodes)):
        found.append(node)
        found += _ordered(node.below)
    return found


def _cut(nodes: list[_Node]) -> list[_Node]:
    """Cuts at the gaps that run through; where both ways are free, as the look of a table or of cards says."""
    if len(nodes) < 2:
        return nodes
    bands = _runs(nodes, lambda node: (node.frame.top, node.frame.bottom))
    columns = _runs(nodes, lambda node: (node.frame.x0, node.frame.x1))
    if len(bands) > 1 and len(columns) > 1:
        parts = columns if _is_cards(bands, columns) else _grids(bands)
    elif len(bands) > 1:
        parts = _grids(bands)
    elif len(columns) > 1:
        parts = columns
    else:
        return _by_line(nodes)
    return [node for part in parts for node in _cut(part)]


def _grids(bands: Sequence[list[_Node]]) -> list[list[_Node]]:
    """Bands below each other whose shapes stand in the same columns, made one part; the others each their own."""
    parts: list[list[_Node]] = []
    before: list[_Node] = []
    for band in bands:
        if before and _aligned(before, band):
            parts[-1] = [*parts[-1], *band]
        else:
            parts.append(list(band))
        before = band
    return parts if len(parts) > 1 else [list(band) for band in bands]


def _aligned(above: Sequence[_Node], below: Sequence[_Node]) -> bool:
    """Whether two bands have as many shapes, more than one, each under another."""
    if len(above) != len(below) or len(above) < 2:
        return False
    pairs = zip(sorted(above, key=lambda one: one.frame.x0), sorted(below, key=lambda one: one.frame.x0), strict=True)
    return all(
        min(one.frame.x1, two.frame.x1) - max(one.frame.x0, two.frame.x0)
        > _SAME_LINE * min(one.frame.x1 - one.frame.x0, two.frame.x1 - two.frame.x0)
        for one, two in pairs
    )


def _runs(nodes: Sequence[_Node], side: Callable[[_Node], tuple[float, float]]) -> list[list[_Node]]:
    """The nodes in runs that overlap along one axis, in its order; a slight overlap is none."""
    runs: list[list[_Node]] = []
    for node in sorted(nodes, key=side):
        if runs and any(_overlap(side(one), side(node)) for one in runs[-1]):
            runs[-1].append(node)
        else:
            runs.append([node])
    return runs


def _overlap(one: tuple[float, float], two: tuple[float, float]) -> bool:
    shared = min(one[1], two[1]) - max(one[0], two[0])
    return shared > _OVERLAP * min(one[1] - one[0], two[1] - two[0])


def _is_cards(bands: Sequence[Sequence[_Node]], columns: Sequence[Sequence[_Node]]) -> bool:
    """Whether a grid is cards side by side, each with a short head on top; else it is read row by row, as a table."""
    if len({len(band) for band in bands}) > 1 or len(bands[0]) != len(columns):
        return len(columns) > 1 and _is_set_apart(columns, bands)
    heads, rest = bands[0], [node for band in bands[1:] for node in band]
    first, others = columns[0], [node for column in columns[1:] for node in column]
    terse_heads = _weight(heads) <= _TERSE * _weight(rest)
    terse_labels = _weight(first) <= _TERSE * _weight(others)
    return terse_heads and not terse_labels


def _is_set_apart(columns: Sequence[Sequence[_Node]], bands: Sequence[Sequence[_Node]]) -> bool:
    """Whether the gaps between the columns are wider than those between the bands."""
    across = [_start(b, "x0") - _end(a, "x1") for a, b in pairwise(columns)]
    down = [_start(b, "top") - _end(a, "bottom") for a, b in pairwise(bands)]
    return min(across) > max(0.0, *down)


def _start(nodes: Sequence[_Node], side: str) -> float:
    return float(min(getattr(node.frame, side) for node in nodes))


def _end(nodes: Sequence[_Node], side: str) -> float:
    return float(max(getattr(node.frame, side) for node in nodes))


def _weight(nodes: Sequence[_Node]) -> float:
    return mean(node.weight for node in nodes) if nodes else 0.0


def _by_line(nodes: Sequence[_Node]) -> list[_Node]:
    """Shapes that overlap each other: by the top, those about as high from the left."""
    lines: list[list[_Node]] = []
    for node in sorted(nodes, key=lambda one: (one.frame.top, one.frame.x0)):
        line = lines[-1] if lines else []
        height = min((node.frame.bottom - node.frame.top, *(one.frame.bottom - one.frame.top for one in line)))
        if line and node.frame.top - line[0].frame.top < _SAME_LINE * height:
            line.append(node)
        else:
            lines.append([node])
    return [node for line in lines for node in sorted(line, key=lambda one: one.frame.x0)]
