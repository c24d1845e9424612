"""What is written over a table (表題): 表1 …, or the short line right above it, with the unit beside or below."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import BlockKind
from ingest.pdf.endings import has_ended
from ingest.pdf.laid import Laid, RuledRow
from ingest.pdf.paragraphs import Paragraph
from ingest.pdf.tables import Table

_LONGEST = 60
_FARTHEST = 2.5  # of the type size, from the table
_UNIT = re.compile(r"[（(［\[]?[\s　]*単位[^。]{0,20}[）)］\]]?")


def add_captions(page: Sequence[Laid]) -> None:
    """Gives the rows of each table on a page what is written above it or in its first row right across."""
    caption = ""
    table: Table | None = None
    for at, laid in enumerate(page):
        if not isinstance(laid.item, RuledRow):
            continue
        if laid.item.table is not table:
            table = laid.item.table
            caption = _above(page[:at], table)
            if laid.item.is_title:
                caption = f"{caption} {laid.block.text}".strip()
                continue
        if not laid.item.is_header and not laid.item.is_title:
            laid.block = replace(laid.block, caption=caption)


def _above(before: Sequence[Laid], table: Table) -> str:
    """The line above a table; where that is the unit, with the one above it."""
    if not before or not _is_short_line(before[-1], table.x0, table.x1, table.top):
        return ""
    line = before[-1].block.text
    if _UNIT.fullmatch(line) and len(before) > 1 and isinstance(before[-1].item, Paragraph):
        top = before[-1].item.lines[0].top
        if _is_short_line(before[-2], table.x0, table.x1, top):
            return f"{before[-2].block.text} {line}"
    return line


def _is_short_line(laid: Laid, left: float, right: float, top: float) -> bool:
    if not isinstance(laid.item, Paragraph) or laid.block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    line = laid.item.lines[-1]
    near = -0.5 * line.size <= top - line.bottom <= _FARTHEST * line.size and line.x0 < right and line.x1 > left
    return near and len(laid.item.lines) == 1 and len(laid.block.text) <= _LONGEST and not _says(laid.block.text)


def _says(text: str) -> bool:
    """Whether the line is a sentence, and not one that announces a table with a colon."""
    return has_ended(text) and not text.endswith(("：", ":"))
