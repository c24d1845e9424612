"""The visible characters of a PDF page with their places, as PDFium reports them.

PDFium is asked once a character for code, text object and box, and once a text object for type and ink: calls through
ctypes are what reading a page costs.
"""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from ingest.pdf.frame import Frame

GUESSED = "?"
SET = "_"
_SPACES = frozenset(map(ord, " \t\r\n\u00a0\u2002\u2003\u2009\u200b"))
_WIDE_SPACE = 0x3000
_SMALLEST = 2.0  # points; smaller type cannot be read
_WHITE = 250
_NAME_LENGTH = 128


class Ink(Enum):
    """Whether a reader sees what a text object draws."""

    SEEN = auto()
    WHITE = auto()
    NONE = auto()


class Face(NamedTuple):
    """The type (書体) of a text object. `angle` as shown: 0, 90 (up), 180, 270 (down), or -1 for a slanted line."""

    name: str
    size: float
    bold: bool
    angle: int
    ink: Ink


class Character(NamedTuple):
    """A character with its box on the page; a tuple, since a page has thousands.

    `space` is the white space before it: none, " ", a full-width one, GUESSED, or SET where it was typed and fills the
    gap between two characters of one text object: others are drawn anywhere.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    face: Face
    space: str
    mark: int


@dataclass(slots=True)
class Letters:
    """The characters of a page in drawing order; `mapless` counts those whose font does not tell what they are."""

    characters: list[Character] = field(default_factory=list)
    mapless: int = 0


def letters_of(page: pypdfium2.PdfPage, frame: Frame) -> Letters:
    """Reads all characters of a page, also those without visible ink."""
    textpage = page.get_textpage()
    try:
        found = Letters(characters=list(_read(textpage.raw, frame)))
        if _may_be_garbled(found.characters):
            count = textpage.count_chars()
            found.mapless = sum(raw.FPDFText_HasUnicodeMapError(textpage.raw, at) == 1 for at in range(count))
    finally:
        textpage.close()
    return found


def _read(textpage: raw.FPDF_TEXTPAGE, frame: Frame) -> Iterator[Character]:
    faces = _Faces(textpage, frame.turns)
    known = faces.known
    rect = raw.FS_RECTF()
    into = ctypes.byref(rect)
    code_of, object_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetTextObject, raw.FPDFText_GetLooseCharBox
    address = ctypes.addressof
    space = ""
    before = typed_in = 0
    ends, typed_at = 0.0, (0.0, 0.0)
    for at in range(raw.FPDFText_CountChars(textpage)):
        code = code_of(textpage, at)
        drawn = object_of(textpage, at)
        if not drawn or code in _SPACES or code == _WIDE_SPACE:
            space = _wider(space, code, is_drawn=bool(drawn))
            typed_in = 0
            if drawn and box_of(textpage, at, into):
                typed_in, typed_at = address(drawn.contents), (rect.left, rect.right)
            continue
        if not box_of(textpage, at, into):
            continue
        left, right = rect.left, rect.right
        key = address(drawn.contents)
        face, mark = known.get(key) or faces.of(drawn, key, at)
        if space == " " and typed_in == before == key and _fills(typed_at, ends, left, face.size):
            space = SET
        yield Character(_letter(code), *frame.box(left, rect.bottom, right, rect.top), face, space, mark)
        space, before, ends = "", key, right


def _fills(space: tuple[float, float], left: float, right: float, size: float) -> bool:
    """Whether a space begins where the character before it ends, and does not reach into the one behind it."""
    return abs(space[0] - left) < 0.06 * size and right > space[1] - 0.06 * size


def _wider(space: str, code: int, *, is_drawn: bool) -> str:
    """The white space so far and one more; what PDFium adds by itself where it sees a gap is GUESSED."""
    if code == _WIDE_SPACE:
        return "\u3000"
    return " " if is_drawn and space != "\u3000" else space or GUESSED


def _letter(code: int) -> str:
    """The character of a code; PDFium gives 2 or U+FFFE for a hyphen at a line end."""
    if code in (2, 0xFFFE):
        return "-"
    return "\ufffd" if code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code)


def _may_be_garbled(characters: list[Character]) -> bool:
    japanese = sum(character.text >= "\u3040" for character in characters)
    return bool(characters) and japanese < 0.2 * len(characters)


class _Faces:
    """Type and ink of text objects, each asked for once."""

    def __init__(self, textpage: raw.FPDF_TEXTPAGE, turns: int) -> None:
        self._textpage = textpage
        self._turns = turns
        self.known: dict[int, tuple[Face, int]] = {}
        self._of_font: dict[int, tuple[str, bool]] = {}
        self._same: dict[Face, Face] = {}

    def of(self, drawn: raw.FPDF_PAGEOBJECT, key: int, at: int) -> tuple[Face, int]:
        """The face of a text object at the address `key`, and the id of its marked content (-1 without)."""
        face = self._face(drawn, at)
        self.known[key] = self._same.setdefault(face, face), raw.FPDFPageObj_GetMarkedContentID(drawn)
        return self.known[key]

    def _face(self, drawn: raw.FPDF_PAGEOBJECT, at: int) -> Face:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._textpage, at, matrix)
        size = raw.FPDFText_GetFontSize(self._textpage, at) * math.hypot(matrix.c, matrix.d)
        degrees = (math.degrees(math.atan2(matrix.b, matrix.a)) - 90 * self._turns) % 360
        quarter = round(degrees / 90) * 90
        mode = raw.FPDFTextObj_GetTextRenderMode(drawn)
        name, heavy = self._font(raw.FPDFTextObj_GetFont(drawn))
        return Face(
            name=name,
            size=round(size, 1),
            bold=heavy or mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE,
            angle=quarter % 360 if abs(degrees - quarter) < 3 else -1,
            ink=self._ink(drawn, mode, size),
        )

    def _font(self, font: raw.FPDF_FONT) -> tuple[str, bool]:
        if not font:
            return "", False
        key = ctypes.addressof(font.contents)
        if key not in self._of_font:
            buffer = ctypes.create_string_buffer(_NAME_LENGTH)
            raw.FPDFFont_GetBaseFontName(font, buffer, _NAME_LENGTH)
            name = buffer.value.decode("utf-8", errors="replace").split("+")[-1]
            self._of_font[key] = name, _is_heavy(name) or raw.FPDFFont_GetWeight(font) >= 600
        return self._of_font[key]

    @staticmethod
    def _ink(drawn: raw.FPDF_PAGEOBJECT, mode: int, size: float) -> Ink:
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        filled = raw.FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha)
        if mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP) or size < _SMALLEST:
            return Ink.NONE
        if mode == raw.FPDF_TEXTRENDERMODE_STROKE or not filled:
            return Ink.SEEN
        if alpha.value == 0:
            return Ink.NONE
        return Ink.WHITE if min(red.value, green.value, blue.value) >= _WHITE else Ink.SEEN


def _is_heavy(name: str) -> bool:
    lowered = name.lower()
    return any(word in lowered for word in ("bold", "heavy", "black", "-w6", "-w7", "-w8", "-w9"))
