"""Workbooks of old formats, read through calamine."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest

from ingest.parsers import notices
from ingest.parsers.spreadsheet import parse
from knowledge.errors import DamagedFile, EmptyFile
from tests.unit.ingest.parsers.small_xlsx import book, rows, texts


def _saved(workbook: object, tmp_path: Path) -> Path:
    buffer = BytesIO()
    workbook.save(buffer)  # type: ignore[attr-defined]
    path = tmp_path / "book.xlsx"
    path.write_bytes(buffer.getvalue())
    return path


def test_cells_stand_where_the_sheet_has_them(tmp_path: Path) -> None:
    workbook, sheet = book()
    for row, cells in enumerate((("名称", "区分", "件数"), ("甲", "新規", 3), ("乙", "継続", 4)), start=5):
        for column, value in enumerate(cells, start=3):
            sheet.cell(row, column, value)
    found = rows(parse(_saved(workbook, tmp_path)))
    assert [(row.text, row.header) for row in found[1:]] == [
        ("甲 | 新規 | 3", "名称 | 区分 | 件数"),
        ("乙 | 継続 | 4", "名称 | 区分 | 件数"),
    ]


def test_days_and_truth_values_are_shown_plainly(tmp_path: Path) -> None:
    moment = datetime.fromisoformat("2023-06-30T09:05")
    workbook, _ = book([("日", "時", "可否"), (date(2023, 6, 30), moment, True), (date(2024, 1, 1), 0.5, False)])
    assert rows(parse(_saved(workbook, tmp_path)))[1].text == "2023/6/30 | 2023/6/30 9:05 | TRUE"


def test_hidden_sheets_are_left_out_and_told(tmp_path: Path) -> None:
    workbook, _ = book([("見える文",)])
    workbook.create_sheet("控え").sheet_state = "hidden"
    parsed = parse(_saved(workbook, tmp_path))
    assert texts(parsed) == ["見える文"]
    assert notices.hidden_sheet("控え") in parsed.notices


def test_what_an_old_format_does_not_tell_is_told(tmp_path: Path) -> None:
    assert parse(_saved(book([("見える文",)])[0], tmp_path)).notices == (notices.old_workbook(),)


def test_an_empty_and_a_broken_workbook_end_in_their_errors(tmp_path: Path) -> None:
    with pytest.raises(EmptyFile):
        parse(_saved(book()[0], tmp_path))
    broken = tmp_path / "broken.xls"
    broken.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    with pytest.raises(DamagedFile):
        parse(broken)
