"""The files as they were registered (原本), each kept once under the hash of its content."""

import hashlib
import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from knowledge.library.writing import WritingLock

_log = logging.getLogger(__name__)
_AT_ONCE = 1024 * 1024
_HASH = re.compile(r"[0-9a-f]{64}")
_UNFINISHED = "incoming"

Signature = tuple[int, int, int]


class Originals:
    """Files by the SHA-256 of their content. What is given out has been compared with its hash.

    A file is written aside, flushed to the disk and renamed: a killed process leaves it whole or absent. Any number
    of processes may read and put at the same time.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._putting = WritingLock(folder / "putting.lock")
        self._verified: dict[str, Signature] = {}

    def put(self, path: Path) -> str:
        """Keeps the content of a file and returns its hash; the same content is kept once. Raises OSError."""
        with self._putting.awaited(), path.open("rb") as source:
            unfinished = self._folder / _UNFINISHED  # one at a time; what a killed run left of it is overwritten
            content_hash = _copied(source, unfinished)
            if self.path_of(content_hash) is None:
                kept = self._place(content_hash)
                kept.parent.mkdir(exist_ok=True)
                unfinished.replace(kept)
                _flush_folder(kept.parent)
                _flush_folder(self._folder)
            else:
                unfinished.unlink()
        return content_hash

    def path_of(self, content_hash: str) -> Path | None:
        """The file with this content, or ``None`` where it was never kept or is damaged."""
        if not _HASH.fullmatch(content_hash):
            return None
        kept = self._place(content_hash)
        try:
            if self._is_whole(kept, content_hash):
                return kept
        except FileNotFoundError:
            return None
        _log.error("original damaged hash=%s", content_hash)
        return None

    def drop(self, content_hash: str) -> None:
        """Forgets a file; nothing happens where it was never kept."""
        if _HASH.fullmatch(content_hash):
            self._place(content_hash).unlink(missing_ok=True)

    def hashes(self) -> Iterator[str]:
        """The hashes of all files that are kept."""
        return (file.name for file in self._folder.glob("??/*") if _HASH.fullmatch(file.name))

    def _place(self, content_hash: str) -> Path:
        return self._folder / content_hash[:2] / content_hash

    def _is_whole(self, kept: Path, content_hash: str) -> bool:
        """Whether the content has its hash; read again only after the file has changed."""
        state = kept.stat()
        signature = state.st_ino, state.st_size, state.st_mtime_ns
        if self._verified.get(content_hash) != signature:
            with kept.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != content_hash:
                    return False
            self._verified[content_hash] = signature
        return True


def _copied(source: BinaryIO, into: Path) -> str:
    """Copies a stream to a file, piece by piece and down to the disk; returns the hash of what was copied."""
    digest = hashlib.sha256()
    with into.open("wb") as target:
        while piece := source.read(_AT_ONCE):
            digest.update(piece)
            target.write(piece)
        target.flush()
        os.fsync(target.fileno())
    return digest.hexdigest()


def _flush_folder(folder: Path) -> None:
    """Makes a rename in a folder last, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
