"""Embeddings through sentence-transformers: texts in, unit vectors out."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors2D = npt.NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into unit vectors of `dimension` floats; `name` says which model made them.

    `spread` are the cosines of texts that have nothing and of texts that have all in common, as this model gives them.
    """

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    @property
    def spread(self) -> tuple[float, float]: ...

    def passages(self, texts: Sequence[str]) -> Vectors2D:
        """Texts of the library → array (len(texts), dimension), in the given order."""
        ...

    def queries(self, texts: Sequence[str]) -> Vectors2D:
        """Questions → array (len(texts), dimension)."""
        ...


def means(vectors: Vectors2D, counts: Sequence[int]) -> Vectors2D:
    """The mean directions of runs of vectors, `counts` long each (at least 1): (len(counts), dimension)."""
    if not counts:
        return vectors
    starts = np.cumsum([0, *counts[:-1]])
    sums = np.add.reduceat(vectors, starts, axis=0)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.where(lengths > 0, lengths, 1.0), np.float32)
