"""Where the text of a page begins and ends: lines before its title and the notice of copyright are no part of it."""

import re
from collections.abc import Sequence

from ingest.blocks import Block, BlockKind
from ingest.html.stated import is_dated

_SPARE = 0.2  # of the text may stand before the title
_SPARE_CHARACTERS = 200
_RIGHTS = re.compile(r"^\W*(?:copyright|©|\(c\)|ⓒ|（c）)|all rights reserved", re.IGNORECASE)
_LONGEST_RIGHTS = 150


def without_surroundings(blocks: Sequence[Block], title: str) -> tuple[Block, ...]:
    """The blocks from the title on, with the dated ones before it (更新日), without the notice of copyright."""
    kept = [block for block in blocks if not _is_notice_of_rights(block)]
    at = next((at for at, block in enumerate(kept) if block.kind is BlockKind.HEADING and block.text == title), 0)
    before = kept[:at]
    spare = sum(len(block.text) for block in before)
    whole = sum(len(block.text) for block in kept)
    if spare > max(_SPARE_CHARACTERS, _SPARE * whole) or any(block.kind is BlockKind.HEADING for block in before):
        return tuple(kept)
    return (*(block for block in before if is_dated(block.text)), *kept[at:])


def _is_notice_of_rights(block: Block) -> bool:
    return len(block.text) <= _LONGEST_RIGHTS and bool(_RIGHTS.search(block.text))
