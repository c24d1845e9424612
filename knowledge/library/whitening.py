"""Whitening (白色化): the directions that all titles of a library share say little of any one (docs/decisions/0025).

A model crowds texts together along a few directions. After whitening each direction spreads alike, so that a
similarity tells what sets a title apart. Shrinkage keeps directions that hardly vary from being blown up to noise.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from knowledge.library.embedding import Vectors2D

_FEWEST = 50  # vectors: of fewer the spread is chance
_SHRINKAGE = 4.0  # times the mean variance of a direction; fitted on the development queries


@dataclass(frozen=True, slots=True, kw_only=True)
class Whitening:
    """What a library's vectors have in common: their mean (dimension,) and the map that evens out their spread."""

    mean: Vectors2D
    scaling: Vectors2D

    @classmethod
    def of(cls, vectors: Vectors2D) -> "Whitening | None":
        """The whitening of unit vectors (texts, dimension), a sample of all; ``None`` of too few of them."""
        if len(vectors) < _FEWEST:
            return None
        mean = vectors.mean(axis=0)
        centred = (vectors - mean).astype(np.float64)
        variances, directions = np.linalg.eigh(centred.T @ centred / len(vectors))
        spread = np.sqrt(variances.clip(min=0) + _SHRINKAGE * variances.mean())
        return cls(mean=mean, scaling=((directions / spread) @ directions.T).astype(np.float32))

    def similarities(self, vector: Vectors2D, vectors: Vectors2D) -> npt.NDArray[np.float32]:
        """The cosine of a query (dimension,) to each of `vectors`, all whitened: -1..1."""
        return self._unit(vectors) @ self._unit(vector)

    def _unit(self, vectors: Vectors2D) -> Vectors2D:
        whitened = (vectors - self.mean) @ self.scaling
        lengths = np.linalg.norm(whitened, axis=-1, keepdims=True)
        return np.asarray(whitened / np.where(lengths > 0, lengths, 1.0), np.float32)
