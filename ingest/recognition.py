"""Whether a new document looks like one that is known (文書の見分け): the same series, or much of the same text."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from ingest.edition_words import without_edition
from knowledge.domain.document import Chunk, Document
from knowledge.domain.publication import Publication
from knowledge.library.library import Library
from knowledge.library.vectors import Face
from knowledge.text import fold

_SAMPLE = 30
_NEAREST = 5
_SAME_TEXT = 90.0  # rapidfuzz ratio, 0..100
_LEAST_SHARED = 0.5
_FEWEST_SHARED = 3  # passages: two pages of one site share a frame, and are still two documents
_YEARS = re.compile(r"(?:令和|平成|r|h)?(?:元|[0-9]+)年?度?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """A known document that a new one resembles; `shared` is the share of sampled passages that stand there too."""

    document: Document
    shared: float


def likeness_of(publication: Publication, library: Library) -> Likeness | None:
    """The known document that a published one resembles most, by text or by a title that differs in its year only."""
    own = publication.edition.document
    others = {edition.document.id: edition.document for edition in library.editions() if edition.document.id != own.id}
    if not others:
        return None
    shared = _shared(publication, library)
    best = max(others, key=lambda one: shared.get(one, 0.0))
    if shared.get(best, 0.0) >= _LEAST_SHARED:
        return Likeness(document=others[best], shared=shared[best])
    return next(
        (
            Likeness(document=one, shared=shared.get(one.id, 0.0))
            for one in others.values()
            if _series(one) == _series(own)
        ),
        None,
    )


def _shared(publication: Publication, library: Library) -> dict[str, float]:
    """For each document, the share of a sample of our chunks that stand there nearly word for word."""
    chunks = publication.chunks
    sample = chunks[:: max(1, len(chunks) // _SAMPLE)][:_SAMPLE]
    found: Counter[str] = Counter()
    for chunk, vector in zip(sample, library.vectors_of(Face.BODY, sample), strict=True):
        near = library.chunks(hit.chunk_id for hit in library.nearest(Face.BODY, vector, _NEAREST)).values()
        found.update(_documents_saying(chunk, near))
    return {document: count / len(sample) for document, count in found.items() if count >= _FEWEST_SHARED}


def _documents_saying(chunk: Chunk, near: Iterable[Chunk]) -> set[str]:
    text = fold(chunk.text)
    return {
        one.location.edition.document.id
        for one in near
        if one.location.edition.document.id != chunk.location.edition.document.id
        and fuzz.ratio(text, fold(one.text), score_cutoff=_SAME_TEXT)
    }


def _series(document: Document) -> str:
    """The title without edition and years: two of one series differ in nothing else."""
    return re.sub(r"[\W_]", "", _YEARS.sub("", fold(without_edition(document.title))))
