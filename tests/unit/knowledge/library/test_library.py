"""Readers see current editions only, from any process; one writes at a time; models are never mixed."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.domain.case import Case
from knowledge.domain.document import Chunk, Tier
from knowledge.domain.measure import Measure
from knowledge.errors import LibraryBusy, LibraryError, OtherModelError
from knowledge.library.catalog import EditionState
from knowledge.library.library import Library
from knowledge.library.opening import open_words, stores_in
from knowledge.library.vectors import Face
from knowledge.library.view import Hit
from knowledge.testing import HashingEmbedder, InMemoryVectors, edition, memory_library, publication, put

FIRST = publication(
    [
        ("第1章 > 研修", "職員研修の費用は町が負担する。"),
        ("第1章 > 研修", "講師は県から招く。"),
        ("第2章 > 窓口", "窓口の予約は電話で受け付ける。"),
    ],
    of=edition(label="第1.0版"),
)
SECOND = publication(
    [
        ("第1章 > 研修", "職員研修の費用は町が負担する。"),
        ("第2章 > 窓口", "窓口の予約は画面から受け付ける。"),
    ],
    of=edition(label="第2.0版"),
)
OTHER = publication(["図書館は月曜日に休館する。"], of=edition("図書館の案内"))


def silent(_done: int, _total: int) -> None:
    """Shows no progress."""


def best(library: Library, question: str, face: Face = Face.BODY) -> Chunk:
    hits = library.nearest(face, library.embedder.queries([question])[0], 3)
    return library.chunks([hits[0].chunk_id])[hits[0].chunk_id]


# --- an empty library ----------------------------------------------------------------------------------------------
def test_an_empty_library_answers_with_nothing(tmp_path: Path) -> None:
    library = memory_library(tmp_path)
    assert library.size() == 0
    assert library.editions() == library.cases() == library.measures() == ()
    assert library.nearest(Face.BODY, library.embedder.queries(["窓口"])[0], 5) == []
    assert library.matching(["窓口"], 5) == []
    assert library.document_frequency(["窓口"]) == {"窓口": 0}
    assert library.chunks(["nobody"]) == {}
    assert library.section(FIRST.chunks[0]) == ()
    assert library.current_edition("nobody") is None


# --- what is current -----------------------------------------------------------------------------------------------
def test_chunks_come_back_as_they_were_published(tmp_path: Path) -> None:
    library = memory_library(tmp_path, FIRST)
    assert library.chunks(chunk.id for chunk in FIRST.chunks) == {chunk.id: chunk for chunk in FIRST.chunks}
    assert library.size() == 3
    assert library.editions() == (FIRST.edition,)


def test_chunks_are_found_by_meaning_and_by_words(tmp_path: Path) -> None:
    library = memory_library(tmp_path, FIRST, OTHER)
    assert best(library, "図書館はいつ休館するか") == OTHER.chunks[0]
    assert best(library, "研修の費用は町が負担するか", Face.TITLE) == FIRST.chunks[0]
    hits = library.matching(library.words.content("窓口の予約"), 5)
    assert [hit.chunk_id for hit in hits] == [FIRST.chunks[2].id]
    assert library.document_frequency(["窓口", "研修", "宇宙"]) == {"窓口": 1, "研修": 2, "宇宙": 0}


def test_a_hit_among_others_that_fit_comes_before_one_that_stands_alone(tmp_path: Path) -> None:
    texts = [
        "研修の費用は町が負担する。",
        "研修の費用は県が負担する。",
        "研修の費用は国が負担する。",
        "窓口は九時に開く。",
    ]
    one = publication(texts)
    library = memory_library(tmp_path, one)
    hits = [Hit(chunk_id=chunk.id, score=score) for chunk, score in zip(one.chunks, (0.7, 0.7, 0.7, 0.72), strict=True)]
    found = library.among_neighbours([*hits, Hit(chunk_id="gone", score=1.0)], share=0.3, nearest=2)
    assert {hit.chunk_id for hit in found} == {chunk.id for chunk in one.chunks}
    assert found[-1].chunk_id == one.chunks[-1].id
    assert library.among_neighbours([], share=0.3, nearest=2) == []


def test_a_section_is_the_chunks_under_one_heading_path(tmp_path: Path) -> None:
    library = memory_library(tmp_path, FIRST)
    assert library.section(FIRST.chunks[1]) == FIRST.chunks[:2]


def test_records_come_back_with_their_edition(tmp_path: Path, measure: Measure, case: Case) -> None:
    library = memory_library(tmp_path, publication(["本文"], cases=[case], measures=[measure]))
    assert library.cases() == (case,)
    assert library.measures() == (measure,)


def test_a_text_that_a_section_says_twice_is_found_in_both_places(tmp_path: Path) -> None:
    twice = publication([("研修", "同じ文。"), ("研修", "同じ文。")])
    library = memory_library(tmp_path, twice)
    hits = library.nearest(Face.BODY, library.embedder.queries(["同じ文。"])[0], 5)
    assert {hit.chunk_id for hit in hits} == {chunk.id for chunk in twice.chunks}
    assert len(library.nearest(Face.BODY, library.embedder.queries(["同じ文。"])[0], 1)) == 1


# --- staging and flipping ------------------------------------------------------------------------------------------
def test_what_is_staged_and_embedded_is_not_seen_before_the_flip(tmp_path: Path) -> None:
    library = memory_library(tmp_path, FIRST)
    library.stage(SECOND)
    library.embed(SECOND.edition.id, progress=silent)
    assert library.editions() == (FIRST.edition,)
    assert library.size() == 3
    assert "画面" not in best(library, "窓口の予約は画面から受け付ける").text
    assert library.matching(["画面"], 5) == []
    assert library.chunks([SECOND.chunks[1].id]) == {}


@pytest.mark.slow
def test_the_flip_replaces_the_edition_of_its_document_only(tmp_path: Path) -> None:
    library = memory_library(tmp_path, FIRST, OTHER, SECOND)
    assert library.editions() == (OTHER.edition, SECOND.edition)
    assert library.size() == 3
    assert best(library, "窓口の予約は画面から受け付ける") == SECOND.chunks[1]
    assert library.matching(["電話"], 5) == []
    assert library.current_edition(SECOND.edition.document.id) == SECOND.edition


def test_a_retired_edition_can_still_be_cited(tmp_path: Path) -> None:
    library = memory_library(tmp_path, FIRST, SECOND)
    assert library.chunks([FIRST.chunks[1].id]) == {FIRST.chunks[1].id: FIRST.chunks[1]}
    assert library.section(FIRST.chunks[1]) == FIRST.chunks[:2]


def test_only_what_changed_is_embedded(tmp_path: Path) -> None:
    library = memory_library(tmp_path, FIRST)
    seen: list[tuple[int, int]] = []
    library.stage(SECOND)
    assert library.embed(SECOND.edition.id, progress=lambda done, total: seen.append((done, total))) == 1
    assert seen == [(1, 1)]
    assert library.embed(SECOND.edition.id, progress=silent) == 0


def test_staging_again_changes_nothing(tmp_path: Path) -> None:
    library = memory_library(tmp_path, FIRST)
    for _ in range(2):
        library.stage(SECOND)
    put(library, SECOND)
    library.stage(SECOND)
    with pytest.raises(LibraryError):
        library.flip(SECOND.edition.id)


def test_the_same_publication_is_known_as_current(tmp_path: Path) -> None:
    library = memory_library(tmp_path, FIRST)
    assert library.stage(FIRST) is EditionState.CURRENT
    assert library.stage(SECOND) is EditionState.STAGED
    assert library.stage(replace(FIRST, pages=99)) is EditionState.STAGED


def test_the_same_file_read_better_replaces_what_was_read_of_it(tmp_path: Path, measure: Measure) -> None:
    library = memory_library(tmp_path, FIRST)
    better = replace(FIRST, measures=(measure,))
    put(library, better)
    assert library.measures() == (measure,)
    assert library.size() == 3
    assert library.chunks([FIRST.chunks[0].id]) == {FIRST.chunks[0].id: FIRST.chunks[0]}


def test_an_edition_that_is_not_staged_is_not_flipped(tmp_path: Path) -> None:
    library = memory_library(tmp_path, FIRST)
    with pytest.raises(LibraryError):
        library.flip(SECOND.edition.id)
    assert library.editions() == (FIRST.edition,)


def test_a_chunk_without_vectors_is_not_verified(tmp_path: Path) -> None:
    library = memory_library(tmp_path, FIRST)
    library.stage(SECOND)
    with pytest.raises(LibraryError):
        library.verify(SECOND.edition.id)
    library.embed(SECOND.edition.id, progress=silent)
    library.verify(SECOND.edition.id)


def test_an_edition_without_chunks_can_be_current(tmp_path: Path) -> None:
    library = memory_library(tmp_path, publication([]), OTHER)
    assert library.size() == 1
    assert len(library.editions()) == 2


# --- retiring ------------------------------------------------------------------------------------------------------
@pytest.mark.slow
def test_vectors_of_the_way_back_are_kept_and_older_ones_are_not(tmp_path: Path) -> None:
    embedder = CountingEmbedder()
    library = memory_library(tmp_path, embedder=embedder)
    third = publication(["まったく別の文。"], of=edition(label="第3.0版"))
    for one in (FIRST, SECOND, third):
        put(library, one)
    embedder.texts = 0
    put(library, SECOND)
    assert embedder.texts == 0
    put(library, FIRST)
    assert embedder.texts == 2 * 2  # two chunks that only the first edition had, two faces each


def test_retiring_leaves_what_a_killed_run_goes_on_from(tmp_path: Path) -> None:
    library = memory_library(tmp_path, FIRST)
    library.stage(SECOND)
    library.embed(SECOND.edition.id, progress=silent)
    put(library, OTHER)
    assert library.embed(SECOND.edition.id, progress=silent) == 0
    library.flip(SECOND.edition.id)
    assert library.size() == 3


def test_retiring_forgets_leftovers_of_a_document_that_was_published_since(tmp_path: Path) -> None:
    library = memory_library(tmp_path)
    library.stage(FIRST)
    put(library, SECOND)
    with pytest.raises(LibraryError):
        library.flip(FIRST.edition.id)


def test_retiring_may_be_repeated(tmp_path: Path) -> None:
    library = memory_library(tmp_path, FIRST, SECOND)
    for _ in range(2):
        library.retire()
    assert best(library, "窓口の予約は画面から受け付ける") == SECOND.chunks[1]


# --- other processes -----------------------------------------------------------------------------------------------
@pytest.fixture
def another(tmp_path: Path) -> Callable[[], Library]:
    """Opens the same folder as another process would, with Chroma, sharing nothing."""
    return lambda: stores_in(tmp_path, embedder=HashingEmbedder(), words=open_words()).library


@pytest.mark.slow
def test_a_reader_sees_what_another_process_published_with_its_next_call(another: Callable[[], Library]) -> None:
    reader, writer = another(), another()
    assert reader.size() == 0
    put(writer, FIRST)
    assert best(reader, "窓口の予約は電話か") == FIRST.chunks[2]
    put(writer, SECOND)
    assert best(reader, "窓口の予約は画面からか") == SECOND.chunks[1]
    assert reader.matching(["電話"], 5) == []
    assert reader.editions() == (SECOND.edition,)
    for library in (reader, writer):
        library.close()


@pytest.mark.slow
def test_readers_go_on_while_editions_come_and_go(another: Callable[[], Library]) -> None:
    reader, writer = another(), another()
    put(writer, FIRST)
    failures: list[object] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            chunk = best(reader, "職員研修の費用は町が負担する")
            hits = reader.matching(["研修"], 5)
            if chunk.text != FIRST.chunks[0].text or not hits:
                failures.append((chunk, hits))

    threads = [threading.Thread(target=_collecting(read, failures)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(4):
        put(writer, SECOND)
        put(writer, FIRST)
    stop.set()
    for thread in threads:
        thread.join()
    assert failures == []
    for library in (reader, writer):
        library.close()


def test_a_second_writer_is_told_that_the_library_is_busy(another: Callable[[], Library]) -> None:
    one, two = another(), another()
    with one.writing():
        one.stage(FIRST)
        with pytest.raises(LibraryBusy):
            two.stage(SECOND)
    two.stage(SECOND)


def test_a_second_thread_of_the_same_library_is_busy_too(another: Callable[[], Library]) -> None:
    library = another()
    failures: list[object] = []
    with library.writing():
        thread = threading.Thread(target=_collecting(lambda: library.stage(FIRST), failures))
        thread.start()
        thread.join()
    assert [type(failure) for failure in failures] == [LibraryBusy]


@pytest.mark.slow
def test_a_library_goes_on_after_it_was_closed(another: Callable[[], Library]) -> None:
    library = another()
    put(library, FIRST)
    library.close()
    assert best(library, "窓口の予約は電話か") == FIRST.chunks[2]
    library.close()


@pytest.mark.slow
def test_indexes_that_were_lost_are_made_again(another: Callable[[], Library], tmp_path: Path) -> None:
    import shutil  # noqa: PLC0415

    put(another(), FIRST)
    for folder in ("vectors", "keywords"):
        shutil.rmtree(tmp_path / "library" / folder)
    library = another()
    assert best(library, "窓口の予約は電話か") == FIRST.chunks[2]
    assert len(library.matching(["研修"], 5)) == 2
    library.close()


# --- models --------------------------------------------------------------------------------------------------------
def test_a_library_of_another_model_is_not_opened(tmp_path: Path) -> None:
    memory_library(tmp_path, FIRST)
    with pytest.raises(OtherModelError):
        memory_library(tmp_path, embedder=HashingEmbedder(name="another"))


@pytest.mark.slow
def test_nothing_is_staged_by_another_model(tmp_path: Path) -> None:
    early = stores_in(
        tmp_path, embedder=HashingEmbedder(name="another"), words=open_words(), vectors=InMemoryVectors()
    ).library
    memory_library(tmp_path, FIRST)
    with pytest.raises(OtherModelError):
        early.stage(SECOND)


def test_a_run_that_was_broken_off_does_not_bind_the_library_to_its_model(tmp_path: Path) -> None:
    given_up = memory_library(tmp_path, embedder=HashingEmbedder(name="another", dimension=64))
    given_up.stage(FIRST)
    given_up.embed(FIRST.edition.id, progress=silent)
    library = memory_library(tmp_path, FIRST)
    assert best(library, "窓口の予約は電話か") == FIRST.chunks[2]


class CountingEmbedder(HashingEmbedder):
    """Counts the texts it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.texts = 0

    def passages(self, texts):
        self.texts += len(texts)
        return super().passages(texts)


def _collecting(call: Callable[[], None], failures: list[object]) -> Callable[[], None]:
    def run() -> None:
        try:
            call()
        except Exception as error:  # noqa: BLE001 - whatever a thread raises is told to the test
            failures.append(error)

    return run


def test_who_issued_a_document_is_kept_with_its_edition(tmp_path: Path) -> None:
    plain = edition()
    issued = replace(plain, document=replace(plain.document, tier=Tier.PREFECTURE))
    library = memory_library(tmp_path, publication(["窓口は九時に開く。"], of=issued))
    assert [one.document.tier for one in library.editions()] == [Tier.PREFECTURE]
