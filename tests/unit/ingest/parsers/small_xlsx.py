"""Workbooks that tests build, and their reading."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingest.blocks import Block, BlockKind, ParsedFile
from ingest.office.package import Package
from ingest.parsers.xlsx import parse_package


def book(rows: Sequence[Sequence[object]] = (), *, name: str = "Sheet1") -> tuple[Workbook, Worksheet]:
    """A workbook with one sheet that holds the rows from A1."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    return workbook, sheet


def read(workbook: Workbook, tmp_path: Path) -> ParsedFile:
    """The workbook as the parser reads it from disk."""
    buffer = BytesIO()
    workbook.save(buffer)
    path = tmp_path / "book.xlsx"
    path.write_bytes(buffer.getvalue())
    return parse_package(Package.open(path), path)


def texts(parsed: ParsedFile, kind: BlockKind | None = None) -> list[str]:
    """The texts of all blocks, or of one kind."""
    return [block.text for block in parsed.blocks if kind in (None, block.kind)]


def rows(parsed: ParsedFile) -> list[Block]:
    """The rows of its tables."""
    return [block for block in parsed.blocks if block.kind is BlockKind.TABLE_ROW]
