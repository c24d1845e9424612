"""Lines that run through a deck outside its footers: a department, a copyright, a page number typed by hand."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.blocks import Block, BlockKind
from knowledge.text import fold

_FEWEST_SLIDES = 4
_MOST = 0.6  # of the slides
_LONGEST = 60
_PAGE_NUMBER = re.compile(r"[-‐–—\s]*[0-9０-９]{1,3}[-‐–—\s]*")


def without_running_lines(slides: Sequence[tuple[Block, ...]]) -> list[tuple[Block, ...]]:
    """The blocks of each slide without those that most slides have, and without bare page numbers at the end."""
    shared = Counter(text for blocks in slides for text in {fold(block.text) for block in blocks if _could_run(block)})
    running = {text for text, count in shared.items() if count >= max(_FEWEST_SLIDES, _MOST * len(slides))}
    kept = []
    for blocks in slides:
        own = [block for block in blocks if not (_could_run(block) and fold(block.text) in running)]
        while own and _could_run(own[-1]) and _PAGE_NUMBER.fullmatch(own[-1].text):
            own.pop()
        kept.append(tuple(own))
    return kept


def _could_run(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and len(block.text) <= _LONGEST
