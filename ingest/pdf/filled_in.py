"""What was filled into a page: values of form fields and text boxes (注釈), as characters at their place.

PDFium draws them but does not count them among the text of the page.
"""

import ctypes
import unicodedata
from collections.abc import Callable, Iterator

import pypdfium2
from pypdfium2 import raw

from ingest.pdf.characters import SET, Character, Face, Ink
from ingest.pdf.frame import Corners, Frame

_MOST = 2_000  # annotations of a page that are looked at
_LONGEST = 20_000
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_WRITTEN = (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)
_TICKED = (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON)
_TICK = "☑"
_SIZE = 10.0
_PITCH = 1.2  # of the type size


def filled_in(page: pypdfium2.PdfPage, frame: Frame) -> Iterator[Character]:
    """The characters of what a reader sees in form fields and text boxes, row by row in each."""
    for at in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, at)
        if not annotation:
            continue
        try:
            text = "" if raw.FPDFAnnot_GetFlags(annotation) & _UNSEEN else _text(page, annotation)
            rect = raw.FS_RECTF()
            if text.strip() and raw.FPDFAnnot_GetRect(annotation, rect):
                box = frame.box(rect.left, rect.bottom, rect.right, rect.top)
                yield from _set_into(box, text[:_LONGEST], _size(page, annotation))
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


# --- what is written -----------------------------------------------------------------------------------------------
def _text(page: pypdfium2.PdfPage, annotation: raw.FPDF_ANNOTATION) -> str:
    """The text of a text box, the value of a field, ☑ for a box that is ticked; else nothing."""
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if kind == raw.FPDF_ANNOT_FREETEXT:
        return _string(lambda buffer, size: raw.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, size))
    if kind != raw.FPDF_ANNOT_WIDGET or page.formenv is None:
        return ""
    form = page.formenv.raw
    field = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if field in _WRITTEN:
        return _string(lambda buffer, size: raw.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size))
    return _TICK if field in _TICKED and raw.FPDFAnnot_IsChecked(form, annotation) else ""


def _string(ask: Callable[[object, int], int]) -> str:
    """A UTF-16 string that PDFium writes into a buffer of the size it asks for."""
    size = ask(None, 0)
    if not 2 < size <= 4 * _LONGEST:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    ask(buffer, size)
    return bytes(buffer).decode("utf-16-le", errors="replace").rstrip("\0")


def _size(page: pypdfium2.PdfPage, annotation: raw.FPDF_ANNOTATION) -> float:
    """The type size that a field states; 0 where it is fitted to the box."""
    value = ctypes.c_float()
    if page.formenv is None or not raw.FPDFAnnot_GetFontSize(page.formenv.raw, annotation, value):
        return 0.0
    return float(value.value)


# --- where it stands -----------------------------------------------------------------------------------------------
def _set_into(box: Corners, text: str, size: float) -> Iterator[Character]:
    """Sets text into a box row by row; what is too long for it is set closer, so that it stays inside."""
    x0, top, x1, bottom = box
    size = min(size or _SIZE, max(bottom - top, 1.0))
    rows = [row for line in text.splitlines() for row in _rows(line, x1 - x0, size)]
    pitch = min(_PITCH * size, (bottom - top) / max(1, len(rows)))
    start = top if len(rows) > 1 else (top + bottom - pitch) / 2
    face = Face(name="", size=round(min(size, pitch), 1), bold=False, angle=0, ink=Ink.SEEN)
    for at, row in enumerate(rows):
        x, space = x0, ""
        for letter in row:
            width = _width(letter) * size
            if letter.isspace():
                space = SET
            else:
                upper = start + at * pitch
                yield Character(letter, x, upper, x + width, upper + face.size, face, space, -1)
                space = ""
            x += width


def _rows(line: str, width: float, size: float) -> Iterator[str]:
    """A line cut where the box ends."""
    row, used = "", 0.0
    for letter in line:
        wide = _width(letter) * size
        if row and used + wide > width + 0.5 * size:
            yield row
            row, used = "", 0.0
        row, used = row + letter, used + wide
    if row.strip():
        yield row


def _width(letter: str) -> float:
    """Of the type size."""
    return 1.0 if unicodedata.east_asian_width(letter) in "WFA" else 0.5
