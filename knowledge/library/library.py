"""The published library: what readers see of the catalogue, the vectors and the keyword index, as one thing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from knowledge.domain.case import Case
from knowledge.domain.document import Chunk, Edition
from knowledge.domain.measure import Measure
from knowledge.domain.publication import Publication
from knowledge.library.embedding import Embedder, Vectors2D
from knowledge.library.vectors import Face
from knowledge.library.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A current chunk and how well it fits, on the scale of the list it came from."""

    chunk_id: str
    score: float


class Library:
    """Readers see current editions only; a publication is staged beside them and flipped in one transaction."""

    embedder: Embedder
    words: Words

    def size(self) -> int:
        """How many chunks are current."""
        raise NotImplementedError

    def editions(self) -> tuple[Edition, ...]:
        """The current edition of every document, by title."""
        raise NotImplementedError

    def nearest(self, face: Face, vector: Vectors2D, limit: int) -> list[Hit]:
        """Current chunks by cosine similarity to one query vector, best first."""
        raise NotImplementedError

    def matching(self, tokens: Sequence[str], limit: int) -> list[Hit]:
        """Current chunks by BM25 over their tokens, best first."""
        raise NotImplementedError

    def chunks(self, ids: Iterable[str]) -> dict[str, Chunk]:
        """Chunks by id; current ones and, for citations of older answers, kept ones of retired editions."""
        raise NotImplementedError

    def section(self, chunk: Chunk) -> tuple[Chunk, ...]:
        """The chunks of the same edition and heading path as `chunk`, in reading order."""
        raise NotImplementedError

    def cases(self) -> tuple[Case, ...]:
        """The cases of all current editions."""
        raise NotImplementedError

    def measures(self) -> tuple[Measure, ...]:
        """The measures of all current editions."""
        raise NotImplementedError

    def document_frequency(self, tokens: Iterable[str]) -> dict[str, int]:
        """In how many current chunks each token stands; 0 for unknown ones."""
        raise NotImplementedError

    def stage(self, publication: Publication) -> None:
        """Keeps a publication beside the current edition; readers see nothing of it. Repeating it changes nothing."""
        raise NotImplementedError

    def embed(self, edition_id: str, *, progress: Callable[[int, int], None]) -> int:
        """Embeds what has no vector yet, in batches; calls progress(done, total); returns how many were embedded."""
        raise NotImplementedError

    def flip(self, edition_id: str) -> None:
        """Makes a staged edition the current one of its document, in one transaction."""
        raise NotImplementedError

    def retire(self) -> None:
        """Forgets vectors and staged leftovers that no kept edition needs; safe to repeat or interrupt."""
        raise NotImplementedError
