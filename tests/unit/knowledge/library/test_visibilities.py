"""Of a document that an audience may not see, nothing comes out of the library: not a word, a count or a name."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa

from knowledge.domain.case import Case
from knowledge.domain.document import Edition
from knowledge.domain.measure import Measure
from knowledge.domain.visibility import EVERYONE, FOR_ALL, Audience, Visibility, only_in
from knowledge.errors import LibraryError
from knowledge.library.catalog import EditionState
from knowledge.library.library import Library
from knowledge.library.opening import open_words, stores_in
from knowledge.library.vectors import Face
from knowledge.library.visibilities import VisibilityChange
from knowledge.testing import HashingEmbedder, InMemoryVectors, edition, memory_library, publication, put

AT = datetime(2026, 7, 1, tzinfo=UTC)
COUNCIL, BUDGET = Audience(channel="C0COUNCIL"), Audience(channel="C0BUDGET")
OUTSIDERS = [EVERYONE, BUDGET, Audience(channel="C0NOBODY")]
OPEN = publication(
    [("窓口", "窓口の予約は電話で受け付ける。"), ("窓口", "窓口は月曜に混む。")], of=edition("窓口の手引")
)
PLAN = publication(
    [("再編", "出張所の再編は三年で進める。"), ("再編 > 窓口", "再編の後の窓口は二か所とする。")],
    of=edition("再編の案", "第1.0版"),
)
PLAN = replace(PLAN, names=(("再編検討会", "リオーグ会"),))
NEWER = publication([("再編", "出張所の再編は二年で進める。")], of=edition("再編の案", "第2.0版"))


def decided(visibility: Visibility) -> VisibilityChange:
    return VisibilityChange(visibility=visibility, at=AT)


@pytest.fixture
def library(tmp_path: Path, case: Case, measure: Measure) -> Iterator[Library]:
    """What is for all, and a plan with a case and a measure for the council alone."""
    held = memory_library(tmp_path, OPEN)
    put(held, replace(PLAN, cases=(case,), measures=(measure,)), only_in=["C0COUNCIL"])
    yield held
    held.close()


def titles(library: Library) -> list[str]:
    return [one.document.title for one in library.editions()]


def found(library: Library, text: str) -> set[str]:
    """The documents of all that any way of looking finds."""
    vector, tokens = library.embedder.queries([text])[0], library.words.content(text)
    hits = [hit for face in Face for hit in library.nearest(face, vector, 50)]
    hits += library.matching(tokens, 50) + library.covering(tokens, 50)
    chunks = library.chunks(hit.chunk_id for hit in hits)
    assert len(chunks) == len({hit.chunk_id for hit in hits})
    return {chunk.location.edition.document.title for chunk in chunks.values()}


# --- who sees it, and who does not ---------------------------------------------------------------------------------
def test_the_people_of_its_channel_see_a_limited_document_beside_what_is_for_all(library: Library) -> None:
    seen = library.seen_by(COUNCIL)
    assert titles(seen) == ["再編の案", "窓口の手引"]
    assert found(seen, "出張所の再編") >= {"再編の案"}
    assert seen.size() == 4
    assert len(seen.cases()) == len(seen.measures()) == 1
    assert seen.named("リオーグ会とは")
    assert seen.section(PLAN.chunks[0]) == PLAN.chunks[:1]


def test_others_find_nothing_of_it_on_any_way(library: Library) -> None:
    for seen in map(library.seen_by, OUTSIDERS):
        assert titles(seen) == ["窓口の手引"]
        assert found(seen, "出張所の再編は三年で進める。再編の後の窓口は二か所とする。") == {"窓口の手引"}
        assert seen.size() == 2
        assert seen.cases() == seen.measures() == ()
        assert seen.named("リオーグ会とは") == ()
        assert {place.edition.document.title for place in seen.sections()} == {"窓口の手引"}
        assert seen.document_frequency(["再編", "窓口"]) == {"再編": 0, "窓口": 2}


def test_others_open_nothing_of_it_though_they_know_its_ids(library: Library) -> None:
    hidden = PLAN.chunks[0]
    for seen in map(library.seen_by, OUTSIDERS):
        assert seen.chunks([hidden.id, OPEN.chunks[0].id]) == {OPEN.chunks[0].id: OPEN.chunks[0]}
        assert seen.section(hidden) == seen.headings(hidden) == seen.under(hidden, ("再編",)) == ()
        assert seen.current_edition(PLAN.edition.document.id) is None
        assert not seen.holds_file(PLAN.edition.source_hash)
        assert seen.history.of(PLAN.edition.document.id) == ()
        (held,) = library.history.of(PLAN.edition.document.id)
        assert seen.alone(held.shelved) is None
        with pytest.raises(LibraryError):
            seen.history.publication(held.shelved.key)


def test_whoever_keeps_the_shelf_sees_all(library: Library) -> None:
    assert titles(library) == ["再編の案", "窓口の手引"]
    assert library.size() == 4


def test_what_is_found_is_as_much_and_scored_as_if_there_were_nothing_else(tmp_path: Path) -> None:
    texts = [("制度", f"第{n}号の窓口の予約は電話で受け付ける。") for n in range(40)]
    few = publication(texts[:6], of=edition("窓口の手引"))
    alone = memory_library(tmp_path / "alone", few)
    beside = memory_library(tmp_path / "beside", few)
    put(beside, publication(texts, of=edition("再編の案")), only_in=["C0COUNCIL"])
    seen = beside.seen_by(EVERYONE)
    vector, tokens = seen.embedder.queries(["窓口の予約"])[0], seen.words.content("窓口の予約")
    assert seen.nearest(Face.BODY, vector, 5) == alone.nearest(Face.BODY, vector, 5)
    assert seen.matching(tokens, 5) == alone.matching(tokens, 5)
    assert seen.covering(tokens, 5) == alone.covering(tokens, 5)


def test_hidden_titles_do_not_move_the_order_of_those_that_are_seen(tmp_path: Path) -> None:
    seen_texts = [(f"{n}番の手続き", f"{n % 7}階の窓口で受け付ける。") for n in range(60)]
    hidden_texts = [(f"再編の第{n}案", f"出張所を{n}か所とする。") for n in range(60)]
    few = publication(seen_texts, of=edition("窓口の手引"))
    alone = memory_library(tmp_path / "alone", few)
    beside = memory_library(tmp_path / "beside", few)
    put(beside, publication(hidden_texts, of=edition("再編の案")), only_in=["C0COUNCIL"])
    vector = alone.embedder.queries(["手続きの窓口は何階ですか"])[0]
    everyones = beside.seen_by(EVERYONE).nearest(Face.TITLE, vector, 20)
    assert everyones == alone.nearest(Face.TITLE, vector, 20)
    assert everyones != [hit for hit in beside.nearest(Face.TITLE, vector, 120) if hit in everyones]


# --- editions ------------------------------------------------------------------------------------------------------
def test_its_other_editions_are_seen_by_as_few(library: Library) -> None:
    library.stage(NEWER)
    outside, inside = library.seen_by(EVERYONE), library.seen_by(COUNCIL)
    assert outside.history.of(PLAN.edition.document.id) == ()
    put(library, NEWER)
    assert [one.state for one in inside.history.of(PLAN.edition.document.id)] == [
        EditionState.CURRENT,
        EditionState.RETIRED,
    ]
    (_, retired) = library.history.of(PLAN.edition.document.id)
    assert inside.alone(retired.shelved) is not None
    assert outside.alone(retired.shelved) is None
    assert outside.history.of(PLAN.edition.document.id) == ()
    assert outside.chunks(chunk.id for chunk in (*PLAN.chunks, *NEWER.chunks)) == {}


def test_a_document_taken_off_the_shelf_stays_limited(library: Library) -> None:
    library.remove(PLAN.edition.document.id)
    assert library.seen_by(EVERYONE).chunks([PLAN.chunks[0].id]) == {}
    assert library.seen_by(COUNCIL).chunks([PLAN.chunks[0].id]) == {PLAN.chunks[0].id: PLAN.chunks[0]}


# --- deciding ------------------------------------------------------------------------------------------------------
def test_what_is_decided_holds_with_the_next_look_in_both_directions(library: Library) -> None:
    seen, council = library.seen_by(EVERYONE), library.seen_by(COUNCIL)
    library.limit(PLAN.edition.document.id, decided(FOR_ALL))
    assert titles(seen) == titles(council) == ["再編の案", "窓口の手引"]
    library.limit(PLAN.edition.document.id, decided(only_in(["C0BUDGET"])))
    assert titles(seen) == titles(council) == ["窓口の手引"]
    assert titles(library.seen_by(BUDGET)) == ["再編の案", "窓口の手引"]


def test_what_one_process_decides_another_knows_at_once(tmp_path: Path) -> None:
    vectors = InMemoryVectors()
    one, other = (
        stores_in(tmp_path, embedder=HashingEmbedder(), words=open_words(), vectors=vectors).library for _ in range(2)
    )
    put(one, PLAN)
    seen = other.seen_by(EVERYONE)
    assert titles(seen) == ["再編の案"]
    one.limit(PLAN.edition.document.id, decided(only_in(["C0COUNCIL"])))
    assert titles(seen) == []
    assert seen.chunks([PLAN.chunks[0].id]) == {}


def test_what_was_decided_is_kept_with_its_moment(library: Library) -> None:
    kept, plan = library.visibilities, PLAN.edition.document.id
    library.limit(plan, decided(FOR_ALL))
    assert kept.of(plan) == FOR_ALL
    assert [change.visibility for change in kept.changes(plan)] == [FOR_ALL, only_in(["C0COUNCIL"])]
    assert kept.changes(plan)[0].at == AT
    assert kept.of("nobody") == FOR_ALL
    with pytest.raises(LibraryError):
        library.limit("nobody", decided(FOR_ALL))


def test_an_audience_that_sees_no_more_than_everyone_is_everyone(library: Library) -> None:
    kept = library.visibilities
    assert kept.known(COUNCIL) == COUNCIL
    assert kept.known(BUDGET) == kept.known(EVERYONE) == EVERYONE
    assert kept.hidden_from(BUDGET) == {PLAN.edition.document.id}
    assert kept.hidden_from(COUNCIL) == frozenset()


def test_a_reach_that_this_program_does_not_know_hides(library: Library, tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'library' / 'catalogue.sqlite3'}")
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE documents SET visibility = 'department' WHERE title = '窓口の手引'"))
        connection.execute(sa.text("UPDATE library SET generation = generation + 1"))
    engine.dispose()
    assert titles(library.seen_by(EVERYONE)) == []
    assert titles(library.seen_by(COUNCIL)) == ["再編の案"]
    assert library.seen_by(EVERYONE).chunks([OPEN.chunks[0].id]) == {}


def test_without_limits_all_audiences_share_what_is_loaded(tmp_path: Path) -> None:
    class Counting(InMemoryVectors):
        opened = 0

        def open(self, *given: object) -> object:  # type: ignore[override]
            Counting.opened += 1
            return super().open(*given)  # type: ignore[arg-type]

    stores = stores_in(tmp_path, embedder=HashingEmbedder(), words=open_words(), vectors=Counting())  # type: ignore[arg-type]
    put(stores.library, OPEN)
    vector = np.ones(256, np.float32)
    for audience in (EVERYONE, COUNCIL, BUDGET):
        assert stores.library.seen_by(audience).nearest(Face.BODY, vector, 2)
    assert Counting.opened == 1


def test_a_state_that_is_looked_at_ahead_is_seen_by_nobody_else(library: Library) -> None:
    newer: Edition = NEWER.edition
    library.stage(NEWER)
    library.embed(newer.id, progress=lambda _done, _total: None)
    with library.looking_ahead(newer.id) as ahead, pytest.raises(LibraryError):
        ahead.seen_by(COUNCIL)


def test_the_indexes_of_every_audience_are_made_with_the_state_not_by_its_first_reader(
    library: Library, tmp_path: Path
) -> None:
    put(library, NEWER)
    kept = sorted(one.name for one in (tmp_path / "library" / "keywords").iterdir())
    for audience in (*OUTSIDERS, COUNCIL):
        assert library.seen_by(audience).matching(library.words.content("窓口"), 5)
    assert sorted(one.name for one in (tmp_path / "library" / "keywords").iterdir()) == kept


def test_what_is_decided_of_a_document_that_was_taken_away_unpublished_holds_when_it_comes_back(tmp_path: Path) -> None:
    library = memory_library(tmp_path)
    library.stage(PLAN)
    library.remove(PLAN.edition.document.id)
    put(library, PLAN, only_in=["C0COUNCIL"])
    assert titles(library.seen_by(EVERYONE)) == []
    assert titles(library.seen_by(COUNCIL)) == ["再編の案"]
