"""The body of a file as units: content blocks with the blank space around them, page numbers and contents left out."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Block, BlockKind
from ingest.outline.headings import OPENERS, is_plain_title, style_of

_PAGE_NUMBER = re.compile(
    r"[-‐–—－\s　]*(?:[pP][.．]?|page)?\s*[0-9０-９]{1,4}(?:\s*[/／]\s*[0-9０-９]{1,4})?\s*(?:ページ|頁)?[-‐–—－\s　]*"
)
BREAK = 2  # blank lines: something else may begin
LONG_GAP = 3  # blank lines: a figure may have been lost


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A block with the blank lines before and after it; `edge` tells that a page number stood right beside it."""

    block: Block
    before: int = 0
    after: int = 0
    edge: bool = False

    @property
    def alone(self) -> bool:
        """Whether blank space sets the block apart on both sides, so that it may be a title."""
        return self.before > 0 and self.after > 0


def units_of(blocks: Sequence[Block], left_out: Collection[int]) -> tuple[Unit, ...]:
    """The units in reading order; the ends of the file and a left-out block count as blank space."""
    units: list[Unit] = []
    gap, edge = LONG_GAP, False
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.GAP:
            gap += block.level
        elif at in left_out:
            gap = max(gap, 1)
        elif _is_page_number(block):
            edge = True
            units[-1:] = [replace(unit, edge=True) for unit in units[-1:]]
        elif block.text.strip():
            if units and block.page != units[-1].block.page and not block.size:
                gap = max(gap, LONG_GAP)  # a form feed
            units[-1:] = [replace(unit, after=gap) for unit in units[-1:]]
            units.append(Unit(block=block, before=gap, edge=edge))
            gap, edge = 0, False
    units[-1:] = [replace(unit, after=LONG_GAP) for unit in units[-1:]]
    return tuple(units)


def opened(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Sets a first line apart that is the title of the file or a marked heading over the lines right below it."""
    found: list[Block] = []
    for at, block in enumerate(blocks):
        first, _, rest = block.text.partition("\n")
        loose = block.kind is BlockKind.PARAGRAPH and rest.strip() and not block.boxes
        if loose and (style_of(first) in OPENERS or (at == 0 and is_plain_title(first))):
            found += [replace(block, text=first), replace(block, text=rest)]
        else:
            found.append(block)
    return tuple(found)


def _is_page_number(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and bool(_PAGE_NUMBER.fullmatch(block.text))
