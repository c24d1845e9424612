"""Folders that are derived from the catalogue and may be lost: made aside, renamed when whole, never changed after.

A folder is named after what it holds, so any process may use one that another has made, and a killed one leaves
nothing that could be mistaken for a whole one.
"""

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

_MAKING = ".making-"


def mark_of(*parts: str) -> str:
    """A short name for what a folder holds."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24]


class DerivedFolders:
    """The folders of one kind of index, one for each state of the library that is still in use."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def get(self, mark: str, fill: Callable[[Path], None]) -> Path:
        """The folder of this name; where it is missing, `fill` makes it in an empty folder first."""
        folder = self._root / mark
        if not folder.is_dir():
            self._make(folder, fill)
        return folder

    def newest(self) -> Path | None:
        """The folder that was made last, of whatever name."""
        return max(self._whole(), key=_made_at, default=None)

    def drop(self, mark: str) -> None:
        """Forgets a folder: under its name it is whole to the last."""
        folder = self._root / mark
        if folder.is_dir():
            aside = Path(tempfile.mkdtemp(prefix=_MAKING, dir=self._root))
            with contextlib.suppress(FileNotFoundError):  # another process was quicker
                folder.rename(aside / mark)
            shutil.rmtree(aside, ignore_errors=True)

    def keep_only(self, mark: str) -> None:
        """Forgets all folders but this one and the youngest other, and what killed processes left half made."""
        others = sorted((folder for folder in self._whole() if folder.name != mark), key=_made_at)
        youngest = _made_at(self._root / mark) if (self._root / mark).is_dir() else 0.0
        half_made = [folder for folder in self._root.glob(f"{_MAKING}*") if _made_at(folder) < youngest]
        for folder in others[:-1]:
            self.drop(folder.name)
        for folder in half_made:
            shutil.rmtree(folder, ignore_errors=True)

    def _make(self, folder: Path, fill: Callable[[Path], None]) -> None:
        self._root.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=_MAKING, dir=self._root))
        try:
            fill(aside)
            _to_disk(aside)
            _rename(aside, folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)

    def _whole(self) -> Iterator[Path]:
        if self._root.is_dir():
            yield from (folder for folder in self._root.iterdir() if not folder.name.startswith(_MAKING))


def _rename(aside: Path, folder: Path) -> None:
    try:
        aside.rename(folder)
    except OSError:
        if not folder.is_dir():  # else another process was quicker, and its folder holds the same
            raise


def _to_disk(folder: Path) -> None:
    """Has the system write every file out: a rename that outlives a power cut must not name an empty file."""
    for path in _files_and_folders(folder):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _files_and_folders(folder: Path) -> Iterable[Path]:
    return (*folder.rglob("*"), folder)


def _made_at(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except FileNotFoundError:
        return 0.0
