"""Nearest vectors; each is kept under its chunk's fingerprint, as long as a kept edition needs its text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from knowledge.library.embedding import Vectors2D


class Face(StrEnum):
    """Which side of a chunk a vector shows: heading path and text, or the title line alone."""

    BODY = "body"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A fingerprint and its cosine similarity to the query, in -1..1."""

    fingerprint: str
    similarity: float


LoadVectors = Callable[[Face, Sequence[str]], Vectors2D]
"""(face, fingerprints) → their kept vectors in the given order."""


class VectorIndex(Protocol):
    """Finds among one fixed set of fingerprints; any number of threads may ask at once."""

    def nearest(self, face: Face, vector: Vectors2D, limit: int) -> list[Neighbour]:
        """The nearest to one query vector (shape (dimension,)), nearest first, at most `limit`."""
        ...

    def close(self) -> None:
        """Gives back what the index holds; it is not asked again."""
        ...


class VectorIndexes(Protocol):
    """Makes and finds the index of a state of the library. Indexes are derived: losing one loses nothing."""

    def open(self, mark: str, fingerprints: Sequence[str], load: LoadVectors) -> VectorIndex:
        """The index of the state called `mark`, which holds just `fingerprints`; made where it is missing."""
        ...

    def make(self, mark: str, fingerprints: Sequence[str], load: LoadVectors) -> None:
        """Makes the index where it is missing, so that the next `open` is quick."""
        ...

    def keep_only(self, mark: str) -> None:
        """Forgets the indexes of other states, but for the youngest of them, which may still be read."""
        ...
