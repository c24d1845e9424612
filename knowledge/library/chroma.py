"""Nearest vectors through Chroma: the only door to chromadb.

A folder of Chroma is written once and then only read. Two processes on one folder are not safe: while one writes, the
other goes on with an old index, or crashes reading the new one (docs/decisions tells what was seen).
"""

import contextlib
import logging
import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from knowledge.library.derived import DerivedFolders
from knowledge.library.embedding import Vectors2D
from knowledge.library.vectors import Face, LoadVectors, Neighbour

_log = logging.getLogger(__name__)
_SQLITE = "chroma.sqlite3"
_AT_ONCE = 5000  # Chroma takes 5,461
_STALE_SHARE = 0.3  # of removed vectors, beyond which an index is made anew instead of from the one before
_HNSW = {"space": "cosine", "max_neighbors": 32, "ef_construction": 200, "ef_search": 200, "sync_threshold": 2}


class DamagedIndex(Exception):
    """A folder does not hold what it should."""


class ChromaIndex:
    """Reads one folder; its two collections show the two faces of every chunk."""

    def __init__(self, folder: Path, *, size: int) -> None:
        self._client: Any = _client(folder)
        try:
            self._collections = {face: _whole(self._client, face, size) for face in Face}
        except Exception:
            self._client.close()
            raise

    def nearest(self, face: Face, vector: Vectors2D, limit: int) -> list[Neighbour]:
        """The nearest to one query vector, nearest first, at most `limit`."""
        if limit <= 0:
            return []
        found = self._collections[face].query(
            query_embeddings=[vector.tolist()], n_results=limit, include=["distances"]
        )
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return [Neighbour(fingerprint=fingerprint, similarity=1.0 - distance) for fingerprint, distance in pairs]

    def close(self) -> None:
        """Closes the folder."""
        self._client.close()


class ChromaIndexes:
    """The indexes on disk, one folder for each state of the library."""

    def __init__(self, folder: Path) -> None:
        self._folders = DerivedFolders(folder)

    def open(self, mark: str, fingerprints: Sequence[str], load: LoadVectors) -> ChromaIndex:
        """The index of the state called `mark`; made where it is missing, made anew where it is not whole."""
        from chromadb.errors import ChromaError  # noqa: PLC0415 - loads with the vendor

        size = len(set(fingerprints))
        try:
            return ChromaIndex(self._folder(mark, fingerprints, load), size=size)
        except (ChromaError, DamagedIndex) as error:
            _log.warning("vector index damaged, made anew: %s", type(error).__name__)
            self._folders.drop(mark)
            return ChromaIndex(self._folder(mark, fingerprints, load), size=size)

    def make(self, mark: str, fingerprints: Sequence[str], load: LoadVectors) -> None:
        """Makes the index where it is missing, so that the next `open` is quick."""
        self._folder(mark, fingerprints, load)

    def keep_only(self, mark: str) -> None:
        """Forgets the indexes of other states, but for the youngest of them."""
        self._folders.keep_only(mark)

    def _folder(self, mark: str, fingerprints: Sequence[str], load: LoadVectors) -> Path:
        before = self._folders.newest()
        return self._folders.get(mark, lambda aside: _write(aside, before, fingerprints, load))


def _write(folder: Path, before: Path | None, fingerprints: Sequence[str], load: LoadVectors) -> None:
    """Makes an index out of the one before where they share most, else from nothing."""
    wanted = set(fingerprints)
    if before is not None:
        _copy(before, folder)
    client = _client(folder)
    try:
        for face in Face:
            collection, held = _prepared(client, face, wanted)
            missing = sorted(wanted - held)
            for some in _runs(missing):
                collection.add(ids=list(some), embeddings=load(face, some))
    finally:
        client.close()


def _copy(before: Path, folder: Path) -> None:
    """Copies a folder that others may be opening: they write a little into its SQLite file, never into its vectors."""
    try:
        shutil.copytree(before, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(f"{_SQLITE}*"))
        with (
            contextlib.closing(sqlite3.connect(f"{(before / _SQLITE).resolve().as_uri()}?mode=rw", uri=True)) as source,
            contextlib.closing(sqlite3.connect(folder / _SQLITE)) as copy,
        ):
            source.backup(copy)
    except (OSError, sqlite3.OperationalError):  # it has just been cleared away: begin with nothing
        shutil.rmtree(folder)
        folder.mkdir()


def _whole(client: Any, face: Face, size: int) -> Any:
    """A collection that holds `size` vectors, loaded into memory at once: from then on its files are not needed."""
    collection = client.get_collection(face.value, embedding_function=None)
    if size:
        some = collection.get(limit=1, include=["embeddings"])["embeddings"]
        found = collection.query(query_embeddings=some, n_results=1, include=["distances"])["ids"] if len(some) else []
        if not found or not found[0]:
            raise DamagedIndex
    if collection.count() != size:
        raise DamagedIndex
    return collection


def _prepared(client: Any, face: Face, wanted: set[str]) -> tuple[Any, set[str]]:
    """A collection that holds nothing but wanted vectors, and which those are."""
    collection = _collection(client, face)
    held: set[str] = set(collection.get(include=[])["ids"])
    unwanted = sorted(held - wanted)
    if len(unwanted) > _STALE_SHARE * len(held):
        client.delete_collection(face.value)
        return _collection(client, face), set()
    for some in _runs(unwanted):
        collection.delete(ids=list(some))
    return collection, held & wanted


def _collection(client: Any, face: Face) -> Any:
    return client.get_or_create_collection(face.value, embedding_function=None, configuration={"hnsw": _HNSW})


def _client(folder: Path) -> Any:
    import chromadb  # noqa: PLC0415 - a second, only where vectors are searched
    from chromadb.config import Settings  # noqa: PLC0415

    return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))


def _runs(items: Sequence[str]) -> list[Sequence[str]]:
    return [items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE)]
