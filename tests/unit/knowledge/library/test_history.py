"""Every edition that was registered is kept with its state, can be read back, and can answer again."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge.domain.publication import Publication
from knowledge.errors import LibraryError
from knowledge.library.catalog import EditionState
from knowledge.library.library import Library
from knowledge.library.vectors import Face
from knowledge.testing import edition, memory_library, publication, put

OLD = publication(["申請は窓口で受ける。", "手数料は300円である。"], of=edition("手引", label="第1.0版"))
NEW = publication(["申請は窓口で受ける。", "手数料は500円である。"], of=edition("手引", label="第2.0版"))
OTHER = publication(["記録は5年間残す。"], of=edition("別の手引", label="初版"))
_MOMENT = datetime(2026, 10, 1, 0, 30, tzinfo=UTC)
_QUIET = lambda _done, _total: None  # noqa: E731


def _labels(library: Library) -> list[str]:
    return [one.label for one in library.editions()]


def _texts(library: Library, words: str) -> set[str]:
    tokens = library.words.content(words)
    return {chunk.text for chunk in library.chunks(hit.chunk_id for hit in library.matching(tokens, 9)).values()}


def _stage(library: Library, one: Publication) -> None:
    library.stage(one)
    library.embed(one.edition.id, progress=_QUIET)


def test_the_history_tells_every_edition_newest_first(tmp_path: Path) -> None:
    library = memory_library(tmp_path, OLD, OTHER)
    _stage(library, NEW)
    waiting, answering = library.history.of(NEW.edition.document.id)
    assert (waiting.edition, waiting.state, waiting.published_at) == (NEW.edition, EditionState.STAGED, None)
    assert (answering.edition, answering.state, answering.chunks) == (OLD.edition, EditionState.CURRENT, 2)
    assert [len(editions) for editions in library.history.documents()] == [1, 2]
    assert library.history.of("nobody") == ()


def test_an_edition_is_read_back_as_it_was_staged(tmp_path: Path) -> None:
    library = memory_library(tmp_path, OLD)
    put(library, NEW)
    for held, expected in zip(library.history.of(OLD.edition.document.id), (NEW, OLD), strict=True):
        assert library.history.publication(held.shelved.key) == expected
    with pytest.raises(LibraryError):
        library.history.publication(99)


def test_the_moment_of_publishing_is_kept(tmp_path: Path) -> None:
    library = memory_library(tmp_path)
    _stage(library, OLD)
    library.flip(OLD.edition.id, at=_MOMENT)
    assert library.history.of(OLD.edition.document.id)[0].published_at == _MOMENT


def test_a_file_that_was_read_the_same_way_is_known(tmp_path: Path) -> None:
    library = memory_library(tmp_path, replace(OLD, reading="r1"))
    known = library.known_file(OLD.edition.source_hash, "r1")
    assert known is not None
    assert known.state is EditionState.CURRENT
    assert library.known_file(OLD.edition.source_hash, "r2") is None
    library.stage(replace(OLD, reading="r2"))
    assert library.known_file(OLD.edition.source_hash, "r2") is not None


def test_the_staged_edition_of_a_document_is_the_last_one_staged(tmp_path: Path) -> None:
    library = memory_library(tmp_path, OLD)
    third = publication(["申請は電子で受ける。"], of=edition("手引", label="第3.0版"))
    library.stage(NEW)
    library.stage(third)
    assert [one.edition.label for one in library.history.of(OLD.edition.document.id)] == ["第3.0版", "第1.0版"]


@pytest.mark.slow
def test_a_look_ahead_answers_from_the_staged_edition_and_nobody_else_does(tmp_path: Path) -> None:
    library = memory_library(tmp_path, OLD, OTHER)
    _stage(library, NEW)
    with library.looking_ahead(NEW.edition.id) as ahead:
        assert _texts(ahead, "手数料") == {"手数料は500円である。"}
        assert ahead.current_edition(NEW.edition.document.id) == NEW.edition
        assert "記録は5年間残す。" in _texts(ahead, "記録")
        (hit,) = ahead.matching(ahead.words.content("手数料"), 1)
        (chunk,) = ahead.chunks([hit.chunk_id]).values()
        assert chunk in ahead.section(chunk)
        assert _texts(library, "手数料") == {"手数料は300円である。"}
    assert _texts(library, "手数料") == {"手数料は300円である。"}


def test_a_retired_edition_answers_again(tmp_path: Path) -> None:
    library = memory_library(tmp_path, OLD)
    put(library, NEW)
    retired = library.history.of(OLD.edition.document.id)[1]
    embedded: list[int] = []
    library.roll_back(retired, progress=lambda done, _total: embedded.append(done), at=_MOMENT)
    assert _texts(library, "手数料") == {"手数料は300円である。"}
    assert [one.state for one in library.history.of(OLD.edition.document.id)] == [
        EditionState.RETIRED,
        EditionState.CURRENT,
    ]
    assert embedded == []  # its vectors were kept


@pytest.mark.slow
def test_an_edition_whose_vectors_were_forgotten_is_embedded_again(tmp_path: Path) -> None:
    library = memory_library(tmp_path, OLD)
    put(library, NEW)
    put(library, publication(["申請は電子で受ける。"], of=edition("手引", label="第3.0版")))
    embedded: list[int] = []
    oldest = library.history.of(OLD.edition.document.id)[-1]
    library.roll_back(oldest, progress=lambda done, _total: embedded.append(done))
    assert embedded
    assert _labels(library) == ["第1.0版"]
    vector = library.embedder.queries(["手数料は300円である。"])[0]
    assert len(library.nearest(Face.BODY, vector, 9)) == len(OLD.chunks)


@pytest.mark.slow
def test_a_removed_document_is_neither_found_nor_lost(tmp_path: Path) -> None:
    library = memory_library(tmp_path, OLD, OTHER)
    library.stage(NEW)
    cited = OLD.chunks[1].id
    library.remove(OLD.edition.document.id)
    assert _texts(library, "手数料") == set()
    assert [one.label for one in library.editions()] == ["初版"]
    assert library.chunks([cited])[cited] == OLD.chunks[1]
    (kept,) = library.history.of(OLD.edition.document.id)
    library.roll_back(kept, progress=_QUIET)
    assert _texts(library, "手数料") == {"手数料は300円である。"}


def test_the_last_document_can_be_removed(tmp_path: Path) -> None:
    library = memory_library(tmp_path, OLD)
    library.remove(OLD.edition.document.id)
    assert library.size() == 0
    assert library.editions() == ()
