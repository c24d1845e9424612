"""A process that is killed while it publishes leaves the old edition answering whole; the next run resumes."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ingest.publish import publish
from knowledge.domain.published import Outcome, Published
from knowledge.library.library import Library
from knowledge.library.vectors import Face
from tests.scenario import publishing_child as child

ROOT = Path(__file__).resolve().parents[2]
OLD, NEW = "第1.0版", "第2.0版"

pytestmark = pytest.mark.slow


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder in which the old edition is published."""
    library = child.open_library(tmp_path)
    _publish(library, OLD)
    library.close()
    return tmp_path


def test_killed_in_the_middle_of_embedding(home: Path) -> None:
    _kill(home, "embed", until="embedded")
    _answers_whole(home, OLD)
    library = child.open_library(home)
    published = _publish(library, NEW)
    assert 0 < published.embedded < child.CHUNKS
    assert published.reused > 0
    library.close()
    _answers_whole(home, NEW)


def test_killed_while_a_file_is_read(home: Path) -> None:
    _kill(home, "none", until="reading", action="read")
    _answers_whole(home, OLD)
    library = child.open_library(home)
    assert _publish(library, NEW).embedded == child.CHUNKS
    library.close()
    _answers_whole(home, NEW)


@pytest.mark.parametrize(
    "stop", ["stage:after", "_kept.replace:before", "verify:after", "_indexes.make:before", "flip:before"]
)
def test_killed_before_the_flip(home: Path, stop: str) -> None:
    _kill(home, stop, until=stop)
    _answers_whole(home, OLD)
    library = child.open_library(home)
    published = _publish(library, NEW)
    assert published.embedded == (child.CHUNKS if stop in ("stage:after", "_kept.replace:before") else 0)
    library.close()
    _answers_whole(home, NEW)


@pytest.mark.parametrize("stop", ["flip:after", "_shelving.retire:after", "retire:after"])
def test_killed_after_the_flip(home: Path, stop: str) -> None:
    _kill(home, stop, until=stop)
    _answers_whole(home, NEW)
    library = child.open_library(home)
    assert _publish(library, NEW).outcome is Outcome.UNCHANGED
    library.close()
    _answers_whole(home, NEW)


def test_killed_while_the_index_is_made(home: Path) -> None:
    with _publishing(home, "none") as process:
        while process.poll() is None and not list((home / "library" / "vectors").glob(".making-*")):
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
    _answers_whole(home, OLD)
    library = child.open_library(home)
    assert _publish(library, NEW).embedded == 0
    library.close()
    _answers_whole(home, NEW)
    assert not list((home / "library").glob("*/.making-*"))


def test_killed_at_any_moment(home: Path) -> None:
    """Whenever it dies, one of the two editions answers whole, and never half of each."""
    chance = random.Random(20261123)
    before = OLD
    for coming in ("第3.0版", "第4.0版", "第5.0版", "第6.0版"):
        with _publishing(home, "none", coming) as process:
            _wait(process, "embedded 192")
            time.sleep(chance.uniform(0.0, 0.8))  # what follows takes about that long
            process.send_signal(signal.SIGKILL)
        library = child.open_library(home)
        label = library.editions()[0].label
        library.close()
        assert label in (before, coming)
        _answers_whole(home, label)
        before = label


@pytest.mark.parametrize(
    ("stop", "answering"),
    [
        ("_indexes.make:before", NEW),
        ("_shelving.flip:before", NEW),
        ("_shelving.flip:after", OLD),
        ("retire:after", OLD),
    ],
)
def test_killed_while_an_edition_is_taken_back(home: Path, stop: str, answering: str) -> None:
    library = child.open_library(home)
    _publish(library, NEW)
    library.close()
    _kill(home, stop, until=stop, label=OLD, action="roll_back")
    _answers_whole(home, answering)


@pytest.mark.parametrize(
    ("stop", "removed"), [("_indexes.make:before", False), ("_shelving.remove:before", False), ("retire:after", True)]
)
def test_killed_while_a_document_is_removed(home: Path, stop: str, removed: bool) -> None:
    _kill(home, stop, until=stop, label=OLD, action="remove")
    if not removed:
        _answers_whole(home, OLD)
        return
    library = child.open_library(home)
    assert library.size() == 0
    assert library.matching(["規定"], 9) == []
    library.close()


def test_a_busy_library_refuses_a_second_publisher_until_the_first_is_gone(home: Path) -> None:
    from knowledge.errors import LibraryBusy  # noqa: PLC0415

    with _publishing(home, "flip:before") as process:
        _wait(process, "flip:before")
        library = child.open_library(home)
        with pytest.raises(LibraryBusy):
            _publish(library, NEW)
        process.send_signal(signal.SIGKILL)
    assert _publish(library, NEW).embedded == 0
    library.close()


# --- the child -----------------------------------------------------------------------------------------------------
@contextmanager
def _publishing(home: Path, stop: str, label: str = NEW, action: str = "publish") -> Iterator["subprocess.Popen[str]"]:
    script = [sys.executable, "-m", "tests.scenario.publishing_child", str(home), label, stop, action]
    with subprocess.Popen(script, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        try:
            yield process
        finally:
            process.kill()


def _kill(home: Path, stop: str, *, until: str, label: str = NEW, action: str = "publish") -> None:
    with _publishing(home, stop, label, action) as process:
        _wait(process, until)
        process.send_signal(signal.SIGKILL)
        process.wait()


def _wait(process: "subprocess.Popen[str]", until: str) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(until):
            return
    pytest.fail(f"the child ended without saying {until}")


# --- what is seen --------------------------------------------------------------------------------------------------
def _publish(library: Library, label: str) -> Published:
    return publish(child.the_edition(label), library, progress=lambda _done, _total: None)


def _answers_whole(home: Path, label: str) -> None:
    """A process that comes now finds every chunk of one edition, in every index, and none of another."""
    library = child.open_library(home)
    expected = {chunk.id for chunk in child.the_edition(label).chunks}
    assert [edition.label for edition in library.editions()] == [label]
    for face in Face:
        vector = library.embedder.queries([f"{label}の規定7は"])[0]
        assert {hit.chunk_id for hit in library.nearest(face, vector, 2 * child.CHUNKS)} == expected
    assert {hit.chunk_id for hit in library.matching(["規定"], 2 * child.CHUNKS)} == expected
    assert set(library.chunks(expected)) == expected
    library.close()
