"""Folders that can be made again: made aside, renamed when whole, never changed after.

A folder is named after what it holds, so any process may use one that another has made, and a killed one leaves
nothing that could be mistaken for a whole one.
"""

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from knowledge.library.writing import WritingLock

_LOCK = ".lock"
_MAKING = ".making-"


def mark_of(*parts: str) -> str:
    """A short name for what a folder holds."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24]


class DerivedFolders:
    """Folders side by side. Making and forgetting wait for each other, in whatever process; finding one does not."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = WritingLock(root / _LOCK)

    def get(self, mark: str, fill: Callable[[Path], None]) -> Path:
        """The folder of this name; where it is missing, `fill` makes it in an empty folder first."""
        folder = self._root / mark
        if not folder.is_dir():
            with self._lock.awaited():
                if not folder.is_dir():
                    self._make(folder, fill)
        return folder

    def newest(self) -> Path | None:
        """The folder that was made last, of whatever name."""
        return max(self._whole(), key=_made_at, default=None)

    def drop(self, mark: str) -> None:
        """Forgets a folder: under its name it is whole to the last."""
        with self._lock.awaited(), contextlib.suppress(FileNotFoundError):
            (self._root / mark).rename(self._aside() / mark)
            self._clear_aside()

    def keep_only(self, *marks: str) -> None:
        """Forgets all folders but these and the youngest other, and what killed processes left half made."""
        with self._lock.awaited():
            others = sorted((folder for folder in self._whole() if folder.name not in marks), key=_made_at)
            for folder in others[:-1]:
                folder.rename(self._aside() / folder.name)
            self._clear_aside()

    def _make(self, folder: Path, fill: Callable[[Path], None]) -> None:
        self._clear_aside()
        try:
            aside = self._aside()
            fill(aside)
            _to_disk(aside)
            aside.rename(folder)
        finally:
            self._clear_aside()

    def _aside(self) -> Path:
        return Path(tempfile.mkdtemp(prefix=_MAKING, dir=self._root))

    def _clear_aside(self) -> None:
        """Whoever holds the lock is alone: what lies aside is his own, or that of a process that was killed."""
        for folder in self._root.glob(f"{_MAKING}*"):
            shutil.rmtree(folder, ignore_errors=True)

    def _whole(self) -> Iterator[Path]:
        yield from (folder for folder in self._root.iterdir() if not folder.name.startswith("."))


def _to_disk(folder: Path) -> None:
    """Has the system write every file out: a rename that outlives a power cut must not name an empty file."""
    for path in (*folder.rglob("*"), folder):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _made_at(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except FileNotFoundError:
        return 0.0
