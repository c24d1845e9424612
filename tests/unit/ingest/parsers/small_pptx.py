"""Decks that tests build, and their reading."""

from io import BytesIO
from pathlib import Path

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.util import Cm, Pt

from ingest.blocks import BlockKind, ParsedFile
from ingest.office.package import Package
from ingest.parsers.pptx import parse_package

COVER, TITLE_AND_TEXT, CHAPTER, TITLE_ONLY, BLANK = 0, 1, 2, 5, 6


def deck() -> Deck:
    """An empty deck of 25.4 by 19.05 cm."""
    return Presentation()


def slide(of: Deck, title: str = "", layout: int = TITLE_ONLY) -> Slide:
    """A new slide with its title, where the layout has one."""
    added = of.slides.add_slide(of.slide_layouts[layout])
    if title and added.shapes.title is not None:
        added.shapes.title.text = title
    return added


def box(  # noqa: PLR0917 - a place in four numbers
    on: Slide, text: str, x: float, y: float, width: float = 6, height: float = 1, **look: object
) -> Shape:
    """A text box at a place in cm; `colour` in hex and `size` in points are those of its first run."""
    shape = on.shapes.add_textbox(Cm(x), Cm(y), Cm(width), Cm(height))
    shape.text_frame.text = text
    font = shape.text_frame.paragraphs[0].runs[0].font
    if colour := look.get("colour"):
        font.color.rgb = RGBColor.from_string(str(colour))
    if size := look.get("size"):
        font.size = Pt(float(str(size)))
    return shape


def read(of: Deck, tmp_path: Path) -> ParsedFile:
    """The deck as the parser reads it from disk."""
    buffer = BytesIO()
    of.save(buffer)
    path = tmp_path / "deck.pptx"
    path.write_bytes(buffer.getvalue())
    return parse_package(Package.open(path), path)


def texts(parsed: ParsedFile, page: int | None = None) -> list[str]:
    """The texts of a page, or of all, without headings."""
    shown = (block for block in parsed.blocks if block.kind is not BlockKind.HEADING)
    return [block.text for block in shown if page in (None, block.page)]


def headings(parsed: ParsedFile) -> list[tuple[int | None, int, str]]:
    """Page, level and words of the headings."""
    return [(block.page, block.level, block.text) for block in parsed.blocks if block.kind is BlockKind.HEADING]
