"""A file as it lies on disk (原本): a regular file that can be opened, and that stays as it is while it is read."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from knowledge.errors import ChangedFile, DocumentError, MissingFile, NotAFile, TooLargeFile, UnreadableFile

_Identity = tuple[int, int, int, int]
_ABSENT = (FileNotFoundError, NotADirectoryError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """That something is at a path: whether it is a folder, and which one of the machine (device, number)."""

    is_folder: bool
    identity: tuple[int, int]


def presence(path: Path) -> Presence:
    """What is at `path`; raises MissingFile, or UnreadableFile where nobody may look."""
    state = _state(path)
    return Presence(is_folder=stat.S_ISDIR(state.st_mode), identity=(state.st_dev, state.st_ino))


def opened(path: Path) -> BufferedReader:
    """The regular file at `path`, opened for reading; never waits for a pipe and never touches a device.

    Raises MissingFile, NotAFile (folder, pipe, socket, device) or UnreadableFile (permission, broken disk, odd name).
    """
    _regular(path)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError as error:
        raise _refusal(error, path) from error
    file = os.fdopen(descriptor, "rb")
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        file.close()
        raise NotAFile("it was exchanged for something else", which=path.name)
    return file


def refuse_larger(path: Path, most_bytes: int) -> None:
    """Raises TooLargeFile where the file has more bytes than that: before anything reads them."""
    if _state(path).st_size > most_bytes:
        raise TooLargeFile("the file has more bytes than allowed", which=path.name)


def digest_of(file: BufferedReader, path: Path) -> str:
    """The SHA-256 of an opened file in hexadecimal; raises UnreadableFile where the disk gives up."""
    try:
        return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _refusal(error, path) from error


@contextmanager
def unchanged(path: Path) -> Iterator[None]:
    """Raises ChangedFile at the end of the block where the file is not what it was at its beginning.

    Whatever else went wrong inside is told as the change, too: half of a file being written looks damaged.
    """
    before = _identity(path)
    try:
        yield
    except DocumentError as error:
        if _is_another(path, before):
            raise ChangedFile("the file changed while it was read", which=path.name) from error
        raise
    if _is_another(path, before):
        raise ChangedFile("the file changed while it was read", which=path.name)


def _is_another(path: Path, before: _Identity) -> bool:
    try:
        return _identity(path) != before
    except DocumentError:
        return True


def _identity(path: Path) -> _Identity:
    """Which file it is, how long it is, and when it was last written to."""
    state = _regular(path)
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns


def _regular(path: Path) -> os.stat_result:
    state = _state(path)
    if not stat.S_ISREG(state.st_mode):
        raise NotAFile("it is no regular file", which=path.name)
    return state


def _state(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except (OSError, ValueError) as error:
        raise _refusal(error, path) from error


def _refusal(error: OSError | ValueError, path: Path) -> DocumentError:
    if isinstance(error, _ABSENT):
        return MissingFile("no such file", which=path.name)
    return UnreadableFile("the file cannot be opened", which=path.name, todo="check its permissions and its name")
