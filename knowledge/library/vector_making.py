"""Making the vectors that an edition lacks (埋め込み), some at a time: a killed run goes on where it was."""

from collections.abc import Callable

from knowledge.domain.document import Chunk
from knowledge.library.catalog import Catalog
from knowledge.library.embedding import Embedder, means
from knowledge.library.faces import texts_of
from knowledge.library.kept_vectors import KeptVectors
from knowledge.library.shelf import Shelved
from knowledge.library.vectors import Face

_AT_ONCE = 64  # chunks embedded between two writes: what a killed run may have to do again


class VectorMaking:
    """Embeds chunks and keeps their vectors."""

    def __init__(self, *, catalog: Catalog, kept: KeptVectors, embedder: Embedder) -> None:
        self._catalog = catalog
        self._kept = kept
        self._embedder = embedder

    def missing(self, shelved: Shelved) -> list[Chunk]:
        """The chunks of an edition that lack a vector, one for each fingerprint."""
        chunks = {chunk.fingerprint: chunk for chunk in self._catalog.chunks_of(shelved)}
        missing = {fingerprint for face in Face for fingerprint in self._kept.missing(face, list(chunks))}
        return [chunk for fingerprint, chunk in chunks.items() if fingerprint in missing]

    def make(self, shelved: Shelved, progress: Callable[[int, int], None]) -> int:
        """Embeds what an edition lacks, in batches; calls progress(done, total); returns how many were."""
        chunks = self.missing(shelved)
        # Texts of like length are embedded together: little of a batch is padding then.
        chunks.sort(key=lambda chunk: -len(chunk.text))
        for start in range(0, len(chunks), _AT_ONCE):
            some = chunks[start : start + _AT_ONCE]
            fingerprints = [chunk.fingerprint for chunk in some]
            for face in Face:
                texts = [texts_of(face, chunk) for chunk in some]
                vectors = self._embedder.passages([text for of_chunk in texts for text in of_chunk])
                self._kept.replace(face, fingerprints, means(vectors, [len(of_chunk) for of_chunk in texts]))
            progress(start + len(some), len(chunks))
        return len(chunks)
