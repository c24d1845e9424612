"""Originals are whole or absent, kept once, and never given out changed."""

import hashlib
import signal
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from knowledge.library import originals as module
from knowledge.library.originals import Originals

HOUSE = Path(__file__).parents[4]


@pytest.fixture
def originals(tmp_path: Path) -> Originals:
    return Originals(tmp_path / "originals")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "手引き.pdf"
    path.write_bytes(b"%PDF-1.7 the first edition")
    return path


def test_a_file_is_found_by_the_hash_of_its_content(originals: Originals, file: Path) -> None:
    content_hash = originals.put(file)
    assert content_hash == hashlib.sha256(file.read_bytes()).hexdigest()
    kept = originals.path_of(content_hash)
    assert kept is not None
    assert kept.read_bytes() == file.read_bytes()


def test_it_outlives_the_file_it_came_from_and_the_process(originals: Originals, file: Path, tmp_path: Path) -> None:
    content_hash = originals.put(file)
    file.unlink()
    assert Originals(tmp_path / "originals").path_of(content_hash) is not None


def test_the_same_content_is_kept_once(originals: Originals, file: Path, tmp_path: Path) -> None:
    twin = tmp_path / "copy.pdf"
    twin.write_bytes(file.read_bytes())
    assert originals.put(file) == originals.put(twin)
    assert list(originals.hashes()) == [originals.put(file)]
    assert [path.name for path in (tmp_path / "originals").iterdir() if path.is_file()] == ["putting.lock"]


@pytest.mark.parametrize("content_hash", ["0" * 64, "", "../putting.lock", "0" * 63 + "/", "A" * 64])
def test_what_was_never_kept_is_absent(originals: Originals, content_hash: str) -> None:
    assert originals.path_of(content_hash) is None
    originals.drop(content_hash)


def test_what_was_dropped_is_absent(originals: Originals, file: Path) -> None:
    content_hash = originals.put(file)
    originals.drop(content_hash)
    assert originals.path_of(content_hash) is None
    assert not list(originals.hashes())


def test_a_changed_file_is_not_given_out_and_can_be_put_again(originals: Originals, file: Path) -> None:
    content_hash = originals.put(file)
    kept = originals.path_of(content_hash)
    assert kept is not None
    kept.write_bytes(b"something else")
    assert originals.path_of(content_hash) is None
    originals.put(file)
    assert originals.path_of(content_hash) is not None


def test_a_file_is_read_through_once_and_not_at_every_look(
    originals: Originals, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content_hash = originals.put(file)
    assert originals.path_of(content_hash)
    monkeypatch.setattr(module.hashlib, "file_digest", lambda *_: pytest.fail("read again"))
    assert originals.path_of(content_hash)


_KILLED_BEFORE_IT_HAS_ITS_NAME = """
import os, signal, sys
from pathlib import Path
from knowledge.library.originals import Originals
Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
Originals(Path(sys.argv[1])).put(Path(sys.argv[2]))
"""


def test_a_killed_put_leaves_nothing_and_the_next_one_goes_through(tmp_path: Path, file: Path) -> None:
    folder = tmp_path / "originals"
    command = [sys.executable, "-c", _KILLED_BEFORE_IT_HAS_ITS_NAME, str(folder), str(file)]
    assert subprocess.run(command, cwd=HOUSE, check=False).returncode == -signal.SIGKILL
    originals = Originals(folder)
    assert not list(originals.hashes())
    assert originals.path_of(originals.put(file)) is not None


def test_a_large_file_is_kept_piece_by_piece(originals: Originals, tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    with large.open("wb") as sparse:
        sparse.truncate(64 * 2**20)
    tracemalloc.start()
    try:
        kept = originals.path_of(originals.put(large))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept is not None
    assert kept.stat().st_size == large.stat().st_size
    assert peak < 8 * 2**20
