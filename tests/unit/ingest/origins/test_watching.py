"""A watched folder tells of its changes once they have come to rest."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.origins.watching import settled_changes
from knowledge.errors import MissingFile

pytestmark = pytest.mark.slow  # waits for real changes
_REST = 0.4


def _first_change(folder: Path, change: Callable[[], None], *, polling: bool) -> bool:
    """Whether the change was told of, and by then nothing was being written any more."""
    stop = threading.Event()
    writing = threading.Event()

    def write() -> None:
        time.sleep(0.3)
        writing.set()
        change()
        writing.clear()

    writer = threading.Thread(target=write)
    timer = threading.Timer(8, stop.set)
    writer.start()
    timer.start()
    try:
        for _ in settled_changes(folder, rest_seconds=_REST, polling=polling, stop=stop):
            return not writing.is_set()
    finally:
        stop.set()
        timer.cancel()
        writer.join()
    return False


@pytest.mark.parametrize("polling", [False, True])
def test_a_slow_copy_is_waited_for(tmp_path: Path, polling: bool) -> None:
    def copy() -> None:
        with (tmp_path / "大きい.pdf").open("wb") as file:
            for _ in range(8):
                file.write(b"x" * 1000)
                file.flush()
                time.sleep(0.15)

    assert _first_change(tmp_path, copy, polling=polling)


def test_a_folder_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        next(settled_changes(tmp_path / "none"))
