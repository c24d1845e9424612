"""The lines and areas that a PDF page draws: rulings of tables (罫線), and what lies behind white letters."""

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from ingest.pdf.frame import Corners, Frame

_THIN = 2.5
_SHORTEST = 5.0
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 400
_DEEPEST = 4
_WHITE = 250
_INSET = 9.0  # points: so far inside its cell a shading may end

Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)


class Ruling(NamedTuple):
    """A straight line along one axis: at `at` on the other axis, from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Drawing:
    """What a page draws besides text. `areas` are coloured fills and pictures, `fills` boxes without an outline."""

    horizontal: list[Ruling] = field(default_factory=list)
    vertical: list[Ruling] = field(default_factory=list)
    areas: list[Corners] = field(default_factory=list)
    pictures: list[Corners] = field(default_factory=list)
    fills: list[Corners] = field(default_factory=list)

    def backs(self, x: float, y: float) -> bool:
        """Whether a coloured area or a picture lies behind a point."""
        return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in (*self.areas, *self.pictures))


def drawing_of(page: pypdfium2.PdfPage, frame: Frame) -> Drawing:
    """Collects the drawing of a page, also inside its form objects."""
    drawing = Drawing()
    for drawn, matrix in islice(_objects(page.raw), _MOST_OBJECTS):
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _add_path(drawing, drawn, matrix, frame)
        elif kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            drawing.pictures.append(_bounds(drawn, matrix, frame))
    _add_fills(drawing)
    return drawing


def _objects(page: raw.FPDF_PAGE) -> Iterator[tuple[raw.FPDF_PAGEOBJECT, Matrix]]:
    for at in range(raw.FPDFPage_CountObjects(page)):
        yield from _opened(raw.FPDFPage_GetObject(page, at), _UNMOVED, 0)


def _opened(drawn: raw.FPDF_PAGEOBJECT, matrix: Matrix, depth: int) -> Iterator[tuple[raw.FPDF_PAGEOBJECT, Matrix]]:
    if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_FORM:
        yield drawn, matrix
    elif depth < _DEEPEST:
        inner = _times(_matrix_of(drawn), matrix)
        for at in range(raw.FPDFFormObj_CountObjects(drawn)):
            yield from _opened(raw.FPDFFormObj_GetObject(drawn, at), inner, depth + 1)


# --- paths ---------------------------------------------------------------------------------------------------------
def _add_path(drawing: Drawing, path: raw.FPDF_PAGEOBJECT, matrix: Matrix, frame: Frame) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value and not stroke.value:
        return
    box = _bounds(path, matrix, frame)
    x0, top, x1, bottom = box
    if x1 < 0 or bottom < 0 or x0 > frame.width or top > frame.height:
        return
    if _add_thin(drawing, box):
        return
    segments = raw.FPDFPath_CountSegments(path)
    if fill.value and _is_coloured(path):
        drawing.areas.append(box)
    elif not stroke.value:
        return
    if segments <= 5:
        if not (x1 - x0 > frame.width * 0.98 and bottom - top > frame.height * 0.98):
            if stroke.value:
                _add_frame(drawing, box)
            else:
                drawing.fills.append(box)
    elif segments <= _MOST_SEGMENTS and stroke.value:
        _add_segments(drawing, path, _times(_matrix_of(path), matrix), frame)


def _add_thin(drawing: Drawing, box: Corners) -> bool:
    """Takes a thin box for the line it draws."""
    x0, top, x1, bottom = box
    if bottom - top <= _THIN:
        if x1 - x0 >= _SHORTEST:
            drawing.horizontal.append(Ruling((top + bottom) / 2, x0, x1))
        return True
    if x1 - x0 <= _THIN:
        if bottom - top >= _SHORTEST:
            drawing.vertical.append(Ruling((x0 + x1) / 2, top, bottom))
        return True
    return False


def _add_fills(drawing: Drawing) -> None:
    """Takes the sides of coloured boxes for lines, but not of those set into a ruled cell: shaded words (網掛け)."""
    upright = sorted(drawing.vertical)
    places = [line.at for line in upright]

    def is_ruled(low: float, high: float, middle: float) -> bool:
        near = upright[bisect_left(places, low) : bisect_right(places, high)]
        return any(line.start <= middle <= line.end for line in near)

    for box in drawing.fills:
        x0, top, x1, bottom = box
        middle = (top + bottom) / 2
        inset = is_ruled(x0 - _INSET, x0 - _THIN, middle) and is_ruled(x1 + _THIN, x1 + _INSET, middle)
        if not inset or is_ruled(x0 - _THIN, x0 + _THIN, middle) or is_ruled(x1 - _THIN, x1 + _THIN, middle):
            _add_frame(drawing, box)


def _add_frame(drawing: Drawing, box: Corners) -> None:
    x0, top, x1, bottom = box
    if x1 - x0 >= 2 * _SHORTEST and bottom - top >= 1.5 * _SHORTEST:
        drawing.horizontal += (Ruling(top, x0, x1), Ruling(bottom, x0, x1))
        drawing.vertical += (Ruling(x0, top, bottom), Ruling(x1, top, bottom))


def _add_segments(drawing: Drawing, path: raw.FPDF_PAGEOBJECT, matrix: Matrix, frame: Frame) -> None:
    """Takes the straight pieces of a path that draws a whole table at once."""
    x, y = ctypes.c_float(), ctypes.c_float()
    before: tuple[float, float] | None = None
    for at in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = _moved(matrix, x.value, y.value)
        if before and raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            sides = sorted((before[0], point[0])), sorted((before[1], point[1]))
            _add_thin(drawing, frame.box(sides[0][0], sides[1][0], sides[0][1], sides[1][1]))
        before = point


def _is_coloured(drawn: raw.FPDF_PAGEOBJECT) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha):
        return True
    return alpha.value > 0 and min(red.value, green.value, blue.value) < _WHITE


# --- places --------------------------------------------------------------------------------------------------------
def _bounds(drawn: raw.FPDF_PAGEOBJECT, matrix: Matrix, frame: Frame) -> Corners:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
    if matrix == _UNMOVED:
        return frame.box(left.value, bottom.value, right.value, top.value)
    one = _moved(matrix, left.value, bottom.value)
    other = _moved(matrix, right.value, top.value)
    xs, ys = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return frame.box(xs[0], ys[0], xs[1], ys[1])


def _matrix_of(drawn: raw.FPDF_PAGEOBJECT) -> Matrix:
    got = raw.FS_MATRIX()
    return (got.a, got.b, got.c, got.d, got.e, got.f) if raw.FPDFPageObj_GetMatrix(drawn, got) else _UNMOVED


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner` first."""
    a, b = inner[0] * outer[0] + inner[1] * outer[2], inner[0] * outer[1] + inner[1] * outer[3]
    c, d = inner[2] * outer[0] + inner[3] * outer[2], inner[2] * outer[1] + inner[3] * outer[3]
    e, f = _moved(outer, inner[4], inner[5])
    return a, b, c, d, e, f
