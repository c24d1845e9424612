"""The files that names of files and folders mean (登録するファイル), and what of them cannot be looked into."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.on_disk import presence
from knowledge.errors import DocumentError, UnreadableFile

_Found = Path | DocumentError
_LEFT_OUT = (".", "~$")  # hidden files, and the marks of Office beside a file that somebody has open


def files_of(paths: Iterable[Path]) -> tuple[list[Path], list[DocumentError]]:
    """The files, folders opened and hidden names left out, each once; beside them what is not there or is locked.

    A pipe or a device is listed, too: reading refuses it by name instead of leaving it out in silence. A linked folder
    is entered once, so that a link to a folder above cannot lead in circles.
    """
    found = [each for path in paths for each in _below(path)]
    files = dict.fromkeys(each for each in found if isinstance(each, Path))
    return list(files), [each for each in found if isinstance(each, DocumentError)]


def _below(path: Path) -> list[_Found]:
    try:
        return sorted(_in_folder(path), key=str) if presence(path).is_folder else [path]
    except DocumentError as error:
        return [type(error)(error.what, which=str(path), todo=error.todo)]


def _in_folder(root: Path) -> Iterator[_Found]:
    locked: list[OSError] = []
    entered: set[tuple[int, int]] = set()
    for name, folders, files in os.walk(root, onerror=locked.append, followlinks=True):
        folder = Path(name)
        entered.add(presence(folder).identity)
        folders[:] = [inner for inner in folders if not inner.startswith(".") and _is_new(folder / inner, entered)]
        yield from (folder / file for file in files if not file.startswith(_LEFT_OUT))
    for error in locked:
        yield UnreadableFile("the folder cannot be opened", which=str(error.filename), todo="check its permissions")


def _is_new(folder: Path, entered: set[tuple[int, int]]) -> bool:
    try:
        return presence(folder).identity not in entered
    except DocumentError:
        return False
