"""Pictures of pages → lines of text and rulings, by RapidOCR (extra `ocr`): its models are in it, none is fetched."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

Point = tuple[float, float]
Rect = tuple[float, float, float, float]

LONGEST_SIDE = 2000
"""Pixels of the longer side of a page: 170 dpi for A4; more costs time and finds little."""
_DETECTION_SIDE = 1280
_CORES = 2
_SETTINGS = {
    "Global.use_cls": False,  # pages stand upright: what lies on its side is turned by the PDF
    "Global.max_side_len": LONGEST_SIDE,
    "Global.log_level": "critical",
    "Det.limit_type": "max",
    "Det.limit_side_len": _DETECTION_SIDE,
    "EngineConfig.onnxruntime.intra_op_num_threads": _CORES,
}
_DARK_BELOW = 15  # so much darker than its surroundings is ink
_AROUND = 31
_THICKEST = 9
_BREAK = 7
_PAPER = 255
_SHORTEST = 1 / 30  # of the longer side; shorter strokes belong to letters


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenLine:
    """A line as it was recognised: its text, and its corners in pixels from the top left one, clockwise."""

    text: str
    corners: tuple[Point, Point, Point, Point]


def can_recognise() -> bool:
    """Whether the extra is installed."""
    return find_spec("rapidocr") is not None


class Recogniser:
    """Reads pictures (numpy arrays of height, width, blue-green-red); its models load with the first."""

    def __init__(self) -> None:
        self._engine: Any = None

    def lines(self, picture: Any) -> list[SeenLine]:
        """The lines of a picture, in no promised order."""
        if self._engine is None:
            from rapidocr import RapidOCR  # noqa: PLC0415 - a second to load: only where a picture is met

            self._engine = RapidOCR(params=_SETTINGS)
        seen = self._engine(picture)
        if seen.boxes is None or seen.txts is None:
            return []
        return [_line(text, box) for text, box in zip(seen.txts, seen.boxes, strict=True) if text.strip()]

    def rulings(self, picture: Any, slant: float) -> tuple[list[Rect], list[Rect]]:
        """Level and upright strokes that are longer than any of a letter: the lines of tables.

        They are those of the picture turned about its middle until what slants by `slant` (clockwise) is level.
        """
        import cv2  # noqa: PLC0415

        grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
        height, width = grey.shape
        turning = cv2.getRotationMatrix2D((width / 2, height / 2), math.degrees(slant), 1.0)
        level = cv2.warpAffine(grey, turning, (width, height), borderValue=_PAPER)
        plain = cv2.GaussianBlur(level, (3, 3), 0)
        ink = cv2.adaptiveThreshold(plain, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _AROUND, _DARK_BELOW)
        length = round(max(height, width) * _SHORTEST)
        return list(_strokes(cv2, ink, (length, 1), (_BREAK, 1))), list(_strokes(cv2, ink, (1, length), (1, _BREAK)))


def _line(text: str, box: Any) -> SeenLine:
    one, two, three, four = ((float(x), float(y)) for x, y in box)
    return SeenLine(text=text, corners=(one, two, three, four))


def _strokes(cv2: Any, ink: Any, shape: tuple[int, int], gap: tuple[int, int]) -> Iterator[Rect]:
    """What is left of the ink where only straight strokes of a length in one direction stay; small gaps are filled."""
    whole = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, gap))
    straight = cv2.morphologyEx(whole, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, shape))
    _, _, found, _ = cv2.connectedComponentsWithStats(straight)
    for x, y, width, height, _ in found[1:].tolist():  # the first is the paper
        if min(width, height) <= _THICKEST:
            yield float(x), float(y), float(x + width), float(y + height)
