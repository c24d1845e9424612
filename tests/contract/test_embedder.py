"""What every embedder promises, the double as the real one."""

import numpy as np
import pytest

from knowledge.library.embedding import Embedder
from knowledge.library.opening import open_embedder
from knowledge.settings import KnowledgeSettings
from knowledge.testing import HashingEmbedder


@pytest.fixture(scope="module", params=["double", pytest.param("bundled", marks=pytest.mark.slow)])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    # DX_HOME is one folder for all tests of a run: the model is unpacked into it once.
    return HashingEmbedder() if request.param == "double" else open_embedder(KnowledgeSettings(_env_file=None))


def test_vectors_are_unit_vectors_of_the_stated_dimension(embedder: Embedder) -> None:
    for vectors in (embedder.passages(["窓口の案内", "予算の編成"]), embedder.queries(["窓口の案内", "予算の編成"])):
        assert vectors.shape == (2, embedder.dimension)
        assert vectors.dtype == np.float32
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-3)


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.passages([]).shape == (0, embedder.dimension)
    assert embedder.queries([]).shape == (0, embedder.dimension)


def test_vectors_come_in_the_given_order_whatever_the_lengths(embedder: Embedder) -> None:
    texts = ["短い文。", "とても長い文が続く。" * 20, "中くらいの長さの文である。"]
    together = embedder.passages(texts)
    alone = np.concatenate([embedder.passages([text]) for text in texts])
    assert np.all((together * alone).sum(axis=1) > 0.999)


def test_the_same_text_gives_the_same_vector(embedder: Embedder) -> None:
    once, again = embedder.queries(["研修の費用はいくらか"]), embedder.queries(["研修の費用はいくらか"])
    assert np.array_equal(once, again)


def test_an_empty_text_still_has_a_direction(embedder: Embedder) -> None:
    assert np.allclose(np.linalg.norm(embedder.passages([""]), axis=1), 1.0, atol=1e-3)


def test_a_question_is_nearer_to_the_text_that_answers_it(embedder: Embedder) -> None:
    texts = ["職員研修の費用は、町が全額を負担する。", "図書館は月曜日に休館する。"]
    similarities = embedder.passages(texts) @ embedder.queries(["職員研修の費用は誰が負担するか"])[0]
    assert similarities[0] > similarities[1]


def test_an_embedder_has_a_name(embedder: Embedder) -> None:
    assert embedder.name
