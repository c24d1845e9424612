"""A page that is a picture (スキャン), read by OCR: its lines become characters, and go the way of all others."""

import math
import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

import pypdfium2

from ingest.parsers.ocr import LONGEST_SIDE, Point, Recogniser, Rect, SeenLine
from ingest.pdf.characters import Character, Face, Ink
from ingest.pdf.frame import Frame
from ingest.pdf.pages import Page, layers_of
from ingest.pdf.rulings import Drawing, Ruling

_NARROW = 0.55  # of the type size: the width of a Latin letter or figure
_UPRIGHT = 1.8  # times as tall as wide: a line that runs downwards
_TELLING = 8.0  # times as long as high: a line whose slope tells how the page lies
_ALIKE = 1.12  # sizes of lines differ so much by chance
_PAPER = 0.15  # of its height: the white at either end of a line's box
_STROKE = 3.0  # of the height of a line: so high may its letters be with what is drawn around them
_EDGE = 0.2  # of the height of a line: where an underline or the border of a cell may touch it
_SMALLEST = 3.0
_LONG = re.compile("(?<=[ァ-ヺー])[一―—](?=[ァ-ヺー])")
_ONE = re.compile("(?<![ァ-ヺー])ー(?=[一-龠])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A line in points, as if the page lay straight."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_upright(self) -> bool:
        return len(self.text) > 1 and self.bottom - self.top > _UPRIGHT * (self.x1 - self.x0)

    @property
    def size(self) -> float:
        """The type size in points; the height of a box has some paper in it, the width tells better."""
        width, height = self.x1 - self.x0, self.bottom - self.top
        if self.is_upright:
            return min(width, height / len(self.text))
        return max(_SMALLEST, min(height, width / sum(map(_width, self.text))))


def recognised_page(page: pypdfium2.PdfPage, number: int, recogniser: Recogniser) -> Page:
    """Draws a page and reads its lines and tables from the picture."""
    frame = Frame.of(page)
    picture, scale = _drawn(page, frame)
    seen = recogniser.lines(picture)
    slant = _slant(seen)
    levelling = _Levelling(slant, scale, frame)
    lines = [levelling.line(line) for line in seen]
    level, upright = (
        [rect for pixels in rects if not _is_stroke(rect := _scaled(pixels, scale), lines)]
        for rects in recogniser.rulings(picture, slant)
    )
    drawing = Drawing(
        horizontal=[Ruling((top + bottom) / 2, x0, x1) for x0, top, x1, bottom in level],
        vertical=[Ruling((x0 + x1) / 2, top, bottom) for x0, top, x1, bottom in upright],
    )
    return Page(
        number=number,
        width=frame.width,
        height=frame.height,
        layers=tuple(layers_of(list(_characters(lines)), drawing, frame)),
        hidden=0,
        garbled=False,
        bare=False,
        recognised=True,
        slant=slant,
    )


def _scaled(rect: Rect, scale: float) -> Rect:
    """From pixels to points."""
    x0, y0, x1, y1 = rect
    return x0 / scale, y0 / scale, x1 / scale, y1 / scale


def _is_stroke(rect: Rect, lines: Sequence[_Placed]) -> bool:
    """Whether what looks like a ruling is made of strokes of letters: it runs along a line, or is little higher."""
    x0, top, x1, bottom = rect
    x, y, is_level = (x0 + x1) / 2, (top + bottom) / 2, x1 - x0 > bottom - top
    for line in lines:
        height = line.bottom - line.top
        inside = line.top + _EDGE * height < y < line.bottom - _EDGE * height
        if is_level and inside and min(x1, line.x1) - max(x0, line.x0) > (x1 - x0) / 2:
            return True
        if not is_level and line.x0 < x < line.x1 and line.top < y < line.bottom and bottom - top < _STROKE * height:
            return True
    return False


def _drawn(page: pypdfium2.PdfPage, frame: Frame) -> tuple[object, float]:
    """The page as an array of pixels, and how many of them make a point."""
    scale = LONGEST_SIDE / max(frame.width, frame.height)
    picture = page.render(scale=scale).to_numpy()[:, :, :3]
    return picture, scale


class _Levelling:
    """From pixels to points, the slant of a page that was scanned askew taken out."""

    def __init__(self, slant: float, scale: float, frame: Frame) -> None:
        self._cos, self._sin = math.cos(slant), math.sin(slant)
        self._scale = scale
        self._middle = frame.width / 2, frame.height / 2

    def line(self, seen: SeenLine) -> _Placed:
        corners = [self._point(corner) for corner in seen.corners]
        xs, ys = sorted(x for x, _ in corners), sorted(y for _, y in corners)
        x0, x1 = (xs[0] + xs[1]) / 2, (xs[2] + xs[3]) / 2
        top, bottom = (ys[0] + ys[1]) / 2, (ys[2] + ys[3]) / 2
        paper = min(_PAPER * (bottom - top), 0.25 * (x1 - x0))
        return _Placed(text=_told_apart(seen.text.strip()), x0=x0 + paper, top=top, x1=x1 - paper, bottom=bottom)

    def _point(self, pixel: Point) -> Point:
        x, y = pixel[0] / self._scale - self._middle[0], pixel[1] / self._scale - self._middle[1]
        return x * self._cos + y * self._sin + self._middle[0], y * self._cos - x * self._sin + self._middle[1]


def _slant(seen: Sequence[SeenLine]) -> float:
    """The angle in which the long lines run, clockwise."""
    slopes: list[float] = []
    for line in seen:
        (x0, y0), (x1, y1), _, (x3, y3) = line.corners
        if x1 - x0 > _TELLING * math.hypot(x3 - x0, y3 - y0):
            slopes.append(math.atan2(y1 - y0, x1 - x0))
    return statistics.median(slopes) if slopes else 0.0


def _told_apart(text: str) -> str:
    """Strokes that look alike are told apart by their neighbours: 一 among katakana is ー, ー before kanji is 一."""
    return _ONE.sub("一", _LONG.sub("ー", text))


# --- characters ----------------------------------------------------------------------------------------------------
def _characters(lines: Sequence[_Placed]) -> Iterator[Character]:
    for line, face in zip(lines, _faces(lines), strict=True):
        yield from _downwards(line, face) if line.is_upright else _along(line, face)


def _faces(lines: Sequence[_Placed]) -> list[Face]:
    """One face for sizes that are alike, the most used first: what differs by a few per cent was printed in one."""
    face_of: dict[int, Face] = {}
    left = list(range(len(lines)))
    while left:
        groups = ([one for one in left if _is_alike(lines[one], lines[at])] for at in left)
        group = max(groups, key=lambda alike: sum(len(lines[one].text) for one in alike))
        face_of |= dict.fromkeys(group, _face([lines[one].size for one in group]))
        left = [at for at in left if at not in face_of]
    return [face_of[at] for at in range(len(lines))]


def _is_alike(one: _Placed, two: _Placed) -> bool:
    return 1 / _ALIKE < one.size / two.size < _ALIKE


def _face(sizes: Sequence[float]) -> Face:
    return Face(name="", size=round(statistics.median(sizes), 1), bold=False, angle=0, ink=Ink.SEEN)


def _along(line: _Placed, face: Face) -> Iterator[Character]:
    """The letters of a line, each as wide as letters of its kind are."""
    step = (line.x1 - line.x0) / sum(map(_width, line.text))
    middle = (line.top + line.bottom) / 2
    x, space = line.x0, ""
    for text in line.text:
        width = step * _width(text)
        if text.isspace():
            space = "\u3000" if text == "\u3000" else " "
        else:
            yield Character(text, x, middle - face.size / 2, x + width, middle + face.size / 2, face, space, -1)
            space = ""
        x += width


def _downwards(line: _Placed, face: Face) -> Iterator[Character]:
    """The letters of a line that runs downwards."""
    step = (line.bottom - line.top) / len(line.text)
    for at, text in enumerate(line.text):
        if not text.isspace():
            yield Character(text, line.x0, line.top + at * step, line.x1, line.top + (at + 1) * step, face, "", -1)


def _width(text: str) -> float:
    return 1.0 if east_asian_width(text) in "WFA" else _NARROW
