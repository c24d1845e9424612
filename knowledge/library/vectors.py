"""Nearest vectors; ids are chunk fingerprints, so a vector lives as long as any edition needs its text."""

from collections.abc import Sequence
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


class VectorStore(Protocol):
    """Where vectors are kept."""

    def add(self, face: Face, fingerprints: Sequence[str], vectors: Vectors2D) -> None:
        """Keeps vectors under their fingerprints; one that is there already is replaced."""
        ...

    def missing(self, face: Face, fingerprints: Sequence[str]) -> list[str]:
        """Those of `fingerprints` that have no vector yet, in the given order, each once."""
        ...

    def nearest(self, face: Face, vector: Vectors2D, limit: int) -> list[Neighbour]:
        """The nearest to one query vector (shape (dimension,)), nearest first, at most `limit`."""
        ...

    def remove(self, face: Face, fingerprints: Sequence[str]) -> None:
        """Forgets vectors; unknown fingerprints are passed over."""
        ...

    def count(self, face: Face) -> int:
        """How many vectors are kept."""
        ...
