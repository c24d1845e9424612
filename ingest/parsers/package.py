"""A zip package → the parser of what it holds (docx, pptx, xlsx and their relatives, ods)."""

import importlib
from pathlib import Path

from ingest.blocks import ParsedFile
from ingest.office.kind import Holds, held_by
from ingest.office.package import Package

_IN_PACKAGE = {
    Holds.WORDS: "ingest.parsers.docx",
    Holds.SLIDES: "ingest.parsers.pptx",
    Holds.SHEETS: "ingest.parsers.xlsx",
    Holds.OPEN_SHEETS: "ingest.parsers.open_spreadsheet",
}
"""Modules whose `parse_package(package, path)` reads the opened package."""

_BINARY = "ingest.parsers.spreadsheet"
"""The module whose `parse(path)` opens the file with a library of its own."""


def parse(path: Path) -> ParsedFile:
    """Reads a package; raises UnsupportedFormat for an archive of another kind, and what its parser raises."""
    package = Package.open(path)
    try:
        holds = held_by(package, path.name)
        if holds is Holds.BINARY_SHEETS:
            package.measure()  # its library unpacks without a bound
            binary: ParsedFile = importlib.import_module(_BINARY).parse(path)
            return binary
        read: ParsedFile = importlib.import_module(_IN_PACKAGE[holds]).parse_package(package, path)
        return read
    finally:
        package.close()
