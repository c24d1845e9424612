"""Builds the Excel sample out of samples/source: python samples/build_sheet.py (needs the project's packages)."""

import io
import re
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

HERE = Path(__file__).resolve().parent
_TITLE = "デジタル化支援メニュー一覧"
_ABOVE = (f"{_TITLE}（令和8年度）", "令和8年4月1日公表　みらい自治体研究会（架空の団体・架空の一覧です）")
_WIDTHS = (5, 30, 34, 48, 10, 12, 16, 30, 40, 30)
# The time of saving, made constant so that the same source gives the same bytes.
_SAVED_AT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_SAVED = b"2026-04-01T00:00:00Z"


def main() -> None:
    """Builds the list of measures, one a row."""
    rows = (HERE / "source" / "measures-2026.tsv").read_text(encoding="utf-8").splitlines()
    target = HERE / "library" / "measures-2026.xlsx"
    target.write_bytes(_settled(_sheet([row.split("\t") for row in rows])))
    print(f"{target.relative_to(HERE)}: {target.stat().st_size:,} bytes")


def _sheet(rows: list[list[str]]) -> bytes:
    """Two lines above, a header, and the rows below it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _TITLE
    for line in (*([words] for words in _ABOVE), [], *rows):
        sheet.append([cell or None for cell in line])
    header = len(_ABOVE) + 2
    for column, width in zip("ABCDEFGHIJ", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
        sheet[f"{column}{header}"].font = Font(bold=True)
    for row in sheet.iter_rows(min_row=header):
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _settled(archive: bytes) -> bytes:
    """The archive with one constant time in its entries and properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            entry = zipfile.ZipInfo(name, date_time=(2026, 4, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, _SAVED_AT.sub(_SAVED, data) if name == "docProps/core.xml" else data)
    return out.getvalue()


if __name__ == "__main__":
    main()
