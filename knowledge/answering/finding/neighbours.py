"""Neighbours speak for each other: a chunk that stands among chunks that fit, fits better (docs/decisions/0010)."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from knowledge.library.embedding import Vectors2D
from knowledge.library.library import Hit

_FEWEST = 3  # two vectors, once centred, only point away from each other


def shared(hits: Sequence[Hit], vectors: Vectors2D, *, share: float, nearest: int) -> list[Hit]:
    """Hits with `share` of their score taken from their nearest neighbours among them, best first.

    `vectors` are those of the hits, in order. A neighbour counts by the square of its cosine, once what all have in
    common is taken away: models crowd the texts of one library together.
    """
    if len(hits) < _FEWEST or share <= 0:
        return list(hits)
    scores = np.array([hit.score for hit in hits])
    of_neighbours = _weights(vectors, nearest) @ scores
    mixed = (1 - share) * scores + share * of_neighbours
    ranked = sorted(zip(hits, mixed, strict=True), key=lambda pair: (-pair[1], pair[0].chunk_id))
    return [Hit(chunk_id=hit.chunk_id, score=float(score)) for hit, score in ranked]


def _weights(vectors: Vectors2D, nearest: int) -> npt.NDArray[np.float64]:
    """How much each neighbour (column) says of each hit (row); a row adds up to 1, or to 0 where none is near."""
    centred = vectors.astype(np.float64) - vectors.mean(axis=0)
    lengths = np.linalg.norm(centred, axis=1, keepdims=True)
    centred /= np.where(lengths > 0, lengths, 1.0)
    cosines = np.maximum(centred @ centred.T, 0.0)
    np.fill_diagonal(cosines, 0.0)
    if nearest < len(vectors):
        nth = np.partition(cosines, -nearest, axis=1)[:, -nearest, None]
        cosines[cosines < nth] = 0.0
    weights = cosines**2
    totals = weights.sum(axis=1, keepdims=True)
    return np.asarray(weights / np.where(totals > 0, totals, 1.0))
