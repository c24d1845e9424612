"""Which document or edition a person means (文書・版の指定): a part of its title, or its label, is enough."""

from collections.abc import Iterable, Sequence

from knowledge.errors import AmbiguousDocument, UnknownDocument
from knowledge.library.catalog import EditionState
from knowledge.library.history import Held
from knowledge.text import fold


def document_named(name: str, documents: Iterable[tuple[Held, ...]]) -> tuple[Held, ...]:
    """The editions of the one document whose title is, or else contains, `name`; or whose id begins with it.

    Raises UnknownDocument, or AmbiguousDocument with the titles that fit.
    """
    known = list(documents)
    wanted = _plain(name)
    exact = [one for one in known if wanted and _plain(one[0].edition.document.title) == wanted]
    fitting = exact or [one for one in known if wanted and _fits(wanted, one)]
    if not fitting:
        raise UnknownDocument("no document has this name", which=name)
    if len(fitting) > 1:
        titles = "、".join(f"「{one[0].edition.document.title}」" for one in fitting)
        raise AmbiguousDocument("several documents have this name", which=name, todo=titles)
    return fitting[0]


def edition_named(label: str, editions: Sequence[Held]) -> Held:
    """The newest edition whose label is, or else contains, `label`; raises UnknownDocument."""
    wanted = _plain(label)
    for fits in (lambda one: wanted == one, lambda one: wanted in one):
        for held in editions:
            if wanted and fits(_plain(held.edition.label)):
                return held
    raise UnknownDocument("the document has no such edition", which=label)


def earlier_edition(editions: Sequence[Held], label: str) -> Held:
    """The retired edition with this label; without one, the newest that is older than the current edition."""
    retired = [held for held in editions if held.state is EditionState.RETIRED]
    if label:
        return edition_named(label, retired)
    current = next((held for held in editions if held.state is EditionState.CURRENT), None)
    before = [held for held in retired if current is None or held.shelved.key < current.shelved.key]
    if not before:
        raise UnknownDocument("there is no earlier edition", which=editions[0].edition.document.title)
    return before[0]


def _fits(wanted: str, editions: tuple[Held, ...]) -> bool:
    document = editions[0].edition.document
    return wanted in _plain(document.title) or (len(wanted) >= 8 and document.id.startswith(wanted))


def _plain(text: str) -> str:
    return "".join(fold(text).split())
