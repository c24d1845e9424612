"""Reading of a small PDF that a test has drawn."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.blocks import ParsedFile
from ingest.parsers.pdf import parse
from tests.unit.ingest.parsers.small_pdf import Pdf

Read = Callable[[Pdf], ParsedFile]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """read(pdf) gives the blocks of a drawn PDF."""

    def reader(pdf: Pdf) -> ParsedFile:
        path = tmp_path / "small.pdf"
        path.write_bytes(pdf.bytes())
        return parse(path)

    return reader
