"""Nearest vectors by comparing with every one: for few of them, held in memory."""

from collections.abc import Mapping, Sequence

import numpy as np

from knowledge.library.embedding import Vectors2D
from knowledge.library.vectors import Face, LoadVectors, Neighbour


class ExactIndex:
    """Finds among one fixed set of fingerprints; it ends with the process."""

    def __init__(self, fingerprints: tuple[str, ...], vectors: Mapping[Face, Vectors2D]) -> None:
        self._fingerprints = fingerprints
        self._vectors = vectors

    @classmethod
    def of(cls, fingerprints: Sequence[str], load: LoadVectors) -> "ExactIndex":
        """The index over the kept vectors of `fingerprints`."""
        vectors = {face: load(face, fingerprints) for face in Face} if fingerprints else {}
        return cls(tuple(fingerprints), vectors)

    def nearest(self, face: Face, vector: Vectors2D, limit: int) -> list[Neighbour]:
        """The nearest to one query vector, nearest first."""
        if not self._fingerprints:
            return []
        similarities = self._vectors[face] @ vector
        best = np.argsort(-similarities, kind="stable")[: max(0, limit)]
        return [Neighbour(fingerprint=self._fingerprints[at], similarity=float(similarities[at])) for at in best]

    def close(self) -> None:
        """Holds nothing open."""
