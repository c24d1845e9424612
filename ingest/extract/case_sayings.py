"""Reads the blocks of a case as sayings: which part of it each line tells of, by the label or heading above it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Block, BlockKind
from ingest.chunking import Piece
from ingest.extract.case_labels import CaseField, CaseLabel, case_label, heading_label, is_any_label
from ingest.extract.cells import cells_of, header_of, is_rule

_LONGEST_NAME = 24
_AMOUNT = re.compile(r"[0-9０-９](?:[0-9０-９,，.．億万千]*)\s*(?:円|時間|分|秒|[%％]|割|件|人|名)")
_YEAR = re.compile(r"(?:[0-9０-９元]|[一二三四五六七八九十])\s*年度?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A block of a case and the headings inside the case under which it stands; none right under the title."""

    piece: Piece
    block: Block
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A slice of a block that tells of `label`; a row of a table has its `cells`, and those of its `header`."""

    text: str
    piece: Piece
    label: CaseLabel
    cells: tuple[str, ...] = ()
    header: tuple[str, ...] = ()

    def tells(self, *fields: CaseField) -> bool:
        """Whether it is about one of these parts."""
        return any(field in self.label.fields for field in fields)


def sayings_of(items: Iterable[Item]) -> tuple[Saying, ...]:
    """All that stands under a label or a heading that is one, in reading order; a table goes on below its label."""
    return tuple(_sayings(items))


def _sayings(items: Iterable[Item]) -> Iterator[Saying]:
    above: tuple[str, ...] | None = None
    open_label: CaseLabel | None = None
    inline, listed = False, False  # opened by a label in the text; a list has begun under it
    header: list[str] = []
    for item in items:
        if item.headings != above:
            above, header = item.headings, []
            open_label, inline, listed = _label_above(item.headings), False, False
        cells = cells_of(item.block)
        if cells:
            header = _header(item.block, cells, header)
            if is_rule(cells) or cells == header:
                continue
            yield from _row(item, cells, header, open_label)
            continue
        for label, text, begins in _segments(item.block):
            if begins:
                open_label, inline, listed = label, True, False
            elif inline and listed and item.block.kind is BlockKind.PARAGRAPH and not header:
                open_label = None
            if open_label and text.strip():
                yield Saying(text=text, piece=item.piece, label=open_label, header=tuple(header))
        listed = listed or (inline and item.block.kind is BlockKind.LIST_ITEM)
        header = header if _may_be_a_row(item.block) else []


def _label_above(headings: Sequence[str]) -> CaseLabel | None:
    """What the innermost heading that is a label says."""
    return next((label for heading in reversed(headings) if (label := heading_label(heading))), None)


def _segments(block: Block) -> Iterator[tuple[CaseLabel | None, str, bool]]:
    """Cuts a block before each line that begins with a label → label, text behind it, whether a label begins there."""
    label, start, begins, at = None, 0, False, 0
    for line in block.text.split("\n"):
        found = case_label(line)
        if found or is_any_label(line):
            if begins or block.text[start:at].strip():
                yield label, block.text[start:at].rstrip("\n"), begins
            label, start, begins = found, at + (found.end if found else 0), True
        at += len(line) + 1
    yield label, block.text[start:], begins


def _header(block: Block, cells: list[str], header: list[str]) -> list[str]:
    """The header that holds for this row: the one that it repeats, else a first row that has the look of one."""
    if block.header:
        return header_of(block)
    return header if header and len(cells) <= len(header) else cells if _heads(cells) else []


def _heads(cells: list[str]) -> bool:
    """Whether a row names columns: short cells without amounts, and no label with its value beside it."""
    words = [cell for cell in cells if cell]
    if any(len(cell) > _LONGEST_NAME or _AMOUNT.search(cell) for cell in words):
        return False
    return not _label_of(cells[0]) or all(_label_of(cell) or _YEAR.search(cell) for cell in words)


def _row(item: Item, cells: list[str], header: list[str], above: CaseLabel | None) -> Iterator[Saying]:
    """A row of labels and values tells of its labels; another row tells of what its table stands under."""
    own = _label_of(cells[0])
    if above and (own is None or set(own.fields) & set(above.fields)):
        text = item.block.text.strip()
        yield Saying(text=text, piece=item.piece, label=above, cells=tuple(cells), header=tuple(header))
        return
    for cell in cells:
        label = _label_of(cell)
        if label or not own:
            own = label
        elif cell.strip():
            yield Saying(text=cell, piece=item.piece, label=own)


def _label_of(cell: str) -> CaseLabel | None:
    """The label that a whole cell is."""
    label = case_label(cell)
    return label if label and label.bare else None


def _may_be_a_row(block: Block) -> bool:
    """Whether a line right below a table may be a row of it whose other cells are empty."""
    return len(block.text) <= 40 and "\n" not in block.text and "。" not in block.text


def as_row(saying: Saying) -> Saying:
    """A line right below the rows of a table as a row with one cell."""
    return replace(saying, cells=(saying.text.strip(),)) if saying.header and not saying.cells else saying
