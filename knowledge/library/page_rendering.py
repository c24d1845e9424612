"""The child that looks at a page of a PDF (ページ画像): its picture, or its letters and where they stand.

`python -m knowledge.library.page_rendering <limits> image|letters <file> <page>` writes WebP or JSON.
"""

import ctypes
import io
import json
import sys
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from knowledge.confined import confined

WIDTH = 1400
"""Pixels: what a page is wide at a good reading size, also on a screen of double density."""
_TALLEST = 4200
_QUALITY, _EFFORT = 80, 2  # measured: 90 KB and 50 ms a page; more effort costs thrice the time for 3 % of the bytes
_FINE = 100  # places are asked for in whole steps: hundredths of a point

LetterRow = tuple[str, float, float, float, float]


def image_of(page: pypdfium2.PdfPage) -> bytes:
    """The page as WebP, as wide as a screen reads it; a very tall one is narrower."""
    width, height = page.get_size()
    picture = page.render(scale=min(WIDTH / width, _TALLEST / height)).to_pil()
    written = io.BytesIO()
    picture.convert("RGB").save(written, format="webp", quality=_QUALITY, method=_EFFORT)
    return written.getvalue()


def letters_of(page: pypdfium2.PdfPage) -> bytes:
    """Width and height of the page as shown, and its letters in drawing order with their boxes, as JSON."""
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        letters = list(_letters(page, textpage.raw, round(width * _FINE), round(height * _FINE)))
    finally:
        textpage.close()
    return json.dumps({"width": width, "height": height, "letters": letters}, ensure_ascii=False).encode()


def _letters(page: pypdfium2.PdfPage, textpage: raw.FPDF_TEXTPAGE, width: int, height: int) -> Iterator[LetterRow]:
    rect = raw.FS_RECTF()
    for at in range(raw.FPDFText_CountChars(textpage)):
        code = raw.FPDFText_GetUnicode(textpage, at)
        if code > 0x10FFFF or 0xD800 <= code < 0xE000 or chr(code).isspace():
            continue
        if raw.FPDFText_GetLooseCharBox(textpage, at, ctypes.byref(rect)):
            (x0, y0), (x1, y1) = (
                _placed(page, width, height, x, y) for x, y in ((rect.left, rect.top), (rect.right, rect.bottom))
            )
            yield chr(code), min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _placed(page: pypdfium2.PdfPage, width: int, height: int, x: float, y: float) -> tuple[float, float]:
    """A place of the page in points from its top left corner as shown: cropped and turned as the picture is."""
    right, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page.raw, 0, 0, width, height, 0, x, y, ctypes.byref(right), ctypes.byref(down))
    return right.value / _FINE, down.value / _FINE


def _main(arguments: list[str]) -> None:
    (what, path, number), result_bytes = confined(arguments)
    with pypdfium2.PdfDocument(path) as document:
        page = document[int(number) - 1]
        written = image_of(page) if what == "image" else letters_of(page)
    if len(written) <= result_bytes:
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    _main(sys.argv[1:])
