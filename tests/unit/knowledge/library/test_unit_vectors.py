import numpy as np

from knowledge.library.unit_vectors import UnitVectors
from knowledge.testing import HashingEmbedder


class _Counting(HashingEmbedder):
    def __init__(self):
        super().__init__()
        self.embedded = []

    def passages(self, texts):
        self.embedded += texts
        return super().passages(texts)


def test_a_text_is_embedded_once_and_vectors_come_back_in_order():
    embedder = _Counting()
    vectors = UnitVectors(embedder)

    vectors.of(["体制を整える。", "方針を決める。"])
    again = vectors.of(["方針を決める。", "研修を開く。", "方針を決める。"])

    assert embedder.embedded == ["体制を整える。", "方針を決める。", "研修を開く。"]
    assert np.array_equal(again[0], again[2])
    assert np.array_equal(again[1], embedder.passages(["研修を開く。"])[0])
