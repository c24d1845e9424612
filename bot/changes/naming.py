"""Which two editions are compared (新旧の版): those named; else what waits against what answers, else the last two."""

from collections.abc import Iterable, Sequence

from bot.handbooks.naming import document_named, edition_named
from knowledge.errors import NoOtherEdition
from knowledge.library.catalog import EditionState
from knowledge.library.history import Held

Pair = tuple[Held, Held]
"""The older edition and the newer one."""


def editions_to_compare(name: str, old: str, new: str, documents: Iterable[tuple[Held, ...]]) -> Pair:
    """The editions that a person means; empty labels are filled in.

    Raises UnknownDocument, AmbiguousDocument, or NoOtherEdition where the document has one edition only.
    """
    editions = document_named(name, documents)
    newer = edition_named(new, editions) if new else _newest(editions)
    older = edition_named(old, _others(editions, newer) or editions) if old else _before(editions, newer)
    if older.shelved.key == newer.shelved.key:
        raise NoOtherEdition("an edition is compared with itself", which=editions[0].edition.document.title)
    return older, newer


def _newest(editions: Sequence[Held]) -> Held:
    """The edition that waits for a person, else the current one, else the last that was."""
    for state in (EditionState.STAGED, EditionState.CURRENT):
        for held in editions:
            if held.state is state:
                return held
    return editions[0]


def _before(editions: Sequence[Held], newer: Held) -> Held:
    """What answers now, for an edition that waits; else the one before: another file, not the same read again."""
    if newer.state is EditionState.STAGED:
        for held in editions:
            if held.state is EditionState.CURRENT:
                return held
    older = [held for held in _others(editions, newer) if held.shelved.key < newer.shelved.key]
    for held in older:
        if held.edition.source_hash != newer.edition.source_hash:
            return held
    if not older:
        raise NoOtherEdition("there is no earlier edition", which=newer.edition.document.title)
    return older[0]


def _others(editions: Sequence[Held], newer: Held) -> list[Held]:
    return [held for held in editions if held.shelved.key != newer.shelved.key]
