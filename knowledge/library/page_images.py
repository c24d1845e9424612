"""Pages of kept originals as pictures (ページ画像), made when they are first looked at and kept for the next look.

A page is drawn by a child process with limits (page_rendering). What it made is kept as a file under the hash of the
original; when all of them outgrow their bound, those not looked at for longest go first.
"""

import json
import logging
import os
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from knowledge.confined import Ending, Limits, run_confined
from knowledge.domain.document import Box
from knowledge.library.originals import Originals

_log = logging.getLogger(__name__)
_MIB = 1024 * 1024
IMAGE_TYPE = "image/webp"
LAST_PAGE = 100_000
_PDF, _HEAD = b"%PDF-", 1024
_CHILD = "knowledge.library.page_rendering"
_LIMITS = Limits(memory_bytes=1536 * _MIB, result_bytes=16 * _MIB, cpu_seconds=20, wall_seconds=30.0)
_AT_A_TIME = 2
_KINDS = {"image": "1400.webp", "letters": "letters.json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A character of a page and its box, in points from the top left corner."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLetters:
    """The size of a page as shown, in points, and its letters in drawing order; a scan has none."""

    width: float
    height: float
    letters: tuple[Letter, ...]


class PageImages:
    """Any number of threads and processes may look; a page is drawn by at most two children at a time."""

    def __init__(
        self, originals: Originals, folder: Path, *, most_bytes: int = 256 * _MIB, limits: Limits = _LIMITS
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._originals = originals
        self._folder = folder
        self._most_bytes = most_bytes
        self._limits = limits
        self._children = threading.Semaphore(_AT_A_TIME)
        self._failed: set[str] = set()

    def image(self, content_hash: str, page: int) -> bytes | None:
        """The page as WebP, or ``None``: no such PDF is kept, it has no such page, or the page cannot be drawn."""
        return self._kept_or_made("image", content_hash, page)

    def letters(self, content_hash: str, page: int) -> PageLetters | None:
        """Size and letters of the page; ``None`` as with `image`."""
        written = self._kept_or_made("letters", content_hash, page)
        try:
            return _read_letters(written) if written else None
        except (ValueError, TypeError, KeyError):
            return None

    def _kept_or_made(self, what: str, content_hash: str, page: int) -> bytes | None:
        original = self._originals.path_of(content_hash)
        if original is None or not 1 <= page <= LAST_PAGE or not _is_pdf(original):
            return None
        name = f"{content_hash}-{page}-{_KINDS[what]}"
        if (kept := self._kept(name)) or name in self._failed:
            return kept
        with self._children:
            if kept := self._kept(name):
                return kept
            made = self._made(what, original, page)
        if made:
            self._keep(name, made)
        else:
            self._failed.add(name)
            _log.warning("page not drawn hash=%s page=%d what=%s", content_hash, page, what)
        return made

    def _made(self, what: str, original: Path, page: int) -> bytes | None:
        with tempfile.TemporaryFile() as result:
            arguments = (what, str(original.resolve()), str(page))
            ending = run_confined(_CHILD, arguments, limits=self._limits, result=result)
            return _content(result) if ending is Ending.DONE else None

    # --- the files -------------------------------------------------------------------------------------------------
    def _kept(self, name: str) -> bytes | None:
        file = self._folder / name
        try:
            os.utime(file)  # looked at: it goes later
            return file.read_bytes()
        except FileNotFoundError:
            return None

    def _keep(self, name: str, content: bytes) -> None:
        handle, aside = tempfile.mkstemp(dir=self._folder, prefix=".")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(aside).replace(self._folder / name)
        self._make_room()

    def _make_room(self) -> None:
        """Removes what was not looked at for longest, until the rest is within the bound."""
        files = [(entry.stat(), entry.path) for entry in os.scandir(self._folder) if entry.is_file()]
        total = sum(state.st_size for state, _ in files)
        for state, path in sorted(files, key=lambda file: file[0].st_mtime_ns):
            if total <= self._most_bytes:
                return
            Path(path).unlink(missing_ok=True)
            total -= state.st_size


def _is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return _PDF in file.read(_HEAD)


def _content(result: BinaryIO) -> bytes:
    result.seek(0)
    return result.read()


def _read_letters(written: bytes) -> PageLetters:
    """What the child wrote, checked: it has read a file that others made."""
    page = json.loads(written)
    letters = tuple(_letter(str(text), *map(float, corners)) for text, *corners in page["letters"])
    return PageLetters(width=float(page["width"]), height=float(page["height"]), letters=letters)


def _letter(text: str, x0: float, top: float, x1: float, bottom: float) -> Letter:
    return Letter(text=text, box=Box(x0=x0, top=top, x1=x1, bottom=bottom))
