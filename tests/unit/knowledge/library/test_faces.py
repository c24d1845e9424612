"""What is embedded of a chunk."""

import numpy as np
import pytest

from knowledge.library.embedding import means
from knowledge.library.faces import texts_of
from knowledge.library.vectors import Face
from knowledge.testing import publication

CHUNK = publication([("第2章 > 研修", "研修\n全職員が対象である。年に二回開く。")]).chunks[0]


def test_the_body_names_document_and_headings_once_before_the_text() -> None:
    assert texts_of(Face.BODY, CHUNK) == ("見本の手順書 > 第2章 > 研修\n全職員が対象である。年に二回開く。",)


def test_a_long_body_is_shown_by_its_head_too() -> None:
    text = "職員が書く。" * 100
    whole, head = texts_of(Face.BODY, publication([("第2章 > 研修", f"研修\n{text}")]).chunks[0])
    assert whole == f"見本の手順書 > 第2章 > 研修\n{text}"
    assert head == f"研修\n{text[:400]}"


def test_a_body_of_nothing_but_its_heading_keeps_it() -> None:
    assert texts_of(Face.BODY, publication([("研修", "研修")]).chunks[0]) == ("見本の手順書 > 研修\n研修",)


def test_the_title_is_the_headings_and_the_first_sentence_that_is_none_of_them() -> None:
    assert texts_of(Face.TITLE, CHUNK) == ("第2章 > 研修\n全職員が対象である。",)


@pytest.mark.parametrize("heading", ["予約は要りますか？", "窓口の予約を取り消すときの手続と持ち物について"])
def test_a_heading_that_says_all_is_the_title_alone(heading: str) -> None:
    chunk = publication([(f"窓口 > {heading}", f"{heading}\n電話で受ける。")]).chunks[0]
    assert texts_of(Face.TITLE, chunk) == (f"窓口 > {heading}",)


def test_a_chunk_without_headings_is_titled_by_its_first_sentence() -> None:
    chunk = publication(["窓口は四つある。予約もできる。"]).chunks[0]
    assert texts_of(Face.TITLE, chunk) == ("窓口は四つある。",)


def test_a_chunk_of_nothing_but_its_heading_has_a_title() -> None:
    assert texts_of(Face.TITLE, publication([("研修", "研修")]).chunks[0]) == ("研修",)
    assert texts_of(Face.TITLE, publication([""]).chunks[0]) == ("見本の手順書",)


def test_vectors_of_one_chunk_become_their_mean_direction() -> None:
    vectors = np.array([[1, 0], [1, 0], [0, 1], [0, 1]], np.float32)
    found = means(vectors, [1, 2, 1])
    np.testing.assert_allclose(found, [[1, 0], [0.5**0.5, 0.5**0.5], [0, 1]], atol=1e-6)
    assert found.dtype == np.float32
    assert len(means(vectors[:0], [])) == 0
