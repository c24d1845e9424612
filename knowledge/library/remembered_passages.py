"""An embedder that remembers passages on disk: what is evaluated again and again is embedded once."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from sqlalchemy import Column, LargeBinary, MetaData, String, Table, select
from sqlalchemy.dialects.sqlite import insert

from knowledge.library.database.engine import connect
from knowledge.library.embedding import Embedder, Vectors2D

_Item = TypeVar("_Item")
_AT_ONCE = 64
_vectors = Table("vectors", MetaData(), Column("key", String, primary_key=True), Column("vector", LargeBinary))


class RememberedPassages:
    """The vectors of another embedder, kept in one file by model and text; questions are not kept."""

    def __init__(self, embedder: Embedder, file: Path) -> None:
        self._embedder = embedder
        self._database = connect(file)
        with self._database.writing() as connection:
            _vectors.metadata.create_all(connection)

    @property
    def name(self) -> str:
        """That of the model."""
        return self._embedder.name

    @property
    def dimension(self) -> int:
        """That of the model."""
        return self._embedder.dimension

    @property
    def spread(self) -> tuple[float, float]:
        """That of the model."""
        return self._embedder.spread

    def passages(self, texts: Sequence[str]) -> Vectors2D:
        """Texts → array (len(texts), dimension), in the given order."""
        if not texts:
            return self._embedder.passages(texts)
        keys = [self._key(text) for text in texts]
        kept = self._kept(keys)
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in kept}
        for some in _runs(list(new.items())):
            made = self._embedder.passages([text for _, text in some])
            found = {key: vector.astype(np.float32) for (key, _), vector in zip(some, made, strict=True)}
            self._keep(found)
            kept |= found
        return np.stack([kept[key] for key in keys])

    def queries(self, texts: Sequence[str]) -> Vectors2D:
        """Questions → array (len(texts), dimension)."""
        return self._embedder.queries(texts)

    def _key(self, text: str) -> str:
        return hashlib.sha256(f"{self.name}\x1f{text}".encode()).hexdigest()

    def _kept(self, keys: Sequence[str]) -> dict[str, Vectors2D]:
        found: dict[str, Vectors2D] = {}
        with self._database.reading() as connection:
            for some in _runs(keys):
                rows = connection.execute(select(_vectors).where(_vectors.c.key.in_(some)))
                found |= {row.key: np.frombuffer(row.vector, dtype=np.float32) for row in rows}
        return found

    def _keep(self, found: Mapping[str, Vectors2D]) -> None:
        rows = [{"key": key, "vector": vector.tobytes()} for key, vector in found.items()]
        with self._database.writing() as connection:
            connection.execute(insert(_vectors).on_conflict_do_nothing(), rows)


def _runs(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    yield from (items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE))
