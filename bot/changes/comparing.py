"""Compares two kept editions of a document that a person names."""

from bot.changes.naming import editions_to_compare
from knowledge.domain.changes import EditionChanges
from knowledge.library.changes.between import changes_between
from knowledge.library.history import History


def compare(history: History, name: str, *, old: str, new: str) -> EditionChanges:
    """What changed in the document named; empty labels mean what waits against what answers, or the last two.

    Raises UnknownDocument, AmbiguousDocument, NoOtherEdition.
    """
    older, newer = editions_to_compare(name, old, new, history.documents())
    return changes_between(history.publication(older.shelved.key), history.publication(newer.shelved.key))
