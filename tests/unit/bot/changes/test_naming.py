"""Which two editions are compared when a person names some, or none."""

from datetime import UTC, datetime

import pytest

from bot.changes.naming import editions_to_compare
from knowledge.errors import AmbiguousDocument, NoOtherEdition, UnknownDocument
from knowledge.library.catalog import EditionState
from knowledge.library.history import Held
from knowledge.library.shelf import Shelved
from knowledge.testing import edition

_STATES = {"s": EditionState.STAGED, "c": EditionState.CURRENT, "r": EditionState.RETIRED}


def _document(title, *held):
    """(label, state, key) or (label, state, key, hash), newest registration first."""
    return tuple(
        Held(
            shelved=Shelved(key=key, content_hash=f"{key}", document_id=title),
            edition=edition(title, label, source_hash=(*rest, f"{title}{key}")[0]),
            state=_STATES[state],
            chunks=1,
            pages=1,
            reading="",
            published_at=datetime(2025, 4, 1, tzinfo=UTC),
        )
        for label, state, key, *rest in held
    )


def _labels(name, old, new, *documents):
    older, newer = editions_to_compare(name, old, new, documents)
    return older.edition.label, newer.edition.label


_THREE = _document("窓口の手引き", ("第3版", "s", 3), ("第2版", "c", 2), ("第1版", "r", 1))
_TWO = _document("窓口の手引き", ("第2版", "c", 2), ("第1版", "r", 1))


@pytest.mark.parametrize(
    ("document", "old", "new", "found"),
    [
        (_THREE, "", "", ("第2版", "第3版")),
        (_TWO, "", "", ("第1版", "第2版")),
        (_THREE, "第1版", "", ("第1版", "第3版")),
        (_THREE, "第1版", "第2版", ("第1版", "第2版")),
        (_THREE, "", "第2版", ("第1版", "第2版")),
    ],
)
def test_what_is_not_named_is_filled_in(document, old, new, found):
    assert _labels("手引き", old, new, document) == found


def test_the_same_file_read_again_is_not_the_edition_before():
    document = _document(
        "窓口の手引き", ("第2版", "c", 3, "same"), ("第2版", "r", 2, "same"), ("第1版", "r", 1, "other")
    )

    assert _labels("窓口", "", "", document) == ("第1版", "第2版")


def test_one_edition_cannot_be_compared():
    with pytest.raises(NoOtherEdition):
        editions_to_compare("手引き", "", "", [_document("窓口の手引き", ("第1版", "c", 1))])


def test_an_edition_is_not_compared_with_itself():
    with pytest.raises(NoOtherEdition):
        editions_to_compare("手引き", "第2版", "第2版", [_document("手引き", ("第2版", "c", 1))])


def test_an_unknown_edition_is_refused():
    with pytest.raises(UnknownDocument):
        editions_to_compare("手引き", "第9版", "", [_TWO])


def test_a_name_that_fits_several_documents_is_refused():
    other = _document("研修の手引き", ("第1版", "c", 9))
    with pytest.raises(AmbiguousDocument):
        editions_to_compare("手引き", "", "", [_TWO, other])
