"""Whether a file says anything new (同じ文面): pages are made afresh each time, their text is not."""

from knowledge.domain.publication import Publication
from knowledge.library.catalog import EditionState
from knowledge.library.history import History


def says_the_same(publication: Publication, history: History) -> bool:
    """Whether the newest edition of the document that answers or waits has these sections with this text."""
    held = history.of(publication.edition.document.id)
    newest = next((one for one in held if one.state is not EditionState.RETIRED), None)
    if newest is None:
        return False
    kept = history.publication(newest.shelved.key)
    return [chunk.fingerprint for chunk in kept.chunks] == [chunk.fingerprint for chunk in publication.chunks]
