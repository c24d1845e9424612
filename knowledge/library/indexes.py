"""What is derived from a state of the library: its vector index and keyword index, named after what they hold."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Protocol

from knowledge.library.catalog import Catalog
from knowledge.library.derived import mark_of
from knowledge.library.exact_vectors import ExactIndex
from knowledge.library.kept_vectors import KeptVectors
from knowledge.library.keywords import FORMAT, KeywordIndex, KeywordIndexes, Parts
from knowledge.library.shelf import Shelf, ShelfRow
from knowledge.library.vectors import VectorIndex, VectorIndexes
from knowledge.library.whitened_index import WhitenedIndex


class OpensIndexes(Protocol):
    """Opens the indexes of a state."""

    def vectors(self, rows: Iterable[ShelfRow]) -> VectorIndex: ...

    def whitened(self, index: VectorIndex, rows: Iterable[ShelfRow]) -> VectorIndex: ...

    def keywords(self, shelf: Shelf) -> KeywordIndex: ...


class Indexes:
    """Makes, opens and clears away the indexes of states; any process may use what another has made."""

    def __init__(
        self, *, catalog: Catalog, kept: KeptVectors, vectors: VectorIndexes, keywords: KeywordIndexes
    ) -> None:
        self._catalog = catalog
        self._kept = kept
        self._vectors = vectors
        self._keywords = keywords

    def make(self, shelf: Shelf) -> None:
        """Makes the indexes of a state, as all audiences see it, where they are missing."""
        fingerprints = _fingerprints(self._catalog.rows(shelf))
        self._vectors.make(self._vectors_mark(fingerprints), fingerprints, self._kept.load)
        for seen in _as_seen(shelf):
            self._keywords.make(_keywords_mark(seen), partial(self._catalog.tokens, seen))

    def vectors(self, rows: Iterable[ShelfRow]) -> VectorIndex:
        """The vector index of a state with these rows."""
        fingerprints = _fingerprints(rows)
        return self._vectors.open(self._vectors_mark(fingerprints), fingerprints, self._kept.load)

    def whitened(self, index: VectorIndex, rows: Iterable[ShelfRow]) -> VectorIndex:
        """An index of just these rows, which learns from them what titles have in common."""
        return WhitenedIndex(index, _fingerprints(rows), self._kept.load)

    def keywords(self, shelf: Shelf) -> KeywordIndex:
        """The keyword index of a state."""
        return self._keywords.open(_keywords_mark(shelf), lambda: self._catalog.tokens(shelf))

    def keep_only(self, shelf: Shelf) -> None:
        """Clears away the indexes of other states, but for the youngest of them, which may still be read."""
        self._vectors.keep_only(self._vectors_mark(_fingerprints(self._catalog.rows(shelf))))
        self._keywords.keep_only(*map(_keywords_mark, _as_seen(shelf)))

    def _vectors_mark(self, fingerprints: Sequence[str]) -> str:
        return mark_of("vectors", self._kept.model, *fingerprints)


class PassingIndexes:
    """Indexes held in memory, made with their first use: of one earlier edition, which is seldom asked."""

    def __init__(self, *, catalog: Catalog, kept: KeptVectors, parts: Parts) -> None:
        self._catalog = catalog
        self._kept = kept
        self._parts = parts

    def vectors(self, rows: Iterable[ShelfRow]) -> VectorIndex:
        """The vector index of a state with these rows."""
        return ExactIndex.of(_fingerprints(rows), self._kept.load)

    def whitened(self, index: VectorIndex, rows: Iterable[ShelfRow]) -> VectorIndex:
        """An index of just these rows, which learns from them what titles have in common."""
        return WhitenedIndex(index, _fingerprints(rows), self._kept.load)

    def keywords(self, shelf: Shelf) -> KeywordIndex:
        """The keyword index of a state."""
        return KeywordIndex.in_memory(self._catalog.tokens(shelf), self._parts)


def _as_seen(shelf: Shelf) -> tuple[Shelf, ...]:
    """All of a state, and what each audience sees that does not see all."""
    return (shelf, *map(shelf.seen_by, shelf.audiences()))


def _keywords_mark(shelf: Shelf) -> str:
    return mark_of("keywords", FORMAT, *(edition.content_hash for edition in shelf.editions))


def _fingerprints(rows: Iterable[ShelfRow]) -> list[str]:
    return sorted({row.fingerprint for row in rows})
