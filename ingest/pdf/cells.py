"""A cell of a ruled table: its lines as one text, the rows and columns it covers, and how it looks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.parsers.script import joined
from ingest.pdf.endings import has_ended
from ingest.pdf.frame import Corners
from ingest.pdf.lines import Line

_ITEM = re.compile(
    r"[・･•●○◯◎■□◆◇▶➢➤✓✔※★☆]|[①-⓿❶-❿]|[（(][0-9０-９ア-ン一二三四五六七八九十]{1,3}[）)]|[0-9０-９]{1,2}[.．、]"
)


_LETTER = re.compile(r"[ぁ-んァ-ヶ一-龠々]")
_LEAST_WIDTH = 8.0  # of the type size


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with the used columns and the rows of the grid that it covers; `lines` are empty in a bare one."""

    lines: tuple[Line, ...]
    column: int
    last_column: int
    row: int
    last_row: int
    box: Corners
    shaded: bool

    @property
    def is_wide(self) -> bool:
        """Whether it covers several columns."""
        return self.last_column > self.column

    @property
    def is_centred(self) -> bool:
        """Whether its lines stand in the middle, clearly away from both sides."""
        return all(_is_in_the_middle(line, self.box) for line in self.lines)


def cell_text(lines: Sequence[Line]) -> str:
    """The lines of a cell as one, with a space where the page sets them apart: beside each other, or as items."""
    if not lines:
        return ""
    text = lines[0].text
    usual = min((two.top - one.bottom for one, two in pairwise(lines) if two.top > one.bottom), default=0.0)
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    for before, line in pairwise(lines):
        apart = _is_apart(before, line, usual) and not _was_cut(before, line, left, right)
        text = f"{text} {line.text}" if apart or _ITEM.match(line.text) else joined(text, line.text)
    return text


def _is_apart(before: Line, line: Line, usual: float) -> bool:
    """Whether two lines stand beside each other, or further below than others; but not two letters of a wide word."""
    gap = line.top - before.bottom
    if gap < -0.5 * line.size:
        return not (_LETTER.fullmatch(before.text) and _LETTER.fullmatch(line.text))
    return gap > max(0.9 * line.size, 1.5 * usual)


def _was_cut(before: Line, line: Line, left: float, right: float) -> bool:
    """Whether the cell's own width ended the line, however far below the next one stands."""
    filled = before.x1 > right - 1.2 * line.size and before.x1 - before.x0 > _LEAST_WIDTH * line.size
    return filled and line.top > before.bottom and line.x0 < left + 2 * line.size and not has_ended(before.text)


def _is_in_the_middle(line: Line, box: Corners) -> bool:
    left, right = line.x0 - box[0], box[2] - line.x1
    return abs(left - right) < max(0.8 * line.size, 0.1 * (box[2] - box[0])) and left > 0.6 * line.size
