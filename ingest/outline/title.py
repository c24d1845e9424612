"""The title of a file, as it stands on the first page."""

import re
from collections.abc import Collection, Sequence
from statistics import median

from ingest.blocks import BlockKind
from ingest.edition_words import EDITION
from ingest.outline.headings import Style, mark_of, style_of
from ingest.outline.units import Unit

_LONGEST = 80
_FIRST = 12
_MOST_LINES = 4
_SAME = 0.4  # points
_LARGER = 1.15
_SMALLER = 0.6
_BRACKETED = re.compile(r"[（(＜<〈《〔［\[～~].{2,30}[）)＞>〉》〕］\]～~]")
_FEW = 0.15  # of the headings may be as large: part titles, words in figures
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]{2}")


def title_at(units: Sequence[Unit], begins: Collection[int]) -> range:
    """The units that are the title of the whole: the largest lines at the start, or the highest heading.

    Without sizes and headings it is the first line, where that is short; an empty range where nothing serves.
    """
    end = min([len(units), _FIRST, *begins])
    first = [at for at in range(end) if _could_be(units[at]) and units[at].block.page == units[0].block.page]
    if any(units[at].block.size for at in first):
        return _largest(first, units)
    headings = [at for at in first if units[at].block.kind is BlockKind.HEADING]
    if headings:
        best = min(headings, key=lambda at: (units[at].block.level or 9, at))
        return range(best, best + 1) if _stands_highest(best, units) else range(0)
    return range(1) if first and first[0] == 0 and not style_of(units[0].block.text) else range(0)


def _largest(first: Sequence[int], units: Sequence[Unit]) -> range:
    """The lines of the largest type on the first page, where hardly anything later is as large."""
    usual = median(unit.block.size for unit in units)
    largest = max(units[at].block.size for at in first)
    best = next(at for at in first if units[at].block.size >= largest - _SAME)
    stands_out = units[best].block.kind is BlockKind.HEADING or largest > _LARGER * usual
    opens = best == 0 and units[best].block.kind is BlockKind.HEADING and not mark_of(units[best].block.text)
    if not stands_out or not (opens or _stands_highest(best, units)):
        return range(0)
    start = best
    while start - 1 in first and units[start - 1].block.size >= _SMALLER * largest and _is_heading(units[start - 1]):
        start -= 1
    return range(start, _end_of_title(units, best))


def _is_heading(unit: Unit) -> bool:
    return unit.block.kind is BlockKind.HEADING and not EDITION.match(unit.block.text)


def _could_be(unit: Unit) -> bool:
    text = unit.block.text.replace("\n", "")
    if len(text) > _LONGEST or "。" in text:
        return False
    return unit.block.kind is BlockKind.HEADING or (
        unit.block.kind is BlockKind.PARAGRAPH and bool(_JAPANESE.search(text))
    )


def _end_of_title(units: Sequence[Unit], start: int) -> int:
    """Behind the last line of a title of several large lines: smaller ones between them, one in brackets at the end."""
    own = units[start].block
    end = start + 1
    for at in range(start + 1, min(len(units), start + _MOST_LINES)):
        block = units[at].block
        if not _could_be(units[at]) or block.page != own.page or block.size < _SMALLER * own.size:
            break
        if block.size >= own.size - _SAME or (at == end and _BRACKETED.fullmatch(block.text.strip())):
            end = at + 1
    return end


def _stands_highest(at: int, units: Sequence[Unit]) -> bool:
    """Whether hardly any later heading stands as high: a first chapter is not the title of the whole."""
    own = units[at].block
    if mark_of(own.text) in {Style.PART, Style.CHAPTER, Style.CLAUSE, Style.NUMBER}:
        return False
    later = [unit.block for unit in units[at + 1 :] if unit.block.kind is BlockKind.HEADING]
    if own.size:
        rivals = [block for block in later if block.page != own.page and not mark_of(block.text)]
        return sum(block.size >= own.size - _SAME for block in rivals) <= _FEW * len(later)
    return all(block.level > own.level for block in later)
