"""One writer at a time: a lock on a file, which the system releases when its process dies."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from knowledge.errors import LibraryBusy


class WritingLock:
    """Held while something is changed; the holder may take it again."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(file)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Holds the lock, or raises LibraryBusy at once when another process or thread does."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise LibraryBusy("another process is publishing", todo="try again when it is done") from error
        try:
            yield
        finally:
            self._lock.release()

    @contextmanager
    def awaited(self) -> Iterator[None]:
        """Holds the lock as soon as nobody else does."""
        with self._lock:
            yield
