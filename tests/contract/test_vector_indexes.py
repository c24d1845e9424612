"""What every kind of vector index promises, the double as the real one."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from knowledge.library.chroma import ChromaIndexes
from knowledge.library.embedding import Vectors2D
from knowledge.library.vectors import Face, VectorIndexes
from knowledge.testing import InMemoryVectors

_RANDOM = np.random.default_rng(7).normal(size=(40, 16)).astype(np.float32)
VECTORS = _RANDOM / np.linalg.norm(_RANDOM, axis=1, keepdims=True)
NAMES = [f"f{number:02d}" for number in range(40)]


def load(face: Face, fingerprints: Sequence[str]) -> Vectors2D:
    """The kept vectors: those of titles run the other way round, so that the faces can be told apart."""
    rows = [NAMES.index(fingerprint) for fingerprint in fingerprints]
    return VECTORS[rows] if face is Face.BODY else VECTORS[::-1][rows]


@pytest.fixture(params=["double", "chroma"])
def indexes(request: pytest.FixtureRequest, tmp_path: Path) -> VectorIndexes:
    return InMemoryVectors() if request.param == "double" else ChromaIndexes(tmp_path)


def test_the_nearest_come_first_with_their_cosine(indexes: VectorIndexes) -> None:
    index = indexes.open("a", NAMES, load)
    found = index.nearest(Face.BODY, VECTORS[3], 5)
    assert found[0].fingerprint == "f03"
    assert found[0].similarity == pytest.approx(1.0, abs=1e-4)
    expected = sorted((float(similarity) for similarity in VECTORS @ VECTORS[3]), reverse=True)[:5]
    assert [neighbour.similarity for neighbour in found] == pytest.approx(expected, abs=1e-4)
    index.close()


@pytest.mark.slow
def test_each_face_is_searched_by_itself(indexes: VectorIndexes) -> None:
    index = indexes.open("a", NAMES, load)
    assert index.nearest(Face.TITLE, VECTORS[3], 1)[0].fingerprint == "f36"
    index.close()


def test_an_index_holds_just_its_fingerprints(indexes: VectorIndexes) -> None:
    index = indexes.open("a", NAMES[:10], load)
    assert {n.fingerprint for n in index.nearest(Face.BODY, VECTORS[30], 40)} == set(NAMES[:10])
    index.close()


@pytest.mark.slow
def test_the_index_of_a_next_state_has_what_came_and_lacks_what_went(indexes: VectorIndexes) -> None:
    before = indexes.open("a", NAMES[:30], load)
    after = indexes.open("b", NAMES[5:35], load)
    assert {n.fingerprint for n in after.nearest(Face.TITLE, VECTORS[0], 40)} == set(NAMES[5:35])
    assert before.nearest(Face.BODY, VECTORS[2], 1)[0].fingerprint == "f02"
    before.close()
    after.close()


@pytest.mark.slow
def test_little_in_common_with_the_state_before_is_no_obstacle(indexes: VectorIndexes) -> None:
    indexes.make("a", NAMES[:30], load)
    after = indexes.open("b", NAMES[29:], load)
    assert {n.fingerprint for n in after.nearest(Face.BODY, VECTORS[0], 40)} == set(NAMES[29:])
    after.close()


@pytest.mark.slow
def test_an_index_that_was_made_ahead_needs_no_vectors(indexes: VectorIndexes) -> None:
    def nothing(_face: Face, _fingerprints: Sequence[str]) -> Vectors2D:
        raise AssertionError("it was made already")

    indexes.make("a", NAMES, load)
    index = indexes.open("a", NAMES, nothing)
    assert index.nearest(Face.BODY, VECTORS[9], 1)[0].fingerprint == "f09"
    index.close()


def test_an_empty_state_has_an_empty_index(indexes: VectorIndexes) -> None:
    index = indexes.open("a", [], load)
    assert index.nearest(Face.BODY, VECTORS[0], 5) == []
    index.close()


@pytest.mark.parametrize("limit", [0, 1, 40])
def test_at_most_the_limit_is_found(indexes: VectorIndexes, limit: int) -> None:
    index = indexes.open("a", NAMES, load)
    assert len(index.nearest(Face.BODY, VECTORS[0], limit)) == limit
    index.close()


def test_many_threads_may_ask_at_once(indexes: VectorIndexes) -> None:
    index = indexes.open("a", NAMES, load)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda row: index.nearest(Face.BODY, VECTORS[row], 1)[0].fingerprint, range(40)))
    assert found == NAMES
    index.close()


@pytest.mark.slow
def test_what_is_past_is_forgotten_and_can_be_made_again(indexes: VectorIndexes) -> None:
    for mark, names in (("a", NAMES[:20]), ("b", NAMES[:30]), ("c", NAMES)):
        indexes.make(mark, names, load)
    indexes.keep_only("c")
    index = indexes.open("a", NAMES[:20], load)
    assert len(index.nearest(Face.BODY, VECTORS[0], 40)) == 20
    index.close()
