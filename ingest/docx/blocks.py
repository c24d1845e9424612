"""Content → blocks: headings, items, rows with their captions; notes behind what refers to them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.blocks import Block, BlockKind
from ingest.docx.content import Blank, Item, Paragraph, Role, Table
from ingest.docx.headings import Headings, framed
from ingest.docx.tables import is_layout, rows_of
from ingest.parsers.marks import SYMBOL

_CAPTION = re.compile(r"[（(＜<〈【［\[]?(?:図表|表|別表)[\s　]*[0-9０-９一二三四五六七八九十－\-ー.]+")
_UNIT = re.compile(r"[（(［\[]?単位[\s　]*[：:]")
_LONGEST_CAPTION = 80


def blocks_of(items: Sequence[Item]) -> Iterator[Block]:
    """The blocks of a document in reading order."""
    yield from _blocks(items, Headings.of(items))


def _blocks(items: Iterable[Item], headings: Headings) -> Iterator[Block]:
    above: list[Paragraph] = []  # right over the next table
    for item in items:
        match item:
            case Paragraph():
                yield _paragraph(item, headings)
                yield from _notes(item.notes)
                above = [*above[-1:], item]
            case Blank():
                yield Block(kind=BlockKind.GAP, text="", level=item.lines)
                above = above if item.lines == 1 else []
            case Table():
                yield from _table(item, headings, _caption(above))
                above = []


def _paragraph(paragraph: Paragraph, headings: Headings) -> Block:
    kind = BlockKind.PARAGRAPH
    if headings.heads(paragraph):
        kind = BlockKind.HEADING
    elif paragraph.is_bulleted or SYMBOL.match(paragraph.text):
        kind = BlockKind.LIST_ITEM
    level = headings.level(paragraph) if kind is BlockKind.HEADING else 0
    return Block(kind=kind, text=paragraph.line, level=level, size=paragraph.size)


def _notes(notes: Iterable[str]) -> Iterator[Block]:
    for note in notes:
        yield Block(kind=BlockKind.PARAGRAPH, text=note)


def _table(table: Table, headings: Headings, caption: str) -> Iterator[Block]:
    """The rows of a table, or the text of one that only frames or places it."""
    if frame := framed(table):
        yield from _blocks(frame, headings)
        return
    if is_layout(table):
        yield from _blocks((item for row in table.rows for cell in row.cells for item in cell.items), headings)
        return
    notes: list[str] = []
    for row in rows_of(table):
        if row.text:
            over = "" if row.is_header else caption
            yield Block(kind=BlockKind.TABLE_ROW, text=row.text, header=row.header, caption=over)
        notes += row.notes
        yield from _blocks(row.inside, headings)
    yield from _notes(notes)


def _caption(above: Sequence[Paragraph]) -> str:
    """What is written over a table: its 表 number and name, and the unit of its figures."""
    lines: list[str] = []
    for paragraph in reversed(above):
        line = paragraph.line.replace("\n", " ")
        if len(line) > _LONGEST_CAPTION:
            break
        if paragraph.role is Role.CAPTION or _CAPTION.match(line):
            return " ".join([line, *lines])
        if lines or not _UNIT.match(line):
            break
        lines.insert(0, line)
    return " ".join(lines)
