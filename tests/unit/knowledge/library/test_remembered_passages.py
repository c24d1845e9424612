"""A passage is embedded once, whichever process asks; questions go to the model."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge.library.embedding import Vectors2D
from knowledge.library.remembered_passages import RememberedPassages
from knowledge.testing import HashingEmbedder


class _Counting(HashingEmbedder):
    def __init__(self, name: str = "hashing") -> None:
        super().__init__(name=name)
        self.embedded: list[str] = []

    def passages(self, texts: Sequence[str]) -> Vectors2D:
        self.embedded += texts
        return super().passages(texts)


def test_what_was_embedded_before_is_not_embedded_again(tmp_path: Path) -> None:
    file = tmp_path / "evaluation" / "vectors.sqlite3"
    first = RememberedPassages(_Counting(), file).passages(["窓口の案内", "予算の編成"])
    model = _Counting()

    again = RememberedPassages(model, file).passages(["予算の編成", "記録", "窓口の案内", "記録"])

    assert model.embedded == ["記録"]
    assert np.array_equal(again[[2, 0]], first)
    assert np.array_equal(again, HashingEmbedder().passages(["予算の編成", "記録", "窓口の案内", "記録"]))


def test_the_vectors_of_another_model_are_others(tmp_path: Path) -> None:
    file = tmp_path / "vectors.sqlite3"
    RememberedPassages(_Counting(), file).passages(["窓口の案内"])
    other = _Counting(name="other")
    RememberedPassages(other, file).passages(["窓口の案内"])
    assert other.embedded == ["窓口の案内"]


def test_no_texts_are_no_vectors_and_many_are_kept(tmp_path: Path) -> None:
    model = _Counting()
    remembering = RememberedPassages(model, tmp_path / "vectors.sqlite3")
    assert remembering.passages([]).shape == (0, remembering.dimension)
    texts = [f"{number}番目の文" for number in range(150)]
    assert remembering.passages(texts).shape == (150, remembering.dimension)
    assert np.array_equal(remembering.passages(texts), HashingEmbedder().passages(texts))
    assert len(model.embedded) == 150
