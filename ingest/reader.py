"""The child that reads one file and ends: `python -m ingest.reader`, run by ingest/sandbox.py."""

import importlib
import sys
import traceback
from pathlib import Path

from ingest.blocks import ParsedFile
from ingest.handover import fit, packed
from ingest.sandbox import PARSERS
from ingest.scans import Scans
from ingest.sniff import Format
from knowledge import errors
from knowledge.confined import confined

_HOUSE = Path(__file__).parent.parent


def main(arguments: list[str]) -> None:
    """Reads the file and writes the outcome to standard output."""
    (path, form, scans), result_bytes = confined(arguments)
    sys.stdout.buffer.write(_outcome(Path(path), Format(form), Scans(scans), result_bytes))
    sys.stdout.buffer.flush()


def _outcome(path: Path, form: Format, scans: Scans, result_bytes: int) -> bytes:
    try:
        told = packed(_parsed(path, form, scans))
    except (MemoryError, RecursionError):
        return packed(errors.SwellingFile("reading needs more memory than allowed"))
    if len(told) > result_bytes:
        return packed(errors.SwellingFile("the blocks have more bytes than allowed"))
    return told


def _parsed(path: Path, form: Format, scans: Scans) -> ParsedFile | errors.DocumentError:
    """Each parser is loaded only where its format is read."""
    try:
        parse = importlib.import_module(PARSERS[form]).parse
        return fit(parse(path, scans) if form is Format.PDF else parse(path))
    except errors.DocumentError as error:
        return error
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # noqa: BLE001 - no file may end a reader without a word
        return errors.ReadingFailed(f"{type(error).__name__} at {_place(error)}")


def _place(error: Exception) -> str:
    """Where in our own code it happened; the error's own words may hold a person's text and stay here."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(_HOUSE)]
    return f"{Path(frames[-1].filename).relative_to(_HOUSE)}:{frames[-1].lineno}" if frames else "?"


if __name__ == "__main__":
    main(sys.argv[1:])
