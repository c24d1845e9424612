"""Lines （１）, （２）… in the type of the text that head what stands between them, and are no items of a list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.blocks import Block, BlockKind
from ingest.parsers.marks import BRACKETED
from knowledge.text import fold

_NUMBER = re.compile(r"[（(][\s　]*([0-9０-９]{1,2})[\s　]*[）)]|([⑴-⒇])")
_LONGEST = 50
_SENTENCE = re.compile(r"[。、，：:；;]$|。.|(?:こと|もの|者|とき|場合|ます|する|した|ない|される)$")
_FEWEST = 2
_HEADED = 0.7


def with_numbered_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, where the lines of a row of numbers are short and have text below them, with these as headings."""
    changed = list(blocks)
    for row in _rows(blocks):
        headed = sum(_has_content(blocks, at, row) for at in row)
        if len(row) >= _FEWEST and headed >= _HEADED * len(row) and all(_is_short(blocks[at]) for at in row):
            for at in row:
                changed[at] = replace(blocks[at], kind=BlockKind.HEADING)
    return changed


def _rows(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Where 1, 2, 3… stand, each time up to the next heading or to a number that does not follow."""
    row: list[int] = []
    for at, block in enumerate(blocks):
        number = _number(block)
        if block.kind is BlockKind.HEADING or number == 1 or (number and number != len(row) + 1):
            yield row
            row = []
        if number and number == len(row) + 1:
            row.append(at)
    yield row


def _number(block: Block) -> int:
    """The number in brackets that an item begins with, or 0."""
    if block.kind is not BlockKind.LIST_ITEM or not BRACKETED.match(block.text):
        return 0
    match = _NUMBER.match(block.text)
    digits = re.sub(r"\D", "", fold(match[0])) if match else ""
    return int(digits) if digits else 0


def _has_content(blocks: Sequence[Block], at: int, row: Sequence[int]) -> bool:
    """Whether text of its own stands below the line, before the next number and the next heading."""
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    return below is not None and at + 1 not in row and below.kind is not BlockKind.HEADING


def _is_short(block: Block) -> bool:
    one_line = len(block.boxes) == 1 and block.last_page is None
    return one_line and len(block.text) <= _LONGEST and not _SENTENCE.search(block.text)
