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
