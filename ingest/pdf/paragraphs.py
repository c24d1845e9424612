"""Lines in reading order → paragraphs: a line goes on where the one before was cut by the margin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from ingest.blocks import BlockKind
from ingest.parsers import marks
from ingest.parsers.marks import is_marked
from ingest.parsers.script import joined
from ingest.pdf.endings import has_ended, is_cut_between
from ingest.pdf.layout import Column
from ingest.pdf.lines import Line
from ingest.pdf.tables import Table

_DASH = re.compile(r"[–—\-＊*][\s　]*[^\s　0-9０-９]")
_ITEM = (marks.SYMBOL, marks.CIRCLED, marks.BRACKETED, _DASH)
_TITLE_MARK = re.compile(r"[■□◆◇★☆▼]")
_LEADERS = re.compile(r"[.．・…‥･·\-‐―─－_＿]{4,300}[\s　]*[（(P.]*[0-9０-９]+|[…‥]{2,300}[\s　]*[0-9０-９]+")
_SHORTFALL = 2.2  # of the type size: a line that ends closer to the margin was cut by it
_LEAST_WIDTH = 15.0
_INDENT = 0.8
_HANG = 7.0


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, as one text."""

    lines: list[Line]
    text: str
    kind: BlockKind
    left: float
    right: float

    @property
    def size(self) -> float:
        """The type size in points."""
        return self.lines[0].size

    @property
    def is_filled(self) -> bool:
        """Whether its last line was cut by the margin of the column."""
        return self.lines[-1].x1 >= self.right - _SHORTFALL * self.size

    @property
    def is_wide(self) -> bool:
        """Whether its last line may have been cut by a box narrower than the column: long, and within a sentence."""
        last = self.lines[-1]
        if len(self.lines) == 1 and self.kind is BlockKind.PARAGRAPH and is_marked(last.text):
            return False  # more likely a heading
        width = last.x1 - last.x0
        return width > max(_LEAST_WIDTH * self.size, 0.6 * (self.right - self.left)) and not has_ended(last.text)


def paragraphs_of(column: Column) -> Iterator[Paragraph | Table]:
    """The paragraphs and tables of one column from the top."""
    current: Paragraph | None = None
    for item, following in zip_longest(column.items, column.items[1:]):
        if isinstance(item, Line) and current and _goes_on(current, item, following):
            current.lines.append(item)
            current.text = joined(current.text, item.text)
            continue
        if current:
            yield current
            current = None
        if isinstance(item, Table):
            yield item
        else:
            current = begun(item, column.left, column.right)
    if current:
        yield current


def begun(line: Line, left: float, right: float) -> Paragraph:
    """A paragraph that begins with a line."""
    is_item = any(mark.match(line.text) for mark in _ITEM) and not _TITLE_MARK.match(line.text)
    kind = BlockKind.LIST_ITEM if is_item else BlockKind.PARAGRAPH
    return Paragraph([line], line.text, kind, left, right)


def is_contents_line(text: str) -> bool:
    """Whether the text is a line of a contents page (目次): dot leaders and a page number."""
    return bool(_LEADERS.search(text))


def _goes_on(paragraph: Paragraph, line: Line, following: Line | Table | None) -> bool:
    last, size = paragraph.lines[-1], max(paragraph.size, line.size)
    if abs(line.size - last.size) > 0.12 * size + 0.1 or not _is_close(paragraph, line):
        return False
    if is_contents_line(last.text) or is_contents_line(line.text):
        return False
    if line.is_note or (is_marked(line.text) and not _only_looks_marked(paragraph, line)):
        return False
    if not paragraph.is_filled:
        in_a_box = paragraph.is_wide and line.face is last.face and not _begins_paragraph(line, following)
        if not (in_a_box or _is_cut(paragraph, line)):
            return False
    if line.face.bold != last.face.bold and has_ended(paragraph.text):
        return False
    return _is_placed(paragraph, line)


def _begins_paragraph(line: Line, following: Line | Table | None) -> bool:
    """Whether the next line stands further left, so that this one is indented as the first of a paragraph (字下げ)."""
    return isinstance(following, Line) and 0.6 * line.size < line.x0 - following.x0 < 3 * line.size


def _is_cut(paragraph: Paragraph, line: Line) -> bool:
    """Whether the words themselves tell that a line short of the margin goes on (…事業計画期間において賃金等を)."""
    last, size = paragraph.lines[-1], line.size
    if not is_cut_between(last.text, line.text) or line.top - last.top > 1.9 * size:
        return False
    aligned = abs(line.x0 - last.x0) < size or abs(line.x0 + line.x1 - last.x0 - last.x1) < size
    return aligned and line.face is last.face


def _is_close(paragraph: Paragraph, line: Line) -> bool:
    """Whether the line stands right below, in the line spacing of the paragraph."""
    lines, size = paragraph.lines, line.size
    pitch = line.top - lines[-1].top
    if not 0.5 * size < pitch < 2.3 * size:
        return False
    return len(lines) < 2 or pitch < 1.35 * (lines[-1].top - lines[-2].top) + 0.2 * size


def _only_looks_marked(paragraph: Paragraph, line: Line) -> bool:
    """Whether a sentence only happens to go on with a number (第３条に…): it has not ended, and hangs in its item."""
    if marks.SYMBOL.match(line.text) or marks.CIRCLED.match(line.text) or has_ended(paragraph.text):
        return False
    if line.face is not paragraph.lines[-1].face:
        return False
    first = paragraph.lines[0]
    if is_marked(first.text):
        return line.x0 > first.x0 + _INDENT * line.size
    return paragraph.lines[-1].x1 >= paragraph.right - 1.5 * line.size


def _is_placed(paragraph: Paragraph, line: Line) -> bool:
    """Whether the line begins where a next line of the paragraph may begin, and not with the indent of a new one."""
    first, size = paragraph.lines[0], line.size
    body = paragraph.lines[1].x0 if len(paragraph.lines) > 1 else first.x0
    if len(paragraph.lines) > 1:
        return body - _INDENT * size <= line.x0 < body + _INDENT * size
    marked = is_marked(first.text)
    if has_ended(first.text) and not marked and line.x0 > paragraph.left + _INDENT * size:
        return False
    if line.x0 > first.x0 + (_HANG if marked else _INDENT) * size:
        return False
    return line.x0 >= first.x0 - 2.5 * size
