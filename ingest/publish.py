"""From a publication to the current edition (公開): stage, embed, verify, flip, retire; a killed run is resumed."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from knowledge.domain.document import Edition
from knowledge.domain.publication import Publication
from knowledge.library.library import Library

_log = logging.getLogger(__name__)
Progress = Callable[[int, int], None]
"""(chunks embedded, chunks to embed)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What came of a publication. `unchanged` says that it was current already; `embedded` counts new vectors."""

    edition: Edition
    chunks: int
    embedded: int
    unchanged: bool

    @property
    def reused(self) -> int:
        """How many chunks are as they were in an edition before."""
        return self.chunks - self.embedded


def publish(publication: Publication, library: Library, *, progress: Progress) -> Published:
    """Makes a publication current; the edition before it answers until the flip, and whatever happens before it.

    Raises LibraryBusy while another process publishes, OtherModelError where the vectors are of another model.
    """
    edition = publication.edition
    with library.writing():
        if library.is_current(publication):
            return Published(edition=edition, chunks=len(publication.chunks), embedded=0, unchanged=True)
        library.stage(publication)
        embedded = library.embed(edition.id, progress=progress)
        library.verify(edition.id)
        library.flip(edition.id)
        library.retire()
    _log.info("published edition=%s chunks=%d embedded=%d", edition.id, len(publication.chunks), embedded)
    return Published(edition=edition, chunks=len(publication.chunks), embedded=embedded, unchanged=False)
