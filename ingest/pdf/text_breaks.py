"""Paragraphs that go on in the next column or on the next page: one block, with the boxes of both."""

from collections.abc import Sequence

from ingest.blocks import BlockKind
from ingest.parsers.marks import is_marked
from ingest.parsers.script import joined
from ingest.pdf.endings import has_ended, is_cut_between
from ingest.pdf.laid import Laid, footnotes_from
from ingest.pdf.lines import Line
from ingest.pdf.paragraphs import Paragraph, is_contents_line

_LEAST_WIDTH = 14.0  # of the type size: a narrower one is a word of a figure
_ALIGNED = 1.2
_INDENT = 0.6
_TEXT = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def joined_over_breaks(pages: Sequence[Sequence[Laid]]) -> list[Laid]:
    """Everything on the pages in order; what goes on over a break stands where it begins, footnotes behind it."""
    kept: list[Laid] = []
    above: Laid | None = None  # what stands last on the page before, over its footnotes
    for page in pages:
        last: Laid | None = None
        notes = footnotes_from(page)
        for at, laid in enumerate(page):
            before = last or above
            if at < notes and before and _is_broken(before, laid, is_next_page=last is None):
                before.take(laid, joined(before.block.text, laid.block.text))
                before.item, last = laid.item, before
                continue
            kept.append(laid)
            last = laid if at < notes else last
        above = last
    return kept


def _is_broken(before: Laid, laid: Laid, *, is_next_page: bool) -> bool:
    """Whether a break of page or column parts the two, and the second goes on with the first."""
    one, two = before.item, laid.item
    if not (isinstance(one, Paragraph) and isinstance(two, Paragraph)) or before.direction is not laid.direction:
        return False
    if before.block.kind not in _TEXT or laid.block.kind is not BlockKind.PARAGRAPH:
        return False
    if is_next_page:
        is_break = laid.page.number - (before.block.last_page or before.block.page or 0) == 1
    else:
        is_break = _is_next_column(one, two)
    return is_break and _goes_on(before.block.text, one, two)


def _is_next_column(before: Paragraph, after: Paragraph) -> bool:
    """Whether the second stands beside and not below the first, both as wide as text is set in columns."""
    beside = after.left >= before.right - before.size and after.lines[0].top < before.lines[-1].top
    return beside and len(before.lines) > 1 and after.right - after.left >= _LEAST_WIDTH * after.size


def _goes_on(text: str, before: Paragraph, after: Paragraph) -> bool:
    last, first = before.lines[-1], after.lines[0]
    if has_ended(text) or is_contents_line(text) or is_contents_line(after.text):
        return False
    if first.is_note or is_marked(after.text) or abs(last.size - first.size) > 0.12 * last.size:
        return False
    if last.face.name != first.face.name or last.x1 - last.x0 < _LEAST_WIDTH * last.size:
        return False
    if not (before.is_filled or is_cut_between(last.text, first.text)):
        return False
    return _is_aligned(before, after) and not _is_indented(after.lines)


def _is_aligned(before: Paragraph, after: Paragraph) -> bool:
    """Whether the second begins where the lines of the first begin, on the page or in their columns."""
    lines, first = before.lines, after.lines[0]
    starts = {lines[-1].x0} if len(lines) > 1 or not is_marked(before.text) else {lines[0].x0 + 1.5 * first.size}
    reach = _ALIGNED * first.size * (1 if len(lines) > 1 else 2)
    return any(abs(first.x0 - x) <= reach or abs((first.x0 - after.left) - (x - before.left)) <= reach for x in starts)


def _is_indented(lines: Sequence[Line]) -> bool:
    """Whether the first line begins further right than the second (字下げ): a new paragraph."""
    return len(lines) > 1 and lines[0].x0 - lines[1].x0 > _INDENT * lines[0].size
