"""The blocks of one page: columns become paragraphs, headings, items and rows, each with its boxes."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from ingest.blocks import BlockKind
from ingest.pdf.headings import Body, looks_like_heading, merged_titles
from ingest.pdf.laid import Item, Laid, RuledRow, block_of, ruled_rows
from ingest.pdf.layout import Column, reading_order
from ingest.pdf.pages import Layer, Page
from ingest.pdf.paragraphs import Paragraph, paragraphs_of
from ingest.pdf.stated import Stated
from ingest.pdf.tables import Table


def laid_on_page(page: Page, body: Body, stated: Stated) -> Iterator[Laid]:
    """What stands on a page in reading order; text in another direction than most of it comes last."""
    body = body.on(page)
    for layer in page.layers:
        for item in _with_titles(_items(layer), body):
            yield _laid(page, layer, item, body, stated)


def _items(layer: Layer) -> Iterator[Item]:
    for part in reading_order([*layer.lines, *layer.tables], layer.walls):
        if not isinstance(part, Column):
            yield part
            continue
        for item in paragraphs_of(part):
            if isinstance(item, Table):
                yield from _rows(item)
            else:
                yield item


def _rows(table: Table) -> Iterator[Paragraph | RuledRow]:
    """Rows; one that holds a single cell of several lines is text in a frame, not a row."""
    for ruled in ruled_rows(table):
        lines = ruled.lines
        if ruled.is_header or ruled.rows[0].filled > 1 or len(lines) == 1:
            yield ruled
            continue
        column = Column(tuple(lines), min(line.x0 for line in lines), max(line.x1 for line in lines))
        for item in paragraphs_of(column):
            if isinstance(item, Paragraph):
                yield item


def _with_titles(items: Iterable[Item], body: Body) -> Iterator[Item]:
    for is_text, group in groupby(items, key=lambda item: isinstance(item, Paragraph)):
        if is_text:
            yield from merged_titles([item for item in group if isinstance(item, Paragraph)], body)
        else:
            yield from group


def _laid(page: Page, layer: Layer, item: Item, body: Body, stated: Stated) -> Laid:
    level, kind = 0, BlockKind.TABLE_ROW
    if isinstance(item, Paragraph):
        level = stated.level_of(item, page.number)
        heads = level > 0 or stated.lists(item, page.number) or looks_like_heading(item, body)
        kind = BlockKind.HEADING if heads else item.kind
    stated.note(item.text, page.number)
    block = block_of(item, page, layer.direction, kind=kind, level=level)
    return Laid(item, block, page, layer.direction)
