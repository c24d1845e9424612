"""The blocks of one page: columns become paragraphs, headings, items and rows, each with its boxes."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from ingest.blocks import Block, BlockKind
from ingest.pdf.aligned import AlignedRow
from ingest.pdf.headings import Body, looks_like_heading, merged_titles
from ingest.pdf.layout import Column, reading_order
from ingest.pdf.pages import Layer, Page
from ingest.pdf.paragraphs import Paragraph, paragraphs_of
from ingest.pdf.stated import Stated
from ingest.pdf.tables import Row, Table


def blocks_of_page(page: Page, body: Body, stated: Stated) -> Iterator[Block]:
    """The blocks of a page in reading order; text in another direction than most of it comes last."""
    body = body.on(page)
    for layer in page.layers:
        for item in _with_titles(_paragraphs(layer), body):
            match item:
                case Paragraph():
                    yield _paragraph_block(page, layer, item, body, stated)
                case Row() | AlignedRow():
                    yield _row_block(page, layer, item, stated)


def _paragraphs(layer: Layer) -> Iterator[Paragraph | Row | AlignedRow]:
    for part in reading_order([*layer.lines, *layer.tables], layer.walls):
        if isinstance(part, AlignedRow):
            yield part
            continue
        for item in paragraphs_of(part):
            if isinstance(item, Table):
                yield from _rows(item)
            else:
                yield item


def _rows(table: Table) -> Iterator[Paragraph | Row]:
    """Rows; one that holds a single cell of several lines is text in a frame, not a row."""
    for row in table.rows:
        if row.filled > 1 or len(row.lines) == 1:
            yield row
            continue
        lines = row.lines
        column = Column(lines, min(line.x0 for line in lines), max(line.x1 for line in lines))
        for item in paragraphs_of(column):
            if isinstance(item, Paragraph):
                yield item


def _with_titles(items: Iterable[Paragraph | Row | AlignedRow], body: Body) -> Iterator[Paragraph | Row | AlignedRow]:
    for is_text, group in groupby(items, key=lambda item: isinstance(item, Paragraph)):
        if is_text:
            yield from merged_titles([item for item in group if isinstance(item, Paragraph)], body)
        else:
            yield from group


def _paragraph_block(page: Page, layer: Layer, paragraph: Paragraph, body: Body, stated: Stated) -> Block:
    level = stated.level_of(paragraph, page.number)
    heading = level > 0 or stated.lists(paragraph, page.number) or looks_like_heading(paragraph, body)
    stated.note(paragraph.text, page.number)
    return Block(
        kind=BlockKind.HEADING if heading else paragraph.kind,
        text=paragraph.text,
        page=page.number,
        level=level,
        size=paragraph.size,
        boxes=tuple(page.box(line.box, layer.direction) for line in paragraph.lines),
    )


def _row_block(page: Page, layer: Layer, row: Row | AlignedRow, stated: Stated) -> Block:
    stated.note(row.text, page.number)
    lines = row.lines if isinstance(row, Row) else row.items
    return Block(
        kind=BlockKind.TABLE_ROW,
        text=row.text,
        page=page.number,
        size=lines[0].size,
        boxes=tuple(page.box(line.box, layer.direction) for line in lines),
    )
