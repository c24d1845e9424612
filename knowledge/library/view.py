"""One generation of the library as readers see it; what it holds open is closed when its last reader has left."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from knowledge.domain.case import Case
from knowledge.domain.document import Chunk, Edition, Location
from knowledge.domain.measure import Measure
from knowledge.domain.visibility import EVERYONE, Audience
from knowledge.library.catalog import Catalog
from knowledge.library.embedding import Vectors2D
from knowledge.library.glossary import Named
from knowledge.library.indexes import OpensIndexes
from knowledge.library.keywords import KeywordIndex, Match
from knowledge.library.shelf import Shelf
from knowledge.library.sifted import SiftedIndexes
from knowledge.library.vectors import Face, VectorIndex

_MOST_CHUNKS = 5000  # remembered; when there are more, remembering starts anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A current chunk and how well it fits, on the scale of the list it came from."""

    chunk_id: str
    score: float


class View:
    """The chunks, records and indexes of one generation; what is costly loads when it is first asked for."""

    def __init__(self, shelf: Shelf, *, catalog: Catalog, indexes: OpensIndexes) -> None:
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
        self._whitened: VectorIndex | None = None
        self._keywords: KeywordIndex | None = None

    def size(self) -> int:
        """How many chunks there are."""
        return len(self._rows)

    def texts(self) -> int:
        """How many different texts there are."""
        return len(self._ids_of)

    def nearest(self, face: Face, vector: Vectors2D, limit: int) -> list[Hit]:
        """Chunks by similarity, best first; all that have the same text, where a section says it twice."""
        if not self._rows:
            return []
        hits = [
            Hit(chunk_id=chunk_id, score=neighbour.similarity)
            for neighbour in self._vectors_whitened().nearest(face, vector, min(limit, len(self._rows)))
            for chunk_id in self._ids_of.get(neighbour.fingerprint, ())
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
        """The vector index as it was made."""
        with self._loading:
            if self._vectors is None:
                self._vectors = self._indexes.vectors(self._rows)
            return self._vectors

    def _vectors_whitened(self) -> VectorIndex:
        with self._loading:
            if self._whitened is None:
                self._whitened = self._indexes.whitened(self.vectors(), self._rows)
            return self._whitened

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
                self._vectors = self._whitened = None


class Generation:
    """One generation as each audience sees it; audiences that see the same share a view."""

    def __init__(self, shelf: Shelf, *, catalog: Catalog, indexes: OpensIndexes) -> None:
        self.number = shelf.generation
        self._shelf = shelf
        self._catalog = catalog
        self._whole = View(shelf, catalog=catalog, indexes=indexes)
        self._sifted = SiftedIndexes(self._whole.vectors, size=self._whole.texts(), indexes=indexes)
        self._audiences = shelf.audiences()
        self._seen: dict[Audience, View] = {}
        self._making = threading.Lock()

    def seen_by(self, audience: Audience | None) -> View:
        """What an audience sees; without one, all. One that is not known sees what is for everyone."""
        if audience is None or not self._audiences:
            return self._whole
        known = audience if audience in self._audiences else EVERYONE
        with self._making:
            if known not in self._seen:
                part, catalog = self._shelf.seen_by(known), self._catalog.seen_by(known)
                self._seen[known] = View(part, catalog=catalog, indexes=self._sifted)
            return self._seen[known]

    def close(self) -> None:
        """Gives back the indexes."""
        for view in (*self._seen.values(), self._whole):
            view.close()


class Views:
    """Hands out the views of the current generation, whichever process made it."""

    def __init__(self, *, catalog: Catalog, indexes: OpensIndexes) -> None:
        self._catalog = catalog
        self._indexes = indexes
        self._changing = threading.Lock()
        self._current: Generation | None = None
        self._readers: dict[Generation, int] = {}

    @contextmanager
    def current(self, audience: Audience | None = None) -> Iterator[View]:
        """What an audience sees at this moment; it stays open until the caller is through with it."""
        generation = self._enter()
        try:
            yield generation.seen_by(audience)
        finally:
            self._leave(generation)

    def close(self) -> None:
        """Closes the current views; a later reader opens new ones."""
        with self._changing:
            self._forget()

    def _enter(self) -> Generation:
        number = self._catalog.generation()
        with self._changing:
            if self._current is None or self._current.number < number:
                self._forget()
                self._current = Generation(self._catalog.shelf(), catalog=self._catalog, indexes=self._indexes)
            self._readers[self._current] = self._readers.get(self._current, 0) + 1
            return self._current

    def _leave(self, generation: Generation) -> None:
        with self._changing:
            self._readers[generation] -= 1
            if not self._readers[generation]:
                del self._readers[generation]
                if generation is not self._current:
                    generation.close()

    def _forget(self) -> None:
        """Lets go of the current generation; its last reader closes it."""
        if self._current is not None and self._current not in self._readers:
            self._current.close()
        self._current = None


class FixedView:
    """Hands out one view, whatever becomes current meanwhile; who made the view closes it."""

    def __init__(self, view: View) -> None:
        self._view = view

    @contextmanager
    def current(self, _audience: Audience | None = None) -> Iterator[View]:
        """The view: who made it decided who sees it."""
        yield self._view

    def close(self) -> None:
        """Nothing to do: the view is its maker's."""
