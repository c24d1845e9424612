"""Vectors of units of evidence, remembered: the same sentence is embedded once, whatever is asked."""

import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from knowledge.library.embedding import Embedder, Vectors2D

_REMEMBERED = 20_000  # 384 floats each: about 30 MB


class UnitVectors:
    """Embeds units on first sight and remembers the latest ones; any number of threads may ask."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._kept: OrderedDict[str, Vectors2D] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, texts: Sequence[str]) -> Vectors2D:
        """Texts → array (len(texts), dimension), in the given order."""
        with self._lock:
            found = {text: self._kept[text] for text in texts if text in self._kept}
        new = [text for text in dict.fromkeys(texts) if text not in found]
        if new:
            found |= dict(zip(new, self._embedder.passages(new), strict=True))
        self._remember({text: found[text] for text in texts})
        return np.stack([found[text] for text in texts])

    def _remember(self, vectors: dict[str, Vectors2D]) -> None:
        with self._lock:
            for text, vector in vectors.items():
                self._kept[text] = vector
                self._kept.move_to_end(text)
            while len(self._kept) > _REMEMBERED:
                self._kept.popitem(last=False)
