"""Nearest vectors through Chroma: the only door to chromadb.

A folder of Chroma is written once and then only read. Two processes on one folder are not safe: while one writes, the
other goes on with an old index, or crashes reading the new one (docs/decisions/0002).
"""

import contextlib
import logging
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from knowledge.library.derived import DerivedFolders
from knowledge.library.embedding import Vectors2D
from knowledge.library.vectors import Face, LoadVectors, Neighbour

_log = logging.getLogger(__name__)
_SQLITE = "chroma.sqlite3"
_AT_ONCE = 5000  # Chroma takes 5,461
_SOME = 8
_ITSELF = 1e-3
_REMOVED = "removed"
_MOST_REMOVED = 0.3  # of what an index holds; beyond that it is made anew instead of from the one before
# `ef_search` is twice the depth that lists are read to: at the depth itself the last of a list were chance.
_HNSW = {"space": "cosine", "max_neighbors": 32, "ef_construction": 200, "ef_search": 400, "sync_threshold": 2}


class DamagedIndex(Exception):
    """A folder does not hold what it should."""


class ChromaIndex:
    """Reads one folder; its two collections show the two faces of every chunk."""

    def __init__(self, folder: Path, *, size: int) -> None:
        self._client: Any = open_client(folder)
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
            before = self._folders.newest()
            return ChromaIndex(self._folder(mark, before, fingerprints, load), size=size)
        except (ChromaError, DamagedIndex) as error:
            _log.warning("vector index damaged, made anew: %s", type(error).__name__)
            self._folders.drop(mark)
            return ChromaIndex(self._folder(mark, None, fingerprints, load), size=size)

    def make(self, mark: str, fingerprints: Sequence[str], load: LoadVectors) -> None:
        """Makes the index where it is missing and sees that it can be read, so that the next `open` is quick."""
        self.open(mark, fingerprints, load).close()

    def keep_only(self, mark: str) -> None:
        """Forgets the indexes of other states, but for the youngest of them."""
        self._folders.keep_only(mark)

    def _folder(self, mark: str, before: Path | None, fingerprints: Sequence[str], load: LoadVectors) -> Path:
        return self._folders.get(mark, lambda aside: _write(aside, before, fingerprints, load))


def _write(folder: Path, before: Path | None, fingerprints: Sequence[str], load: LoadVectors) -> None:
    """Makes an index out of the one before where they share most, else from nothing."""
    wanted = set(fingerprints)
    if before is not None:
        _copy(before, folder)
        if _removed(folder, wanted) > _MOST_REMOVED * len(wanted):
            _empty(folder)
    with _opened(folder) as client:
        for face in Face:
            collection = client.get_or_create_collection(
                face.value, embedding_function=None, configuration={"hnsw": _HNSW}
            )
            _fill(collection, wanted, partial(load, face))


def _removed(folder: Path, wanted: set[str]) -> int:
    """How many vectors the graph would hold as dead ends: those removed from states before, and those to be removed."""
    from chromadb.errors import ChromaError  # noqa: PLC0415 - loads with the vendor

    with _opened(folder) as client:
        try:
            collection = client.get_collection(Face.BODY.value, embedding_function=None)
        except ChromaError:
            return 0
        held = set(collection.get(include=[])["ids"])
        return int((collection.metadata or {}).get(_REMOVED, 0)) + len(held - wanted)


def _fill(collection: Any, wanted: set[str], load: Callable[[Sequence[str]], Vectors2D]) -> None:
    """Has a collection hold just the wanted vectors, and note how many were ever removed."""
    held: set[str] = set(collection.get(include=[])["ids"])
    unwanted = sorted(held - wanted)
    for some in _runs(unwanted):
        collection.delete(ids=list(some))
    removed = (collection.metadata or {}).get(_REMOVED, 0) + len(unwanted)
    collection.modify(metadata={_REMOVED: removed})
    for some in _runs(sorted(wanted - held)):
        collection.add(ids=list(some), embeddings=load(some))


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
        _empty(folder)


def _whole(client: Any, face: Face, size: int) -> Any:
    """A collection of `size` vectors that finds its own, loaded into memory: from now on its files are not needed."""
    collection = client.get_collection(face.value, embedding_function=None)
    if collection.count() != size:
        raise DamagedIndex
    if size:
        some = collection.get(limit=_SOME, include=["embeddings"])["embeddings"]
        nearest = collection.query(query_embeddings=some, n_results=1, include=["distances"])["distances"]
        themselves = [distances for distances in nearest if distances and distances[0] < _ITSELF]
        if len(themselves) * 2 < len(some):  # a graph may miss one of its own, not most of them
            raise DamagedIndex
    return collection


def _empty(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


@contextlib.contextmanager
def _opened(folder: Path) -> Iterator[Any]:
    client = open_client(folder)
    try:
        yield client
    finally:
        client.close()


def open_client(folder: Path) -> Any:
    """A client of Chroma on one folder, which tells nobody anything; closed by whoever opened it."""
    import chromadb  # noqa: PLC0415 - a second, only where vectors are searched
    from chromadb.config import Settings  # noqa: PLC0415

    return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))


def _runs(items: Sequence[str]) -> list[Sequence[str]]:
    return [items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE)]
