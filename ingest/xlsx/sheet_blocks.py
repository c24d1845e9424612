"""The blocks of one sheet: its name as heading, its regions from the top, its text boxes where they float."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from ingest.blocks import Block, BlockKind
from ingest.xlsx.cells import Sheet, TextBox
from ingest.xlsx.lines import usual_size
from ingest.xlsx.regions import regions_of
from ingest.xlsx.table import Above, Setting, blocks_of_region

_NAMED: Final = re.compile(r"[^\W_]")
_FEWEST_LABELS: Final = 3
_MEANINGLESS: Final = re.compile(r"(?:sheet|シート|ｼｰﾄ|表|ワークシート|worksheet)[\s　]*[0-9０-９]*", re.IGNORECASE)


def heading_of(name: str, *, alone: bool) -> str:
    """A sheet's name as its heading; none for the only sheet, where the program named it: Sheet1."""
    name = name.strip()
    return "" if alone and _MEANINGLESS.fullmatch(name) else name


def blocks_of_sheet(sheet: Sheet, *, heading: str) -> list[Block]:
    """The blocks of a sheet; none, not even its heading, where nothing is written on it."""
    blocks = _without_labels([block for block in _content(sheet) if _NAMED.search(block.text)])
    if not blocks or not heading:
        return blocks
    return [Block(kind=BlockKind.HEADING, text=heading, level=1), *blocks]


def blocks_of_only_sheet(sheet: Sheet, *, name: str) -> list[Block]:
    """The blocks of the only sheet: a title in its first row is that of the whole, above the name of the sheet."""
    blocks = blocks_of_sheet(sheet, heading="")
    if blocks and blocks[0].kind is BlockKind.HEADING:
        return [replace(blocks[0], level=1), *blocks[1:]]
    return blocks_of_sheet(sheet, heading=heading_of(name, alone=True))


def _without_labels(blocks: Sequence[Block]) -> list[Block]:
    """Titles right behind each other head nothing: they are the bold labels of a form (記入欄)."""
    kept: list[Block] = []
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        group = list(run)
        if kind is BlockKind.HEADING and len(group) >= _FEWEST_LABELS:
            group = [replace(block, kind=BlockKind.PARAGRAPH, level=0) for block in group]
        kept += group
    return kept


def _content(sheet: Sheet) -> Iterator[Block]:
    setting = Setting(usual=usual_size(sheet), frozen=sheet.frozen)
    above = Above()
    boxes = list(sheet.boxes)
    for region in regions_of(sheet):
        while boxes and boxes[0].row <= region.top:
            yield from _floating(boxes.pop(0))
        blocks, above = blocks_of_region(region, setting, above)
        yield from blocks
    for box in boxes:
        yield from _floating(box)


def _floating(box: TextBox) -> Iterator[Block]:
    for line in box.lines:
        yield Block(kind=BlockKind.PARAGRAPH, text=line)
