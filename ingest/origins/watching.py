"""Watching a folder (フォルダの見張り): tells when its files have changed and come to rest."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

from knowledge.errors import MissingFile

_STEP_MS = 400
_LISTEN_MS = 5000
_IGNORED = ("~$", ".")
Stamps = dict[Path, tuple[int, int]]
"""(bytes, moment of the last write) of every file"""


def settled_changes(
    folder: Path, *, rest_seconds: float = 2.0, polling: bool = False, stop: threading.Event | None = None
) -> Iterator[None]:
    """Yields whenever files of the folder changed and then stayed as they are for `rest_seconds`.

    A shared folder of another machine tells nobody of its changes: with `polling` it is looked through regularly.
    Raises MissingFile where there is no such folder. `stop` ends it.
    """
    from watchfiles import watch  # noqa: PLC0415 - needed by one command

    if not folder.is_dir():
        raise MissingFile("no such folder", which=str(folder))
    stopped = stop or threading.Event()
    for changes in watch(
        folder,
        stop_event=stopped,
        step=_STEP_MS // 8,
        debounce=_STEP_MS,
        rust_timeout=_LISTEN_MS,
        force_polling=polling or None,
        raise_interrupt=True,
    ):
        if all(Path(path).name.startswith(_IGNORED) for _, path in changes):
            continue
        _wait_for_rest(folder, rest_seconds, stopped)
        if not stopped.is_set():
            yield


def _wait_for_rest(folder: Path, seconds: float, stopped: threading.Event) -> None:
    """Waits until nothing in the folder has grown or been written to for so long: a copy may take minutes."""
    before, since = stamps_of(folder), time.monotonic()
    while time.monotonic() - since < seconds and not stopped.wait(min(0.25, seconds / 4)):
        now = stamps_of(folder)
        if now != before:
            before, since = now, time.monotonic()


def stamps_of(folder: Path) -> Stamps:
    """How every file of a folder stands at this moment."""
    stamps: Stamps = {}
    for path in folder.rglob("*"):
        try:
            state = path.stat()
        except OSError:
            continue  # gone in between
        stamps[path] = (state.st_size, state.st_mtime_ns)
    return stamps
