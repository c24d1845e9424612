"""Folders of Chroma are written once, read by many, and made anew when they are not whole."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from knowledge.answering.finding.retrieval import Weights
from knowledge.library import chroma
from knowledge.library.chroma import ChromaIndexes
from knowledge.library.embedding import Vectors2D
from knowledge.library.vectors import Face

pytestmark = pytest.mark.slow  # the real vendor, on disk

_RANDOM = np.random.default_rng(7).normal(size=(30, 16)).astype(np.float32)
VECTORS = _RANDOM / np.linalg.norm(_RANDOM, axis=1, keepdims=True)
NAMES = [f"f{number:02d}" for number in range(30)]


def load(_face: Face, fingerprints: Sequence[str]) -> Vectors2D:
    return VECTORS[[NAMES.index(fingerprint) for fingerprint in fingerprints]]


def nearest(indexes: ChromaIndexes, mark: str = "a") -> str:
    index = indexes.open(mark, NAMES, load)
    try:
        return index.nearest(Face.TITLE, VECTORS[9], 1)[0].fingerprint
    finally:
        index.close()


@pytest.fixture
def indexes(tmp_path: Path) -> ChromaIndexes:
    made = ChromaIndexes(tmp_path)
    made.make("a", NAMES, load)
    return made


def test_nothing_is_reported_to_anyone(tmp_path: Path) -> None:
    client = chroma.open_client(tmp_path)
    assert client.get_settings().anonymized_telemetry is False
    client.close()


def test_the_graph_is_dense_enough_for_a_large_library(tmp_path: Path, indexes: ChromaIndexes) -> None:
    assert nearest(indexes) == "f09"
    client = chroma.open_client(tmp_path / "a")
    for face in Face:
        hnsw = client.get_collection(face.value, embedding_function=None)._model.configuration_json["hnsw"]
        assert (hnsw["space"], hnsw["max_neighbors"], hnsw["ef_construction"], hnsw["ef_search"]) == (
            "cosine",
            32,
            200,
            2 * Weights().depth,
        )
    client.close()


def test_reading_leaves_the_vectors_on_disk_alone(tmp_path: Path, indexes: ChromaIndexes) -> None:
    def files() -> dict[str, int]:
        return {path.name: path.stat().st_mtime_ns for path in (tmp_path / "a").rglob("*.bin")}

    before = files()
    assert before
    assert nearest(indexes) == "f09"
    assert files() == before


def test_an_index_on_disk_needs_no_replay_of_a_log(tmp_path: Path, indexes: ChromaIndexes) -> None:
    """Otherwise every start would build the graph again."""
    del indexes
    for data in (tmp_path / "a").rglob("data_level0.bin"):
        assert data.stat().st_size > 30 * 16 * 4


def test_an_open_index_goes_on_when_its_folder_is_cleared_away(indexes: ChromaIndexes) -> None:
    index = indexes.open("a", NAMES, load)
    for mark in ("b", "c"):
        indexes.make(mark, NAMES, load)
    indexes.keep_only("c")
    assert index.nearest(Face.BODY, VECTORS[4], 1)[0].fingerprint == "f04"
    index.close()


def test_a_folder_with_nothing_in_it_is_made_anew(tmp_path: Path, indexes: ChromaIndexes) -> None:
    shutil.rmtree(tmp_path / "a")
    (tmp_path / "a").mkdir()
    assert nearest(indexes) == "f09"


def test_a_folder_without_its_graph_is_made_anew(tmp_path: Path, indexes: ChromaIndexes) -> None:
    for folder in (tmp_path / "a").iterdir():
        if folder.is_dir():
            shutil.rmtree(folder)
    assert nearest(indexes) == "f09"


def test_a_folder_that_lacks_vectors_is_made_anew(tmp_path: Path, indexes: ChromaIndexes) -> None:
    indexes.make("b", NAMES[:10], load)
    shutil.rmtree(tmp_path / "a")
    (tmp_path / "b").rename(tmp_path / "a")
    assert nearest(indexes) == "f09"


def test_a_graph_that_was_lost_does_not_live_on_in_the_next_state(tmp_path: Path, indexes: ChromaIndexes) -> None:
    for folder in (tmp_path / "a").iterdir():
        if folder.is_dir():
            shutil.rmtree(folder)
    index = indexes.open("b", NAMES[1:], load)
    assert {n.fingerprint for n in index.nearest(Face.BODY, VECTORS[9], 30)} == set(NAMES[1:])
    index.close()


def test_removed_vectors_do_not_pile_up_from_state_to_state(tmp_path: Path) -> None:
    indexes = ChromaIndexes(tmp_path)
    sizes = []
    for start in range(10):
        indexes.make(str(start), NAMES[start : start + 20], load)
        sizes.append(next((tmp_path / str(start)).rglob("data_level0.bin")).stat().st_size)
    assert max(sizes) < 2 * sizes[0]
    assert len(list((tmp_path / "9").rglob("data_level0.bin"))) == len(Face)


def test_a_base_that_is_cleared_away_while_it_is_copied_is_done_without(
    tmp_path: Path, indexes: ChromaIndexes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanishing(_before: Path, folder: Path, **_given: object) -> None:
        (folder / "half").touch()
        raise FileNotFoundError

    monkeypatch.setattr(shutil, "copytree", vanishing)
    assert nearest(indexes, "b") == "f09"
    assert not (tmp_path / "b" / "half").exists()


def test_importing_the_door_does_not_load_the_vendor() -> None:
    heavy = ("chromadb", "torch", "tantivy", "sudachipy", "alembic")
    code = f"import sys, knowledge.library.opening; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
