"""The published library: what readers see of the catalogue, the vectors and the keyword index, as one thing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from knowledge.domain.case import Case
from knowledge.domain.document import Chunk, Edition, Location
from knowledge.domain.measure import Measure
from knowledge.domain.publication import Publication
from knowledge.domain.visibility import Audience
from knowledge.errors import LibraryError, OtherModelError
from knowledge.library.catalog import Catalog, EditionState
from knowledge.library.embedding import Embedder, Vectors2D
from knowledge.library.glossary import Glossary, Named, joined
from knowledge.library.history import Held, History
from knowledge.library.indexes import Indexes, PassingIndexes
from knowledge.library.kept_vectors import KeptVectors
from knowledge.library.neighbours import shared
from knowledge.library.shelf import Shelf, Shelved
from knowledge.library.shelving import Shelving
from knowledge.library.vector_making import VectorMaking
from knowledge.library.vectors import Face
from knowledge.library.view import FixedView, Hit, View, Views
from knowledge.library.visibilities import VisibilityChange
from knowledge.library.words import Dictionary
from knowledge.library.writing import WritingLock

_T = TypeVar("_T")


class Library:
    """Readers see current editions only; a publication is staged beside them and flipped in one transaction.

    Any number of threads and processes may read; one writes (`writing`), the others get LibraryBusy. A reader sees a
    new generation with its next call, whichever process made it.
    """

    def __init__(
        self,
        *,
        catalog: Catalog,
        shelving: Shelving,
        kept: KeptVectors,
        indexes: Indexes,
        history: History,
        lock: WritingLock,
        embedder: Embedder,
        words: Dictionary,
        glossary: Glossary,
        views: Views | FixedView | None = None,
        audience: Audience | None = None,
    ) -> None:
        self.embedder = embedder
        self.words = words
        self.history = history
        self.visibilities = history.visibilities
        self._glossary = glossary
        self._of_documents = Glossary((), words)
        self._catalog = catalog
        self._shelving = shelving
        self._kept = kept
        self._making = VectorMaking(catalog=catalog, kept=kept, embedder=embedder)
        self._indexes = indexes
        self._lock = lock
        self._views = views or Views(catalog=catalog, indexes=indexes)
        self._audience = audience

    # --- reading ---------------------------------------------------------------------------------------------------
    def size(self) -> int:
        """How many chunks are current."""
        return self._read(View.size)

    def editions(self) -> tuple[Edition, ...]:
        """The current edition of every document, by title."""
        return self._read(View.editions)

    def nearest(self, face: Face, vector: Vectors2D, limit: int) -> list[Hit]:
        """Current chunks by cosine similarity to one query vector, best first."""
        return self._read(lambda view: view.nearest(face, vector, limit))

    def vectors_of(self, face: Face, chunks: Sequence[Chunk]) -> Vectors2D:
        """The kept vectors of chunks, in order: (chunks, dimension) unit vectors."""
        return self._kept.load(face, [chunk.fingerprint for chunk in chunks])

    def among_neighbours(self, hits: Sequence[Hit], *, share: float, nearest: int) -> list[Hit]:
        """Hits with `share` of their score taken from the `nearest` in meaning among them, best first.

        What was taken off the shelf meanwhile is left out.
        """
        fingerprints = self._read(lambda view: view.fingerprints(hit.chunk_id for hit in hits))
        there = [hit for hit in hits if hit.chunk_id in fingerprints]
        if not there:
            return []
        vectors = self._kept.load(Face.BODY, [fingerprints[hit.chunk_id] for hit in there])
        scores = shared([hit.score for hit in there], vectors, share=share, nearest=nearest)
        found = [Hit(chunk_id=hit.chunk_id, score=score) for hit, score in zip(there, scores, strict=True)]
        return sorted(found, key=lambda hit: (-hit.score, hit.chunk_id))

    def named(self, text: str) -> tuple[Named, ...]:
        """The names in a question that have other names, by the glossary and by what the documents define."""
        defined = self._read(View.names)
        if self._of_documents.groups is not defined:
            self._of_documents = Glossary(defined, self.words)
        return joined((*self._glossary.asked(text), *self._of_documents.asked(text)))

    def covering(self, tokens: Sequence[str], limit: int, named: Sequence[Named] = ()) -> list[Hit]:
        """Current chunks by how much of the tokens' weight (0..1) they have at all, best first."""
        return self._read(lambda view: view.covering(tokens, limit, named))

    def matching(self, tokens: Sequence[str], limit: int, named: Sequence[Named] = ()) -> list[Hit]:
        """Current chunks by BM25 over their tokens, best first; what is named is found by its other names too."""
        return self._read(lambda view: view.matching(tokens, limit, named))

    def document_frequency(self, tokens: Iterable[str]) -> dict[str, int]:
        """In how many current chunks each token stands; 0 for unknown ones."""
        wanted = tuple(tokens)
        return self._read(lambda view: {token: view.frequency(token) for token in wanted})

    def chunks(self, ids: Iterable[str]) -> dict[str, Chunk]:
        """Chunks by id; current ones and, for citations of older answers, kept ones of retired editions."""
        wanted = tuple(ids)
        return self._read(lambda view: view.chunks(wanted))

    def section(self, chunk: Chunk) -> tuple[Chunk, ...]:
        """The chunks of the same edition and heading path as `chunk`, in reading order."""
        return self._catalog.section(chunk)

    def headings(self, chunk: Chunk) -> tuple[tuple[str, ...], ...]:
        """The heading paths of the edition that `chunk` is of, in reading order."""
        return self._read(lambda view: view.headings(chunk))

    def under(self, chunk: Chunk, path: tuple[str, ...]) -> tuple[Chunk, ...]:
        """The chunks under a heading of the edition that `chunk` is of, whatever headings lie between."""
        return self._catalog.under(chunk, path)

    def cases(self) -> tuple[Case, ...]:
        """The cases of all current editions."""
        return self._read(View.cases)

    def measures(self) -> tuple[Measure, ...]:
        """The measures of all current editions."""
        return self._read(View.measures)

    def sections(self) -> tuple[Location, ...]:
        """Where every section of the current editions begins, document by document in reading order."""
        return self._read(View.sections)

    def current_edition(self, document_id: str) -> Edition | None:
        """The current edition of a document, or ``None`` where it has not been published."""
        return self._catalog.current_edition(document_id)

    def holds_file(self, source_hash: str) -> bool:
        """Whether an edition that answers, or once did, was made of this file."""
        return self.history.holds_file(source_hash)

    def alone(self, edition: Shelved) -> "Library | None":
        """One kept edition as a library by itself, to be read; ``None`` where its vectors have been forgotten."""
        if not self._catalog.shows(edition.document_id) or self._making.missing(edition):
            return None
        shelf = Shelf(generation=0, embedding_model=self.embedder.name, editions=(edition,))
        passing = PassingIndexes(catalog=self._catalog, kept=self._kept, parts=self.words.parts)
        return self._seen(self._catalog, FixedView(View(shelf, catalog=self._catalog, indexes=passing)), self._audience)

    def seen_by(self, audience: Audience) -> "Library":
        """The library to be read by one audience: of what it may not see, nothing is found, counted or opened."""
        if isinstance(self._views, FixedView):
            raise LibraryError("one fixed state is not seen by others", which=audience.channel)
        return self._seen(self._catalog.seen_by(audience), self._views, audience)

    def known_file(self, source_hash: str, reading: str) -> Held | None:
        """The current or staged edition that a file became when it was last read this way, so that it need not be."""
        return self.history.of_file(source_hash, reading, self.embedder.name)

    # --- writing, in this order ------------------------------------------------------------------------------------
    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keeps other writers away; raises LibraryBusy when there is one. The steps below take it by themselves too."""
        with self._lock.held():
            yield

    def stage(self, publication: Publication, decided: VisibilityChange | None = None) -> EditionState:
        """Keeps a publication beside the current edition; readers see nothing of it. Repeating it changes nothing.

        What is `decided` on who may see it holds for a new document. Returns CURRENT where exactly this publication
        answers already, so that there is nothing to do, else STAGED.
        """
        with self.writing():
            self.refuse_other_model()
            return self._shelving.stage(publication, self.embedder.name, decided)

    def embed(self, edition_id: str, *, progress: Callable[[int, int], None]) -> int:
        """Embeds what a staged edition lacks, in batches; calls progress(done, total); returns how many were."""
        with self.writing():
            self.refuse_other_model()
            return self._making.make(self._shelving.staged(edition_id), progress)

    def verify(self, edition_id: str) -> None:
        """Checks that every chunk of a staged edition has both vectors; raises LibraryError where one has not."""
        if missing := self._making.missing(self._shelving.staged(edition_id)):
            raise LibraryError(f"{len(missing)} chunks have no vector", which=edition_id, todo="publish again")

    @contextmanager
    def looking_ahead(self, edition_id: str) -> Iterator["Library"]:
        """The library as it will be when the staged edition is current: to ask it before anybody else does.

        Its indexes are made now, once: the flip finds them ready.
        """
        with self.writing():
            staged = self._shelving.staged(edition_id)
            shelf = self._catalog.shelf().with_edition(staged)
            self._indexes.make(shelf)
            catalog = self._catalog.looking_ahead(staged)
            view = View(shelf, catalog=catalog, indexes=self._indexes)
            try:
                yield self._seen(catalog, FixedView(view), None)
            finally:
                view.close()

    def flip(self, edition_id: str, *, at: datetime | None = None) -> None:
        """Makes a staged edition the current one of its document: first its indexes, then in one transaction.

        `at` is the moment that the history shows.
        """
        with self.writing():
            staged = self._shelving.staged(edition_id)
            self._indexes.make(self._catalog.shelf().with_edition(staged))
            self._shelving.flip(staged, at=at)

    def roll_back(self, retired: Held, *, progress: Callable[[int, int], None], at: datetime | None = None) -> None:
        """Makes a retired edition answer again, embedding what was forgotten of it; the one it replaces is kept."""
        with self.writing():
            self.refuse_other_model()
            self._making.make(retired.shelved, progress)
            self._indexes.make(self._catalog.shelf().with_edition(retired.shelved))
            self._shelving.flip(retired.shelved, at=at)
            self.retire()

    def remove(self, document_id: str) -> None:
        """Takes a document off the shelf; its edition is kept for a way back, and old citations still open."""
        with self.writing():
            self._indexes.make(self._catalog.shelf().without(document_id))
            self._shelving.remove(document_id)
            self.retire()

    def limit(self, document_id: str, decided: VisibilityChange) -> None:
        """Decides who may see a document and all its editions; whoever may not sees nothing of it from now on."""
        with self.writing():
            self._shelving.limit(document_id, decided)
            self._indexes.make(self._catalog.shelf())
            self.retire()

    def retire(self) -> None:
        """Forgets vectors and staged leftovers that no kept edition needs; safe to repeat or interrupt."""
        with self.writing():
            self._shelving.retire()
            self._indexes.keep_only(self._catalog.shelf())

    def refuse_other_model(self) -> None:
        """Raises OtherModelError when the library's vectors were made by another model than the one set."""
        model = self._catalog.shelf().embedding_model
        if model not in ("", self.embedder.name):
            raise OtherModelError(
                f"the library was made with {model}", which=self.embedder.name, todo="set that model, or a new folder"
            )

    def close(self) -> None:
        """Gives back what is held open."""
        self._views.close()

    def _read(self, ask: Callable[[View], _T]) -> _T:
        """Asks the current view; what fails because the view was cleared away meanwhile is asked of the next one."""
        failed: View | None = None
        while True:
            with self._views.current(self._audience) as view:
                try:
                    return ask(view)
                except Exception:
                    if view is failed or view.shelf.generation == self._catalog.generation():
                        raise
                    failed = view

    def _seen(self, catalog: Catalog, views: Views | FixedView, audience: Audience | None) -> "Library":
        """The same library as other eyes see it."""
        return Library(
            catalog=catalog,
            shelving=self._shelving,
            kept=self._kept,
            indexes=self._indexes,
            history=self.history if audience is None else self.history.seen_by(audience),
            lock=self._lock,
            embedder=self.embedder,
            words=self.words,
            glossary=self._glossary,
            views=views,
            audience=audience,
        )
