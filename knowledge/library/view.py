"""One generation of the library as readers see it; what it holds open is closed when its last reader has left."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from knowledge.domain.case import Case
from knowledge.domain.document import Chunk, Edition, Location
from knowledge.domain.measure import Measure
from knowledge.library.catalog import Catalog, Shelf
from knowledge.library.embedding import Vectors2D
from knowledge.library.glossary import Named
from knowledge.library.indexes import Indexes, PassingIndexes
from knowledge.library.keywords import KeywordIndex, Match
from knowledge.library.vectors import Face, VectorIndex

_MOST_CHUNKS = 5000  # remembered; when there are more, remembering starts anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A current chunk and how well it fits, on the scale of the list it came from."""

    chunk_id: str
    score: float


class View:
    """The chunks, records and indexes of one generation; what is costly loads when it is first asked for."""

    def __init__(self, shelf: Shelf, *, catalog: Catalog, indexes: Indexes | PassingIndexes) -> None:
        self.shelf = shelf
        self._catalog = catalog
        self._indexes = indexes
        self._rows = catalog.rows(shelf)
        self._ids_of: dict[str, list[str]] = {}
        self._fingerprints = {row.chunk_id: row.fingerprint for row in self._rows}
        for row in self._rows:
            self._ids_of.setdefault(row.fingerprint, []).append(row.chunk_id)
        self._chunks: dict[str, Chunk] = {}
        self._loading = threading.RLock()
        self._editions: tuple[Edition, ...] | None = None
        self._cases: tuple[Case, ...] | None = None
        self._measures: tuple[Measure, ...] | None = None
        self._sections: tuple[Location, ...] | None = None
        self._names: tuple[tuple[str, ...], ...] | None = None
        self._headings: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._vectors: VectorIndex | None = None
        self._keywords: KeywordIndex | None = None

    def size(self) -> int:
        """How many chunks there are."""
        return len(self._rows)

    def nearest(self, face: Face, vector: Vectors2D, limit: int) -> list[Hit]:
        """Chunks by cosine similarity, best first; all that have the same text, where a section says it twice."""
        if not self._rows:
            return []
        hits = [
            Hit(chunk_id=chunk_id, score=neighbour.similarity)
            for neighbour in self.vectors().nearest(face, vector, min(limit, len(self._rows)))
            for chunk_id in self._ids_of[neighbour.fingerprint]
        ]
        return hits[:limit]

    def matching(self, tokens: Sequence[str], limit: int, named: Sequence[Named]) -> list[Hit]:
        """Chunks by BM25, best first."""
        if not self._rows:
            return []
        return self._hits(self.keywords().matching(tokens, limit, named))

    def covering(self, tokens: Sequence[str], limit: int, named: Sequence[Named]) -> list[Hit]:
        """Chunks by the share of the tokens' weight that they have, best first."""
        if not self._rows:
            return []
        return self._hits(self.keywords().covering(tokens, limit, named))

    def _hits(self, matches: Iterable[Match]) -> list[Hit]:
        return [Hit(chunk_id=self._rows[match.number].chunk_id, score=match.score) for match in matches]

    def fingerprints(self, ids: Iterable[str]) -> dict[str, str]:
        """The fingerprints of current chunks by id; an id that is not current is left out."""
        return {one: self._fingerprints[one] for one in ids if one in self._fingerprints}

    def editions(self) -> tuple[Edition, ...]:
        """The editions, by title."""
        with self._loading:
            if self._editions is None:
                self._editions = self._catalog.editions(self.shelf)
            return self._editions

    def cases(self) -> tuple[Case, ...]:
        """The cases of all editions."""
        with self._loading:
            if self._cases is None:
                self._cases = self._catalog.cases(self.shelf)
            return self._cases

    def measures(self) -> tuple[Measure, ...]:
        """The measures of all editions."""
        with self._loading:
            if self._measures is None:
                self._measures = self._catalog.measures(self.shelf)
            return self._measures

    def names(self) -> tuple[tuple[str, ...], ...]:
        """The names of one thing that the editions define themselves."""
        with self._loading:
            if self._names is None:
                self._names = self._catalog.names(self.shelf)
            return self._names

    def headings(self, chunk: Chunk) -> tuple[tuple[str, ...], ...]:
        """The heading paths of the edition of a chunk, in reading order; read once."""
        edition = chunk.location.edition.id
        with self._loading:
            if edition not in self._headings:
                self._headings[edition] = self._catalog.headings(chunk)
            return self._headings[edition]

    def sections(self) -> tuple[Location, ...]:
        """Where every section begins."""
        with self._loading:
            if self._sections is None:
                self._sections = self._catalog.sections(self.shelf)
            return self._sections

    def vectors(self) -> VectorIndex:
        """The vector index."""
        with self._loading:
            if self._vectors is None:
                self._vectors = self._indexes.vectors(self._rows)
            return self._vectors

    def keywords(self) -> KeywordIndex:
        """The keyword index."""
        with self._loading:
            if self._keywords is None:
                self._keywords = self._indexes.keywords(self.shelf)
            return self._keywords

    def frequency(self, token: str) -> int:
        """In how many chunks the token stands."""
        return self.keywords().frequency(token) if self._rows else 0

    def chunks(self, ids: Iterable[str]) -> dict[str, Chunk]:
        """Chunks by id, of this generation or kept from earlier ones."""
        wanted = list(dict.fromkeys(ids))
        held = {one: self._chunks[one] for one in wanted if one in self._chunks}
        if len(held) < len(wanted):
            fresh = self._catalog.chunks(one for one in wanted if one not in held)
            if len(self._chunks) + len(fresh) > _MOST_CHUNKS:
                self._chunks = {}
            self._chunks.update(fresh)
            held |= fresh
        return {one: held[one] for one in wanted if one in held}

    def close(self) -> None:
        """Gives back the indexes."""
        with self._loading:
            if self._vectors is not None:
                self._vectors.close()
                self._vectors = None


class Views:
    """Hands out the view of the current generation, whichever process made it."""

    def __init__(self, *, catalog: Catalog, indexes: Indexes) -> None:
        self._catalog = catalog
        self._indexes = indexes
        self._changing = threading.Lock()
        self._current: View | None = None
        self._readers: dict[View, int] = {}

    @contextmanager
    def current(self) -> Iterator[View]:
        """The view of this moment; it stays open until the caller is through with it."""
        view = self._enter()
        try:
            yield view
        finally:
            self._leave(view)

    def close(self) -> None:
        """Closes the current view; a later reader opens a new one."""
        with self._changing:
            self._forget()

    def _enter(self) -> View:
        generation = self._catalog.generation()
        with self._changing:
            if self._current is None or self._current.shelf.generation < generation:
                self._forget()
                self._current = View(self._catalog.shelf(), catalog=self._catalog, indexes=self._indexes)
            self._readers[self._current] = self._readers.get(self._current, 0) + 1
            return self._current

    def _leave(self, view: View) -> None:
        with self._changing:
            self._readers[view] -= 1
            if not self._readers[view]:
                del self._readers[view]
                if view is not self._current:
                    view.close()

    def _forget(self) -> None:
        """Lets go of the current view; its last reader closes it."""
        if self._current is not None and self._current not in self._readers:
            self._current.close()
        self._current = None


class FixedView:
    """Hands out one view, whatever becomes current meanwhile; who made the view closes it."""

    def __init__(self, view: View) -> None:
        self._view = view

    @contextmanager
    def current(self) -> Iterator[View]:
        """The view."""
        yield self._view

    def close(self) -> None:
        """Nothing to do: the view is its maker's."""
