"""How near in meaning the chunks found are to the question, beside the library's own background (背景).

The vectors are those kept at publishing: nothing is embedded but the question.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.answering.reading.question import Reading
from knowledge.domain.document import Chunk
from knowledge.library.library import Library
from knowledge.library.vectors import Face

_BACKGROUND = 60
_NEAREST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearness:
    """`of` is chunk id → 0..1 by the nearer of its two faces; `most` is the best of all.

    `margin` is how far the best chunk stands out (0..1 of the model's range) from what any question comes near to.
    """

    of: dict[str, float]
    most: float
    margin: float


def nearness_of(library: Library, reading: Reading, chunks: Sequence[Chunk]) -> Nearness:
    """Compares the question with the kept vectors of `chunks`, and with the chunks that come next in the library."""
    if not chunks:
        return Nearness(of={}, most=0.0, margin=0.0)
    embedder = library.embedder
    question = embedder.queries([reading.text])[0]
    faces = [library.vectors_of(face, chunks) @ question for face in Face]
    of = {
        chunk.id: stretched(max(float(body), float(title)), embedder.spread)
        for chunk, body, title in zip(chunks, *faces, strict=True)
    }
    near = [hit.score for hit in library.nearest(Face.BODY, question, _BACKGROUND)]
    background = near[_NEAREST:] or near
    width = embedder.spread[1] - embedder.spread[0]
    margin = (near[0] - sum(background) / len(background)) / width if near else 0.0
    return Nearness(of=of, most=max(of.values()), margin=min(1.0, max(0.0, margin)))


def stretched(similarity: float, spread: tuple[float, float]) -> float:
    """A cosine on the scale of its model: 0 for nothing in common, 1 for all."""
    nothing, everything = spread
    return min(1.0, max(0.0, (similarity - nothing) / (everything - nothing)))
