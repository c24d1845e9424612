"""PDF files whose pages are pictures, drawn from a PDF with text: what a scanner would make of it."""

from collections.abc import Sequence
from pathlib import Path

import pypdfium2


def scanned(source: Path, pages: Sequence[int], into: Path, *, askew: float = 0.0, dpi: int = 150) -> Path:
    """Pages (from 1) of a PDF as grey pictures, turned by some degrees clockwise."""
    with pypdfium2.PdfDocument(source) as document:
        drawn = [document[page - 1].render(scale=dpi / 72).to_pil().convert("L") for page in pages]
    pictures = [picture.rotate(-askew, resample=3, fillcolor=255) for picture in drawn]
    pictures[0].save(into, "PDF", resolution=dpi, save_all=True, append_images=pictures[1:])
    return into
