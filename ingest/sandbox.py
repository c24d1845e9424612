"""Reading a file in a child process with limits, so that no file can take the advisor down.

The parent learns the format from the first bytes, starts `python -m ingest.sandbox`, and takes the blocks from a
temporary file. The child gets no environment (no tokens) and may not outgrow its memory, processor time or result.
"""

import copyreg
import importlib
import pickle
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ingest.blocks import Block, BlockKind, ParsedFile
from ingest.sniff import Format, format_of
from knowledge import confined, errors
from knowledge.confined import Ending
from knowledge.domain.document import Box
from knowledge.domain.publication import Notice

_HANDED_OVER = {kind.__name__: kind for kind in (Block, BlockKind, Box, Notice, ParsedFile)}
# Early 3.11 (Debian 12 has 3.11.2) would hand an enum over as getattr(…), which the narrow reader rightly refuses.
copyreg.pickle(BlockKind, lambda kind: (BlockKind, (kind.value,)))
PARSERS = {
    Format.CONTAINER: "ingest.parsers.container",
    Format.PACKAGE: "ingest.parsers.package",
    Format.PDF: "ingest.parsers.pdf",
    Format.MARKDOWN: "ingest.parsers.markdown",
    Format.PLAIN: "ingest.parsers.plain",
}
"""Which module reads a format: its `parse(path)` gives the ParsedFile or raises a DocumentError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits(confined.Limits):
    """What reading one file may cost, and how large it may be."""

    file_bytes: int = 512 * 1024 * 1024


def read_file(path: Path, *, limits: Limits) -> ParsedFile:
    """The blocks of the file at `path`; raises the DocumentError that says why it cannot be read."""
    form = format_of(path)
    if form not in PARSERS:
        raise errors.UnsupportedFormat("no parser reads this format", which=path.name, todo="register PDF or text")
    if path.stat().st_size > limits.file_bytes:
        raise errors.TooLargeFile("the file has more bytes than allowed", which=path.name)
    with tempfile.TemporaryFile() as result:
        arguments = (str(path.resolve()), form.value)
        ending = confined.run_confined("ingest.sandbox", arguments, limits=limits, result=result)
        if ending is not Ending.DONE:
            raise _error(ending, path)
        result.seek(0)
        return _received(result, path)


def _error(ending: Ending, path: Path) -> errors.DocumentError:
    """What the end of a child without a result means."""
    match ending:
        case Ending.OUT_OF_TIME:
            return errors.ReadingTimedOut("reading took too long", which=path.name)
        case Ending.OUT_OF_MEMORY:
            return errors.TooLargeFile("reading needs more memory than allowed", which=path.name)
    return errors.DamagedFile("the parser broke off", which=path.name)


def _received(result: BinaryIO, path: Path) -> ParsedFile:
    """What the child wrote: the file's blocks, or the name of the error it met."""
    try:
        received: object = _Narrow(result).load()
    except (pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError) as error:
        raise errors.DamagedFile("the parser gave no result", which=path.name) from error
    match received:
        case ParsedFile():
            return received
        case (str(name), str(what)):
            kind = getattr(errors, name, errors.DamagedFile)
            raise kind(what, which=path.name)
    raise errors.DamagedFile("the parser gave no result", which=path.name)


class _Narrow(pickle.Unpickler):
    """Loads nothing but the hand-over values, whatever a child that was taken over may have written."""

    def find_class(self, _module: str, name: str) -> object:
        if name not in _HANDED_OVER:
            raise pickle.UnpicklingError(f"{name!r} is not handed over")
        return _HANDED_OVER[name]


# --- in the child --------------------------------------------------------------------------------------------------
def _child(path: Path, form: Format, result_bytes: int) -> bytes:
    try:
        parsed = pickle.dumps(_parse(path, form), protocol=5)
    except errors.DocumentError as error:
        return pickle.dumps((type(error).__name__, error.what))
    except (MemoryError, RecursionError):
        return pickle.dumps((errors.TooLargeFile.__name__, "reading needs more memory than allowed"))
    if len(parsed) > result_bytes:
        return pickle.dumps((errors.TooLargeFile.__name__, "the blocks have more bytes than allowed"))
    return parsed


def _parse(path: Path, form: Format) -> ParsedFile:
    """Each parser is loaded only where its format is read."""
    parse: Callable[[Path], ParsedFile] = importlib.import_module(PARSERS[form]).parse
    return parse(path)


def _main(arguments: list[str]) -> None:
    (path, form), result_bytes = confined.confined(arguments)
    sys.stdout.buffer.write(_child(Path(path), Format(form), result_bytes))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    _main(sys.argv[1:])
