"""Reading a file in a child process with limits, so that no file can take the advisor down.

The parent learns the format from the first bytes, runs `python -m ingest.reader` behind the walls of
knowledge/confined.py, and takes the blocks from a temporary file. One file, one process: what a file does to its
reader, no other file meets.
"""

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from ingest.blocks import ParsedFile
from ingest.handover import NoResult, unpacked
from ingest.on_disk import refuse_larger, unchanged
from ingest.scans import MOST_PAGES, SECONDS_A_PAGE, Scans
from ingest.sniff import Format, format_of
from knowledge import confined, errors
from knowledge.confined import Ending

PARSERS = {
    Format.CONTAINER: "ingest.parsers.container",
    Format.PACKAGE: "ingest.parsers.package",
    Format.PDF: "ingest.parsers.pdf",
    Format.HTML: "ingest.parsers.html",
    Format.CSV: "ingest.parsers.delimited",
    Format.MARKDOWN: "ingest.parsers.markdown",
    Format.PLAIN: "ingest.parsers.plain",
}
"""Which module reads a format: its `parse(path)` gives the ParsedFile or raises a DocumentError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits(confined.Limits):
    """What reading one file may cost, and how large it may be."""

    file_bytes: int = 512 * 1024 * 1024
    result_bytes: int = 32 * 1024 * 1024  # about ten million Japanese characters

    def with_ocr(self) -> "Limits":
        """What reading may cost where pictures of pages are read: seconds for each, and room for the models."""
        return replace(
            self,
            memory_bytes=max(self.memory_bytes, _OCR_MEMORY),
            cpu_seconds=self.cpu_seconds + _OCR_CORES * MOST_PAGES * SECONDS_A_PAGE,
            wall_seconds=self.wall_seconds + MOST_PAGES * SECONDS_A_PAGE,
        )


_OCR_MEMORY = 3 * 1024 * 1024 * 1024
_OCR_CORES = 2


def read_file(path: Path, *, limits: Limits, scans: Scans = Scans.REPORTED) -> ParsedFile:
    """The blocks of the file at `path`; raises the DocumentError that says why it cannot be read."""
    with unchanged(path):
        form = format_of(path)
        if form not in PARSERS:
            raise errors.UnsupportedFormat("no parser reads this format", which=path.name, todo="register PDF or text")
        refuse_larger(path, limits.file_bytes)
        with tempfile.TemporaryFile() as result:
            arguments = (str(path.absolute()), form.value, scans.value)
            if form is Format.PDF and scans is Scans.RECOGNISED:
                limits = limits.with_ocr()
            ending = confined.run_confined("ingest.reader", arguments, limits=limits, result=result)
            if ending is not Ending.DONE:
                raise _ENDINGS[ending](f"the reader ended {ending.name}", which=path.name)
            result.seek(0)
            return _received(result, path, limits)


_ENDINGS: dict[Ending, type[errors.DocumentError]] = {
    Ending.OUT_OF_TIME: errors.ReadingTimedOut,
    Ending.OUT_OF_MEMORY: errors.SwellingFile,
    Ending.BROKEN: errors.ReadingFailed,
}


def _received(result: BinaryIO, path: Path, limits: Limits) -> ParsedFile:
    try:
        return unpacked(result, name=path.name, most_characters=limits.result_bytes)
    except NoResult as error:
        raise errors.ReadingFailed("the reader gave no result", which=path.name) from error
