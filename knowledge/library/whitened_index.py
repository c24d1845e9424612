"""A vector index whose titles are compared, in part, by what sets them apart (docs/decisions/0025)."""

import threading
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from knowledge.library.embedding import Vectors2D
from knowledge.library.vectors import Face, LoadVectors, Neighbour, VectorIndex
from knowledge.library.whitening import Whitening

_SAMPLE = 4_000  # vectors: ten for each dimension
_BY_WHAT_SETS_APART = 0.6  # the rest by the plain cosine; chosen on the development queries


class WhitenedIndex:
    """Asks another index and puts the titles that it finds into a better order.

    Nothing of it is stored: what the vectors have in common changes with every document.
    """

    def __init__(self, index: VectorIndex, fingerprints: Sequence[str], load: LoadVectors) -> None:
        self._index = index
        self._load = load
        # Fingerprints are hashes: the first of them are as good as drawn by lot, and the same each time.
        self._sample = tuple(sorted(fingerprints)[:_SAMPLE])
        self._learning = threading.Lock()
        self._learnt = False
        self._whitening: Whitening | None = None

    def nearest(self, face: Face, vector: Vectors2D, limit: int) -> list[Neighbour]:
        """The nearest to one query vector, nearest first; titles stand from 1 to 0, the last of those found."""
        found = self._index.nearest(face, vector, limit)
        whitening = self._titles() if found and face is Face.TITLE else None
        if whitening is None:
            return found
        names = [neighbour.fingerprint for neighbour in found]
        plain = _stretched(np.array([neighbour.similarity for neighbour in found]))
        apart = _stretched(whitening.similarities(vector, self._load(face, names)))
        both = _stretched((1 - _BY_WHAT_SETS_APART) * plain + _BY_WHAT_SETS_APART * apart).tolist()
        again = [Neighbour(fingerprint=name, similarity=one) for name, one in zip(names, both, strict=True)]
        return sorted(again, key=lambda neighbour: (-neighbour.similarity, neighbour.fingerprint))

    def close(self) -> None:
        """Holds nothing open: the other index is its owner's to close."""

    def _titles(self) -> Whitening | None:
        """What titles have in common, learnt with the first question."""
        with self._learning:
            if not self._learnt:
                self._whitening = Whitening.of(self._load(Face.TITLE, self._sample))
                self._learnt = True
            return self._whitening


def _stretched(similarities: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The nearest 1, the farthest 0: two measures of one list can be added then."""
    least = similarities.min()
    return np.asarray((similarities - least) / ((similarities.max() - least) or 1.0))
