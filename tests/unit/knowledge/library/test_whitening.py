"""What the titles of a library have in common says little of any one of them."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from knowledge.library.embedding import Vectors2D
from knowledge.library.exact_vectors import ExactIndex
from knowledge.library.vectors import Face
from knowledge.library.whitened_index import WhitenedIndex
from knowledge.library.whitening import Whitening

_DIMENSION = 16
_COMMON = 3  # the first directions: in these titles vary most, whatever they are about


def _unit(vectors: Vectors2D) -> Vectors2D:
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


def _crowded(count: int = 200) -> Vectors2D:
    """Titles that lean to one side, vary much in a few directions, and by what they are about but a little."""
    drawn = np.random.default_rng(7)
    vectors = drawn.normal(0, 0.3, (count, _DIMENSION))
    vectors[:, :_COMMON] = drawn.normal([3, 0, 0], 1, (count, _COMMON))
    return _unit(vectors).astype(np.float32)


def _asking_like(title: Vectors2D) -> Vectors2D:
    """A question about what the title is about, in another tone."""
    question = title.copy()
    question[:_COMMON] += np.array([-0.2, 0.3, -0.3], np.float32)
    return _unit(question)


def _found(similarities: Sequence[float] | np.ndarray, wanted: int) -> int:
    """The place of the wanted one, from 0."""
    return int(np.argsort(-np.asarray(similarities)).tolist().index(wanted))


def test_what_sets_a_title_apart_counts_more_than_what_all_have() -> None:
    titles = _crowded()
    whitening = Whitening.of(titles)
    assert whitening is not None
    plain = [_found(titles @ _asking_like(titles[at]), at) for at in range(50)]
    whitened = [_found(whitening.similarities(_asking_like(titles[at]), titles), at) for at in range(50)]
    assert sum(whitened) < sum(plain)


def test_similarities_are_cosines() -> None:
    titles = _crowded()
    whitening = Whitening.of(titles)
    assert whitening is not None
    similarities = whitening.similarities(titles[3], titles)
    assert similarities[3] == pytest.approx(1.0, abs=1e-5)
    assert np.all(np.abs(similarities) <= 1 + 1e-5)


def test_a_direction_in_which_nothing_varies_is_not_blown_up() -> None:
    titles = _crowded()
    titles[:, 5] = 0.0
    whitening = Whitening.of(titles)
    assert whitening is not None
    assert np.all(np.isfinite(whitening.scaling))
    assert abs(whitening.scaling[5, 5]) <= np.abs(np.diag(whitening.scaling)).max() + 1e-6


def test_of_few_titles_nothing_is_learnt() -> None:
    assert Whitening.of(_crowded(49)) is None
    assert Whitening.of(_crowded(50)) is not None


def _indexes(titles: Vectors2D) -> tuple[ExactIndex, WhitenedIndex, list[tuple[Face, int]]]:
    names = [f"f{at:03}" for at in range(len(titles))]
    loads: list[tuple[Face, int]] = []
    counting = threading.Lock()

    def load(face: Face, wanted: Sequence[str]) -> Vectors2D:
        with counting:
            loads.append((face, len(wanted)))
        return titles[[names.index(name) for name in wanted]]

    plain = ExactIndex.of(names, load)
    loads.clear()
    return plain, WhitenedIndex(plain, names, load), loads


def test_an_index_puts_the_titles_it_finds_in_the_order_of_what_sets_them_apart() -> None:
    titles = _crowded()
    plain, whitened, _ = _indexes(titles)
    question = _asking_like(titles[20])
    found = whitened.nearest(Face.TITLE, question, 30)
    assert {one.fingerprint for one in found} == {one.fingerprint for one in plain.nearest(Face.TITLE, question, 30)}
    assert [one.similarity for one in found] == sorted((one.similarity for one in found), reverse=True)
    assert found[0].fingerprint == "f020"


def test_bodies_are_found_as_before() -> None:
    titles = _crowded()
    plain, whitened, loads = _indexes(titles)
    assert whitened.nearest(Face.BODY, titles[1], 9) == plain.nearest(Face.BODY, titles[1], 9)
    assert loads == []


def test_few_titles_are_found_as_before() -> None:
    titles = _crowded(20)
    plain, whitened, _ = _indexes(titles)
    assert whitened.nearest(Face.TITLE, titles[1], 9) == plain.nearest(Face.TITLE, titles[1], 9)


def test_what_titles_have_in_common_is_learnt_once_however_many_ask_at_once() -> None:
    titles = _crowded()
    _, whitened, loads = _indexes(titles)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda at: whitened.nearest(Face.TITLE, titles[at], 5), range(16)))
    assert [count for _, count in loads].count(200) == 1
