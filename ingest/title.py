"""The title of a file, as it stands on the first page."""

import re
from collections.abc import Collection, Sequence

from ingest.blocks import BlockKind
from ingest.headings import Style, style_of
from ingest.units import Unit

_LONGEST = 80
_FIRST = 12
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]{2}")


def title_at(units: Sequence[Unit], begins: Collection[int]) -> int:
    """The unit that is the title of the whole, or -1: the highest heading at the start, else the first short line."""
    end = min([len(units), _FIRST, *begins])
    first = [at for at in range(end) if _could_be(units[at])]
    headings = [at for at in first if units[at].block.kind is BlockKind.HEADING]
    if headings:
        best = min(headings, key=lambda at: (units[at].block.level or 9, -units[at].block.size, at))
        return best if _is_alone_at_its_rank(best, units) else -1
    return first[0] if first and first[0] == 0 and not style_of(units[0].block.text) else -1


def _could_be(unit: Unit) -> bool:
    text = unit.block.text.replace("\n", "")
    if len(text) > _LONGEST or "。" in text:
        return False
    return unit.block.kind is BlockKind.HEADING or (
        unit.block.kind is BlockKind.PARAGRAPH and bool(_JAPANESE.search(text))
    )


def _is_alone_at_its_rank(at: int, units: Sequence[Unit]) -> bool:
    """Whether no later heading stands as high: a first chapter is not the title of the whole."""
    own = units[at].block
    if style_of(own.text) in (Style.PART, Style.CHAPTER, Style.CLAUSE, Style.NUMBER):
        return False
    return not any(
        unit.block.kind is BlockKind.HEADING and (unit.block.level, -unit.block.size) <= (own.level, -own.size)
        for unit in units[at + 1 :]
    )
