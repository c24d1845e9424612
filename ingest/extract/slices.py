"""Finding fields inside a block: what is found stays an exact slice of the chunk, marks of emphasis included."""

import re

from ingest.chunking import Piece
from knowledge.domain.record import Stated

_MARKS = re.compile(r"\*+|__+")
_BULLET = re.compile(r"^(?:[\s　]+|[-+*][\s　]+|[・✓✔➤▶:：])+|[\s　]+$")


def search(pattern: re.Pattern[str], text: str, group: int | str = 0) -> str | None:
    """The slice of `text` that `pattern` finds once marks of emphasis are overlooked, or ``None``."""
    kept: list[int] = []
    end = 0
    for mark in _MARKS.finditer(text):
        kept.extend(range(end, mark.start()))
        end = mark.end()
    kept.extend(range(end, len(text)))
    match = pattern.search("".join(text[at] for at in kept))
    if match is None or match.start(group) == match.end(group):
        return None
    return text[kept[match.start(group)] : kept[match.end(group) - 1] + 1]


def stated(text: str, piece: Piece) -> Stated | None:
    """`text`, without blanks and bullet, as a field of a record; ``None`` where nothing is left."""
    bare = _BULLET.sub("", text)
    if not bare or bare not in piece.chunk.text:
        return None
    return Stated(text=bare, chunk_id=piece.chunk.id, location=piece.chunk.location)
