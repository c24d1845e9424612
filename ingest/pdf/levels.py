"""What only all headings of a PDF together tell: their ranks, and which of them are mere labels of figures."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from ingest.blocks import Block, BlockKind
from ingest.parsers.marks import is_marked
from ingest.pdf.item_headings import with_numbered_headings
from knowledge.text import fold

_NUMBER = re.compile(r"[0-9]{1,2}(?:[.-][0-9]{1,2})*(?=[^0-9])")
_FEWEST_LABELS = 3
_REPEATED = -1.0


def settled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the headings and levels that hold for the whole file."""
    return tuple(with_even_sizes(with_levels_by_number(with_numbered_headings(without_labels(blocks)))))


def without_labels(blocks: Sequence[Block]) -> list[Block]:
    """Words of a figure (図中の語) head nothing: unmarked, of one size right behind each other, or again on a page."""
    kept: list[Block] = []
    seen = Counter((block.page, fold(block.text)) for block in blocks if _label_key(block))
    for key, run in groupby(blocks, key=lambda block: _label_key(block, seen)):
        group = list(run)
        if key and (len(group) >= _FEWEST_LABELS or key[1] == _REPEATED):
            group = [replace(block, kind=BlockKind.PARAGRAPH) for block in group]
        kept.extend(group)
    return kept


def _label_key(
    block: Block, seen: Mapping[tuple[int | None, str], int] | None = None
) -> tuple[int | None, float] | None:
    """Page and size of what may be a label; a word that stands several times on its page is one."""
    could_be = block.kind is BlockKind.HEADING and not block.level and not is_marked(block.text)
    if could_be and seen and seen[block.page, fold(block.text)] > 1:
        return block.page, _REPEATED
    return (block.page, block.size) if could_be else None


def with_levels_by_number(blocks: Sequence[Block]) -> list[Block]:
    """Where stated levels contradict the numbers of the headings (2. and 2.1 both on level 1), the numbers count."""
    depths = [(_depth(block), block.level) for block in blocks if block.kind is BlockKind.HEADING and block.level]
    levels_of: dict[int, set[int]] = defaultdict(set)
    depths_of: dict[int, set[int]] = defaultdict(set)
    for depth, level in depths:
        if depth:
            levels_of[depth].add(level)
            depths_of[level].add(depth)
    if all(len(found) == 1 for found in (*levels_of.values(), *depths_of.values())):
        return list(blocks)
    return [
        replace(block, level=depth)
        if block.kind is BlockKind.HEADING and block.level and (depth := _depth(block))
        else block
        for block in blocks
    ]


def with_even_sizes(blocks: Sequence[Block]) -> list[Block]:
    """Headings without a stated level get the size of most headings numbered as deep as they, deeper ones no bigger."""
    sizes: dict[int, Counter[float]] = defaultdict(Counter)
    for block in blocks:
        if block.kind is BlockKind.HEADING and not block.level and (depth := _depth(block)):
            sizes[depth][block.size] += 1
    even: dict[int, float] = {}
    for depth in sorted(sizes):
        usual = sizes[depth].most_common(1)[0][0]
        even[depth] = min([usual, *even.values()])
    return [
        replace(block, size=even[depth])
        if block.kind is BlockKind.HEADING and not block.level and (depth := _depth(block))
        else block
        for block in blocks
    ]


def _depth(block: Block) -> int:
    """How many numbers a heading begins with: 2.3.1 → 3; 0 for none."""
    number = _NUMBER.match(fold(block.text))
    return len(re.split(r"[.-]", number[0])) if number else 0
