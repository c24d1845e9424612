"""The child that reads: what it has, what it may, and that nothing of it stays, whoever ends first."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from ingest.sandbox import read_file
from knowledge.confined import Ending, Limits, run_confined
from tests.hostile.conftest import LIMITS

_PROBE = "tests.hostile.probe"
_HOUSE = Path(__file__).parents[2]


def _run(deed: str, argument: str = "", limits: Limits | None = None) -> tuple[Ending, Any]:
    with tempfile.TemporaryFile() as result:
        ending = run_confined(_PROBE, (deed, argument), limits=limits or Limits(), result=result)
        result.seek(0)
        return ending, json.loads(result.read() or b"null") if ending is Ending.DONE else None


def test_a_child_has_no_environment_no_input_no_files_and_a_room_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-secret")
    ending, told = _run("tell", limits=Limits(memory_bytes=2**29, cpu_seconds=7))

    assert ending is Ending.DONE
    assert not [name for name in told["environment"] if name != "LC_CTYPE"]
    assert (told["input"], told["open"]) == ("", [0, 1, 2, 3])  # 3 is the listing itself
    assert told["niceness"] == min(19, os.nice(0) + 10)
    assert told["limits"]["RLIMIT_AS"][0] == 2**29
    assert told["limits"]["RLIMIT_CPU"][0] == 7
    assert told["limits"]["RLIMIT_CORE"][0] == 0
    assert Path(told["room"]).name.startswith("dx-child-")
    assert not Path(told["room"]).exists()


def test_a_child_opens_no_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        _, told = _run("connect", f"127.0.0.1:{server.getsockname()[1]}")
    assert told["refused"]


@pytest.mark.parametrize(
    ("deed", "limits", "ending"),
    [
        ("spin", Limits(cpu_seconds=1), Ending.OUT_OF_TIME),
        ("linger", Limits(wall_seconds=0.5), Ending.OUT_OF_TIME),
        ("flood", Limits(result_bytes=2**22), Ending.BROKEN),
        ("grow", Limits(memory_bytes=2**28), Ending.BROKEN),
    ],
)
@pytest.mark.slow
def test_a_child_ends_at_its_limits(tmp_path: Path, deed: str, limits: Limits, ending: Ending) -> None:
    begun = time.monotonic()
    assert _run(deed, str(tmp_path / "told"), limits)[0] is ending
    assert time.monotonic() - begun < 10


def test_what_a_child_has_started_or_written_goes_with_it(tmp_path: Path) -> None:
    _run("leave_behind", str(tmp_path / "told"))
    left, child, room = (tmp_path / "told").read_text().split()
    _gone(int(left))
    _gone(int(child))
    assert not Path(room).exists()


@pytest.mark.slow
def test_a_child_dies_with_the_process_that_asked(tmp_path: Path) -> None:
    place = tmp_path / "told"
    asking = (
        "import sys, tempfile; from knowledge.confined import Limits, run_confined\n"
        f"run_confined({_PROBE!r}, ('linger', {str(place)!r}), limits=Limits(), result=tempfile.TemporaryFile())"
    )
    parent = subprocess.Popen([sys.executable, "-c", asking], cwd=_HOUSE)
    _until(lambda: place.exists() and len(place.read_text().split()) == 3)
    parent.send_signal(signal.SIGKILL)
    parent.wait()

    left, child, _ = place.read_text().split()
    _gone(int(child))
    os.kill(int(left), signal.SIGKILL)  # what the child itself had started is beyond a parent that was killed


def test_reading_leaves_no_zombie_and_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "町.txt"
    path.write_text("町は窓口を見直す。", encoding="utf-8")
    rooms = tmp_path / "rooms"  # a place of its own: other programs on the machine read files too
    rooms.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(rooms))
    before = _children()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: read_file(path, limits=LIMITS), range(4)))
    assert _children() == before
    assert list(rooms.iterdir()) == []


def _children() -> set[str]:
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


def _gone(process: int) -> None:
    """Waits until a process has ended; one that nobody has waited for yet counts as ended."""
    stat = Path(f"/proc/{process}/stat")
    _until(lambda: not stat.exists() or stat.read_text().rsplit(")", 1)[1].split()[0] == "Z")


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)
