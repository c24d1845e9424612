"""From a publication to the current edition (公開): stage, embed, examine, flip, retire; a killed run is resumed."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from knowledge.domain.document import Edition
from knowledge.domain.publication import Publication
from knowledge.domain.published import Finding, Outcome, Published
from knowledge.library.catalog import EditionState
from knowledge.library.library import Library
from knowledge.library.visibilities import VisibilityChange

_log = logging.getLogger(__name__)
Progress = Callable[[int, int], None]
"""(chunks embedded, chunks to embed)"""
Examine = Callable[[Library, Library], Sequence[Finding]]
"""What speaks against an edition, found by comparing the library as it is with the library as it will be."""


def prepare(
    publication: Publication, library: Library, *, progress: Progress, decided: VisibilityChange | None = None
) -> Published:
    """Stages a publication and embeds what is new, so that it can be published at once; readers see nothing of it.

    What is `decided` on who may see a new document holds before it is published.

    Raises LibraryBusy while another process writes, OtherModelError where the vectors are of another model.
    """
    edition = publication.edition
    with library.writing():
        current = library.stage(publication, decided) is EditionState.CURRENT
        embedded = 0 if current else library.embed(edition.id, progress=progress)
        if not current:
            library.verify(edition.id)
    _log.info("prepared edition=%s chunks=%d embedded=%d", edition.id, len(publication.chunks), embedded)
    outcome = Outcome.UNCHANGED if current else Outcome.STAGED
    return Published(edition=edition, chunks=len(publication.chunks), embedded=embedded, outcome=outcome)


def release(
    edition: Edition, library: Library, *, examine: Examine, forced: bool = False, at: datetime | None = None
) -> tuple[Finding, ...]:
    """Publishes a staged edition unless the examination finds something; returns what was found.

    `forced` publishes all the same. The edition before it answers until the flip, whatever happens before.
    """
    with library.writing():
        library.verify(edition.id)
        with library.looking_ahead(edition.id) as ahead:
            findings = tuple(examine(library, ahead))
        if not findings or forced:
            library.flip(edition.id, at=at)
            library.retire()
            _log.info("published edition=%s findings=%d", edition.id, len(findings))
    return findings


def publish(
    publication: Publication,
    library: Library,
    *,
    progress: Progress,
    examine: Examine = lambda _now, _ahead: (),
    forced: bool = False,
    at: datetime | None = None,
    decided: VisibilityChange | None = None,
) -> Published:
    """Prepares a publication and releases it."""
    with library.writing():
        prepared = prepare(publication, library, progress=progress, decided=decided)
        if prepared.outcome is Outcome.UNCHANGED:
            return prepared
        findings = release(publication.edition, library, examine=examine, forced=forced, at=at)
    return Published(
        edition=prepared.edition,
        chunks=prepared.chunks,
        embedded=prepared.embedded,
        outcome=Outcome.BLOCKED if findings and not forced else Outcome.PUBLISHED,
        findings=findings,
    )
