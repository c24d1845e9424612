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
}
"""Modules whose `parse_package(package, path)` reads the opened package."""

_BY_PATH = {
    Holds.BINARY_SHEETS: "ingest.parsers.spreadsheet",
    Holds.OPEN_SHEETS: "ingest.parsers.spreadsheet",
}
"""Modules whose `parse(path)` opens the file with a library of its own."""


def parse(path: Path) -> ParsedFile:
    """Reads a package; raises UnsupportedFormat for an archive of another kind, and what its parser raises."""
    package = Package.open(path)
    try:
        holds = held_by(package, path.name)
        if holds is Holds.BINARY_SHEETS:
            package.measure()  # its library unpacks without a bound
        parser = importlib.import_module((_IN_PACKAGE | _BY_PATH)[holds])
        read: ParsedFile = parser.parse_package(package, path) if holds in _IN_PACKAGE else parser.parse(path)
        return read
    finally:
        package.close()
