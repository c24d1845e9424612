"""Neighbours speak for each other: a chunk that stands among chunks that fit, fits better (docs/decisions/0020)."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from knowledge.library.embedding import Vectors2D

_FEWEST = 3  # two vectors, once centred, only point away from each other


def shared(scores: Sequence[float], vectors: Vectors2D, *, share: float, nearest: int) -> list[float]:
    """Scores with `share` of each taken from its `nearest` neighbours; `vectors` are in the order of the scores.

    A neighbour counts by the square of its cosine, once what all have in common is taken away: models crowd the texts
    of one library together.
    """
    if len(scores) < _FEWEST or share <= 0:
        return list(scores)
    own = np.asarray(scores, np.float64)
    mixed = (1 - share) * own + share * (_weights(vectors, nearest) @ own)
    return [float(score) for score in mixed]


def _weights(vectors: Vectors2D, nearest: int) -> npt.NDArray[np.float64]:
    """How much each neighbour (column) says of each text (row); a row adds up to 1, or to 0 where none is near."""
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
