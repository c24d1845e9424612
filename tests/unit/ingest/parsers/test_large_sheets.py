"""Sheets of many rows are read within the limits of the child process, or refused."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.blocks import BlockKind
from ingest.sandbox import Limits, read_file

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def _words(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def _rows(count: int) -> Iterator[str]:
    yield f"<row>{_words('番号')}{_words('事業名')}{_words('額')}</row>"
    for number in range(1, count):
        yield f"<row><c><v>{number}</v></c>{_words(f'事業{number}')}<c><v>{number * 10}</v></c></row>"


def _book(path: Path, count: int) -> Path:
    """A workbook of one sheet with so many rows, written without a library."""
    relation = (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" Type="{_OFFICE}/{{}}" Target="{{}}"/></Relationships>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/book.xml" ContentType="{_SHEET}.sheet.main+xml"/></Types>',
        )
        archive.writestr("_rels/.rels", relation.format("officeDocument", "book.xml"))
        archive.writestr("_rels/book.xml.rels", relation.format("worksheet", "sheet.xml"))
        archive.writestr(
            "book.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="一覧" sheetId="1" r:id="r"/></sheets>'
            "</workbook>",
        )
        with archive.open("sheet.xml", "w") as sheet:
            sheet.write(f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            for row in _rows(count):
                sheet.write(row.encode())
            sheet.write(b"</sheetData></worksheet>")
    return path


@pytest.mark.slow
def test_a_hundred_thousand_rows_are_read_in_half_a_gigabyte(tmp_path: Path) -> None:
    limits = Limits(memory_bytes=512 * 1024 * 1024)
    parsed = read_file(_book(tmp_path / "book.xlsx", 100_000), limits=limits)
    rows = [block for block in parsed.blocks if block.kind is BlockKind.TABLE_ROW]
    assert (len(rows), rows[-1].text) == (100_000, "99999 | 事業99999 | 999990")
    assert rows[-1].header == "番号 | 事業名 | 額"
