"""The vectors that were made once, by model, face and fingerprint: what indexes are built from."""

from collections.abc import Sequence

import numpy as np
from sqlalchemy import ColumnElement, delete, insert, select

from knowledge.library.catalog import in_runs
from knowledge.library.database.engine import Database
from knowledge.library.database.tables import vectors as table
from knowledge.library.embedding import Vectors2D
from knowledge.library.vectors import Face

_LITTLE_ENDIAN = np.dtype("<f4")


class KeptVectors:
    """Keeps vectors of one model in the catalogue, beside the texts they were made of."""

    def __init__(self, database: Database, model: str) -> None:
        self._database = database
        self.model = model

    def missing(self, face: Face, fingerprints: Sequence[str]) -> list[str]:
        """Those of `fingerprints` that have no vector yet, in the given order, each once."""
        wanted = list(dict.fromkeys(fingerprints))
        held: set[str] = set()
        with self._database.reading() as connection:
            for some in in_runs(wanted):
                found = select(table.c.fingerprint).where(self._of(face), table.c.fingerprint.in_(some))
                held.update(connection.scalars(found))
        return [one for one in wanted if one not in held]

    def replace(self, face: Face, fingerprints: Sequence[str], vectors: Vectors2D) -> None:
        """Keeps vectors, in one transaction; one that is there already is replaced."""
        key = {"model": self.model, "face": face.value}
        rows = [
            {**key, "fingerprint": fingerprint, "vector": vector.astype(_LITTLE_ENDIAN).tobytes()}
            for fingerprint, vector in zip(fingerprints, vectors, strict=True)
        ]
        if rows:
            with self._database.writing() as connection:
                for some in in_runs(fingerprints):
                    connection.execute(delete(table).where(self._of(face), table.c.fingerprint.in_(some)))
                connection.execute(insert(table), rows)

    def load(self, face: Face, fingerprints: Sequence[str]) -> Vectors2D:
        """The vectors of `fingerprints`, in the given order; raises KeyError where one is not kept."""
        held: dict[str, bytes] = {}
        with self._database.reading() as connection:
            for some in in_runs(fingerprints):
                columns = select(table.c.fingerprint, table.c.vector)
                found = columns.where(self._of(face), table.c.fingerprint.in_(some))
                held.update((row.fingerprint, row.vector) for row in connection.execute(found))
        raw = b"".join(held[fingerprint] for fingerprint in fingerprints)
        return np.frombuffer(raw, _LITTLE_ENDIAN).reshape(len(fingerprints), -1).astype(np.float32)

    def _of(self, face: Face) -> ColumnElement[bool]:
        return (table.c.model == self.model) & (table.c.face == face.value)
