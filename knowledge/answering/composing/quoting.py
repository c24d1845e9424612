"""Finding the slice of a source that bears several parts of a claim at once: the line of a figure and its condition."""

from collections.abc import Sequence

from knowledge.answering.checking.grounding import SHORTEST_QUOTE
from knowledge.domain.document import Chunk
from knowledge.domain.numbers import numbers_in, stands_in
from knowledge.text import fold, sentences


def holding(parts: Sequence[str], chunks: Sequence[Chunk]) -> str:
    """The first sentence or line of the source that has all the parts and their figures; empty where none has."""
    if not parts:
        return ""
    figures = [number for part in parts for number in numbers_in(part)]
    for chunk in chunks:
        for start, end in sentences(chunk.text):
            line = chunk.text[start:end]
            if all(part in line for part in parts) and all(stands_in(one, numbers_in(line)) for one in figures):
                return line
    return ""


def quotable(parts: Sequence[str], chunks: Sequence[Chunk]) -> tuple[str, ...]:
    """Slices that may be quoted: for one too short to be told apart, the line that it stands in."""
    return tuple(part if len(fold(part)) >= SHORTEST_QUOTE else holding([part], chunks) or part for part in parts)


def bearing(parts: Sequence[str], chunks: Sequence[Chunk]) -> tuple[str, ...]:
    """The quotes that bear all the parts: the line that has them together, else one for each."""
    together = holding(parts, chunks)
    return (together,) if together else quotable(parts, chunks)
