"""The corpus on disk, and what became of each file when it was read."""

import gc
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from ingest.sandbox import Limits, read_file
from knowledge.errors import DocumentError
from tests.hostile.corpus import Hostile, corpus

LIMITS = Limits(wall_seconds=60.0)
_EDGE = 200
CORPUS = corpus()
HANDFUL = (
    "利用者の鍵.pdf",
    "鍵つき通知.docx",
    "爆弾.docx",
    "笑い_word-document.xml.docx",
    "実はPDF.docx",
    "制御文字.txt",
)
"""What is read in every run; the others are slow together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What came of one file: the error, or how its text begins and ends; and how long it took."""

    error: DocumentError | None
    begins: str = ""
    ends: str = ""
    notices: tuple[str, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """What came of the files by name, and by how many bytes the reading process grew meanwhile at its most."""

    came: Mapping[str, Came]
    growth: int


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Hostile], Path]:
    """made(hostile) is the file on disk."""
    folder = tmp_path_factory.mktemp("hostile")

    def make(hostile: Hostile) -> Path:
        path = folder / hostile.name
        if not path.exists():
            path.write_bytes(hostile.make())
        return path

    return make


@pytest.fixture(scope="session")
def readings(made: Callable[[Hostile], Path]) -> Readings:
    """The whole corpus, two files at a time, each in a child of its own."""
    paths = [made(hostile) for hostile in CORPUS]
    gc.collect()
    before = _status("VmRSS")
    _forget_peak()
    with ThreadPoolExecutor(2) as pool:
        came = dict(zip((path.name for path in paths), pool.map(came_of, paths), strict=True))
    return Readings(came=came, growth=_status("VmHWM") - before)


def came_of(path: Path) -> Came:
    """Reads a file; of its text only the edges are kept, since what is measured is reading."""
    begun = time.monotonic()
    try:
        parsed = read_file(path, limits=LIMITS)
    except DocumentError as error:
        return Came(error=error.with_traceback(None), seconds=time.monotonic() - begun)
    return Came(
        error=None,
        begins="\n".join(block.text[:_EDGE] for block in parsed.blocks[:_EDGE]),
        ends="\n".join(block.text[-_EDGE:] for block in parsed.blocks[-_EDGE:]),
        notices=tuple(notice.text for notice in parsed.notices),
        seconds=time.monotonic() - begun,
    )


# --- the memory of this process --------------------------------------------------------------------------------------
def _forget_peak() -> None:
    """Linux counts the peak anew from here."""
    Path("/proc/self/clear_refs").write_text("5")


def _status(name: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))
