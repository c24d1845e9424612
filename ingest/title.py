"""The title of a file, as it stands on the first page."""

import re
from collections.abc import Collection, Sequence

from ingest.blocks import BlockKind
from ingest.headings import Style, mark_of, style_of
from ingest.units import Unit

_LONGEST = 80
_FIRST = 12
_MOST_LINES = 4
_SAME = 0.4  # points
_FEW = 0.15  # of the headings may be as large: part titles, words in figures
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]{2}")


def title_at(units: Sequence[Unit], begins: Collection[int]) -> range:
    """The units that are the title of the whole: the highest heading at the start with the lines of its size below it.

    Without headings it is the first line, where that is short; an empty range where nothing serves.
    """
    end = min([len(units), _FIRST, *begins])
    first = [at for at in range(end) if _could_be(units[at]) and units[at].block.page == units[0].block.page]
    headings = [at for at in first if units[at].block.kind is BlockKind.HEADING]
    if headings:
        best = min(headings, key=lambda at: (-units[at].block.size, units[at].block.level or 9, at))
        title = range(best, _end_of_title(units, best))
        return title if _stands_highest(title, units) else range(0)
    return range(1) if first and first[0] == 0 and not style_of(units[0].block.text) else range(0)


def _could_be(unit: Unit) -> bool:
    text = unit.block.text.replace("\n", "")
    if len(text) > _LONGEST or "。" in text:
        return False
    return unit.block.kind is BlockKind.HEADING or (
        unit.block.kind is BlockKind.PARAGRAPH and bool(_JAPANESE.search(text))
    )


def _end_of_title(units: Sequence[Unit], start: int) -> int:
    """Behind the last line of a title set over several lines of one large type."""
    own = units[start].block
    end = start + 1
    while own.size and end < min(len(units), start + _MOST_LINES):
        block = units[end].block
        if not _could_be(units[end]) or block.page != own.page or abs(block.size - own.size) > _SAME:
            break
        end += 1
    return end


def _stands_highest(title: range, units: Sequence[Unit]) -> bool:
    """Whether hardly any later heading stands as high: a first chapter is not the title of the whole."""
    own = units[title.start].block
    if style_of(own.text) in {Style.PART, Style.CHAPTER, Style.CLAUSE, Style.NUMBER}:
        return False
    later = [unit.block for unit in units[title.stop :] if unit.block.kind is BlockKind.HEADING]
    if own.size:
        rivals = [block for block in later if block.page != own.page and not mark_of(block.text)]
        return sum(block.size >= own.size - _SAME for block in rivals) <= _FEW * len(later)
    return all(block.level > own.level for block in later)
