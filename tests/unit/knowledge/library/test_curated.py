"""Curated answers are kept with who approved them and when, once for what was answered, and taken back."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from knowledge.domain.curated import CuratedAnswer
from knowledge.domain.visibility import FOR_ALL, only_in
from knowledge.library.curated import CuratedStore
from knowledge.library.database.engine import Database
from knowledge.library.shelving import Shelving
from knowledge.library.visibilities import VisibilityChange
from knowledge.testing import edition, publication

AT = datetime(2026, 7, 1, 9, tzinfo=UTC)
LATER = datetime(2026, 8, 1, 9, tzinfo=UTC)
CURATED = CuratedAnswer(
    id="k1",
    handoff_id="h1",
    team="T1",
    question="手数料は？",
    reply="300円です。",
    basis="手数料条例",
    edition_ids=("e1", "e2"),
    answered_on=date(2026, 7, 1),
    approved_by="U1",
    approved_at=AT,
)


@pytest.fixture
def store(database: Database) -> CuratedStore:
    return CuratedStore(database)


def test_an_answer_is_approved_once_for_what_was_answered(store: CuratedStore) -> None:
    assert store.approve(CURATED) == CURATED
    assert store.approve(replace(CURATED, id="k2", approved_by="U2")) == CURATED
    assert store.standing_for("h1") == CURATED
    assert store.standing("T1", 5) == (CURATED,)
    assert store.standing("T2", 5) == ()


def test_what_was_taken_back_may_be_approved_anew(store: CuratedStore) -> None:
    store.approve(CURATED)
    assert store.withdraw("T1", "k1", by="U9", at=LATER)
    assert store.standing_for("h1") is None
    newer = replace(CURATED, id="k2", approved_at=LATER)
    assert store.approve(newer) == newer
    assert store.standing("T1", 5) == (newer,)


def test_taking_back_again_is_told_the_same_and_another_workspaces_answer_stays(store: CuratedStore) -> None:
    store.approve(CURATED)
    assert not store.withdraw("T2", "k1", by="U9", at=LATER)
    assert store.standing("T1", 5) == (CURATED,)
    assert [store.withdraw("T1", "k1", by="U9", at=LATER) for _ in range(2)] == [True, True]
    assert not store.withdraw("T1", "none", by="U9", at=LATER)


def test_the_last_approved_come_first(store: CuratedStore) -> None:
    store.approve(CURATED)
    younger = replace(CURATED, id="k2", handoff_id="h2", approved_at=LATER)
    store.approve(younger)
    assert store.standing("T1", 5) == (younger, CURATED)
    assert store.standing("T1", 1) == (younger,)


def test_what_rests_on_what_not_everyone_may_see_is_shown_to_nobody(store: CuratedStore, database: Database) -> None:
    plan = publication(["出張所を再編する。"], of=edition("再編の案"))
    shelving = Shelving(database)
    shelving.stage(plan, "hashing")
    store.approve(replace(CURATED, edition_ids=(plan.edition.id,)))
    store.approve(replace(CURATED, id="k2", handoff_id="h2", approved_at=AT - timedelta(days=1)))
    assert [one.id for one in store.standing("T1", 5)] == ["k1", "k2"]
    shelving.limit(plan.edition.document.id, VisibilityChange(visibility=only_in(["C0COUNCIL"]), at=LATER))
    assert [one.id for one in store.standing("T1", 1)] == ["k2"]
    shelving.limit(plan.edition.document.id, VisibilityChange(visibility=FOR_ALL, at=LATER))
    assert [one.id for one in store.standing("T1", 1)] == ["k1"]
