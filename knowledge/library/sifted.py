"""The indexes of what one audience sees: vectors are found in the index of all and sifted, words in one of their own.

How often a word stands in hidden documents would show in a ranking and in spelling; how near two vectors are would not.
"""

from collections.abc import Callable, Iterable

from knowledge.library.embedding import Vectors2D
from knowledge.library.indexes import OpensIndexes
from knowledge.library.keywords import KeywordIndex
from knowledge.library.shelf import Shelf, ShelfRow
from knowledge.library.vectors import Face, Neighbour, VectorIndex

_FARTHER = 4  # times as many are asked for, where those that were found are mostly hidden


class SiftedIndex:
    """A vector index of which only some fingerprints are seen; it is its owner's to close."""

    def __init__(self, whole: VectorIndex, *, size: int, seen: frozenset[str]) -> None:
        self._whole = whole
        self._size = size
        self._seen = seen

    def nearest(self, face: Face, vector: Vectors2D, limit: int) -> list[Neighbour]:
        """The nearest to one query vector that are seen, nearest first: as many as if there were no others."""
        hidden = max(0, self._size - len(self._seen))
        asked = min(limit + min(hidden, limit), self._size)
        while True:
            found = self._whole.nearest(face, vector, asked)
            seen = [neighbour for neighbour in found if neighbour.fingerprint in self._seen]
            if len(seen) >= limit or asked >= self._size:
                return seen[: max(0, limit)]
            asked = min(asked * _FARTHER, self._size)

    def close(self) -> None:
        """Holds nothing open."""


class SiftedIndexes:
    """Opens the indexes of a part of the shelf; `whole` gives the vector index of all of it, with `size` texts."""

    def __init__(self, whole: Callable[[], VectorIndex], *, size: int, indexes: OpensIndexes) -> None:
        self._whole = whole
        self._size = size
        self._indexes = indexes

    def vectors(self, rows: Iterable[ShelfRow]) -> VectorIndex:
        """The vector index of the rows that are seen."""
        return SiftedIndex(self._whole(), size=self._size, seen=frozenset(row.fingerprint for row in rows))

    def whitened(self, index: VectorIndex, rows: Iterable[ShelfRow]) -> VectorIndex:
        """The index, which learns from the rows that are seen alone: hidden titles move no others."""
        return self._indexes.whitened(index, rows)

    def keywords(self, shelf: Shelf) -> KeywordIndex:
        """The keyword index of the part that is seen."""
        return self._indexes.keywords(shelf)
