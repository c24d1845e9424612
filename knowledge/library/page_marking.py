"""Marks on the picture of a page (引用箇所の枠): for places that show a picture as it is, without a page around it."""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw

from knowledge.domain.document import Box

MARKED_TYPE = "image/png"
_COLOUR = (217, 48, 37)
_MARGIN, _LINE = 4, 4  # pixels: around the words, and thick


def marked(picture: bytes, boxes: Sequence[Box], *, width: float) -> bytes:
    """A page's picture as PNG with a frame around each box; boxes are in points of a page `width` points wide."""
    with Image.open(io.BytesIO(picture)) as opened:
        page = opened.convert("RGB")
    scale = page.width / width
    pen = ImageDraw.Draw(page)
    for box in boxes:
        frame = (box.x0 * scale - _MARGIN, box.top * scale - _MARGIN)
        end = (box.x1 * scale + _MARGIN, box.bottom * scale + _MARGIN)
        pen.rectangle((*frame, *end), outline=_COLOUR, width=_LINE)
    written = io.BytesIO()
    page.save(written, format="png", optimize=True)
    return written.getvalue()
