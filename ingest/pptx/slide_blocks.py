"""The blocks of one slide: its title, its texts, tables, charts and diagrams in reading order, the notes at the end."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from ingest.blocks import Block, BlockKind
from ingest.office.chart import chart_of
from ingest.office.relations import id_in
from ingest.parsers.marks import CIRCLED, SYMBOL
from ingest.pptx.diagram import diagram_paragraphs
from ingest.pptx.frame import Frame
from ingest.pptx.order import in_reading_order
from ingest.pptx.paragraphs import Paragraph
from ingest.pptx.shapes import Shape
from ingest.pptx.table import table_blocks

_SEPARATOR: Final = " | "
_LONGEST_TITLE: Final = 60
_INDENT: Final = "　"

PartOf = Callable[[str], etree._Element | None]  # noqa: SLF001 - the name lxml has for its type


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The words of a slide: its title (empty where it has none), what stands below it, and what is not seen."""

    title: str
    blocks: tuple[Block, ...]
    unseen: int


def contents_of(shapes: Sequence[Shape], edge: Frame, part_of: PartOf) -> Contents:
    """Puts the shapes of a slide in order; `part_of` gives the part that a graphic refers to."""
    seen = [shape for shape in shapes if _is_on(shape, edge)]
    unseen = sum(shape.words.unseen for shape in seen)
    unseen += sum(len(one.text) for shape in shapes if not _is_on(shape, edge) for one in shape.words.paragraphs)
    placed = in_reading_order([shape for shape in seen if shape.frame], _frame, _weight)
    ordered = [*(shape for shape in seen if not shape.frame), *placed]
    head = _title_of(ordered)
    title = "".join(one.text for one in head.words.paragraphs) if head else ""
    blocks = [block for shape in ordered if shape is not head for block in _blocks(shape, part_of)]
    return Contents(title=title, blocks=tuple(blocks), unseen=unseen)


def _is_on(shape: Shape, edge: Frame) -> bool:
    return shape.frame is None or shape.frame.area == 0 or edge.shared(shape.frame) > 0


def _frame(shape: Shape) -> Frame:
    return shape.frame or Frame(x0=0, top=0, x1=0, bottom=0)


def _weight(shape: Shape) -> int:
    return sum(len(one.text) for one in shape.words.paragraphs)


def _title_of(shapes: Sequence[Shape]) -> Shape | None:
    """The title placeholder; else the first text, where it is one short line set no smaller than the rest."""
    for shape in shapes:
        if shape.title and shape.words.paragraphs:
            return shape
    worded = [shape for shape in shapes if shape.words.paragraphs]
    if not worded or len(worded[0].words.paragraphs) != 1:
        return None
    line = worded[0].words.paragraphs[0]
    largest = max(one.size for shape in worded for one in shape.words.paragraphs)
    plain = not line.mark and len(line.text) <= _LONGEST_TITLE and "。" not in line.text
    return worded[0] if plain and line.size >= largest else None


# --- shapes --------------------------------------------------------------------------------------------------------
def _blocks(shape: Shape, part_of: PartOf) -> Iterator[Block]:
    if shape.element is None:
        yield from map(block_of, shape.words.paragraphs)
        return
    for table in shape.element.iterfind("{*}graphic/{*}graphicData/{*}tbl"):
        yield from table_blocks(table)
    for reference in shape.element.iterfind("{*}graphic/{*}graphicData/{*}chart"):
        yield from _chart_blocks(part_of(id_in(reference)))
    for reference in shape.element.iterfind("{*}graphic/{*}graphicData/{*}relIds"):
        part = part_of(id_in(reference, "dm"))
        if part is not None:
            yield from (replace(block_of(one), kind=BlockKind.LIST_ITEM) for one in diagram_paragraphs(part))


def block_of(paragraph: Paragraph) -> Block:
    """A paragraph as a block; one with a bullet, or a sign that was typed as one, is an item of a list."""
    item = bool(paragraph.mark) or bool(SYMBOL.match(paragraph.text) or CIRCLED.match(paragraph.text))
    gap = " " if paragraph.mark and paragraph.mark[-1].isascii() else ""
    indent = _INDENT * paragraph.level if item or paragraph.level else ""
    text = f"{indent}{paragraph.mark}{gap}{paragraph.text}"
    return Block(kind=BlockKind.LIST_ITEM if item else BlockKind.PARAGRAPH, text=text)


def _chart_blocks(part: etree._Element | None) -> Iterator[Block]:
    if part is None:
        return
    chart = chart_of(part)
    if chart.title:
        yield Block(kind=BlockKind.PARAGRAPH, text=chart.title)
    header = _SEPARATOR.join(chart.rows[0]) if chart.rows and not chart.rows[0][0] else ""
    for at, row in enumerate(chart.rows):
        above = header if at else ""
        text = _SEPARATOR.join(row)
        yield Block(kind=BlockKind.TABLE_ROW, text=text, header=above, caption=chart.title)
