"""Workbooks of old and open formats, read through calamine."""

import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest

from ingest.parsers import notices
from ingest.parsers.spreadsheet import parse
from knowledge.errors import DamagedFile, EmptyFile, EncryptedFile, TooLargeFile
from tests.unit.ingest.parsers.small_xlsx import book, rows, texts

_ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
><office:automatic-styles>{styles}</office:automatic-styles>
<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"""
_CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


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


def _open_document(tmp_path: Path, tables: str, styles: str = "") -> Path:
    path = tmp_path / "book.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", _ODS.format(styles=styles, tables=tables))
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def _table(name: str, *lines: str, attributes: str = "") -> str:
    rows = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    return f'<table:table table:name="{name}" {attributes}>{rows}</table:table>'


def test_cells_of_an_open_document_are_shown_as_it_shows_them(tmp_path: Path) -> None:
    words = "".join(_CELL.format(word) for word in ("年度", "率", "日"))
    values = (
        _CELL.format("令和6年度")
        + '<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell>'
        + '<table:table-cell office:value-type="date"><office:annotation><text:p>覚え</text:p></office:annotation>'
        "<text:p>令和5年6月30日</text:p></table:table-cell>"
    )
    parsed = parse(_open_document(tmp_path, _table("一覧", words, values)))
    assert texts(parsed) == ["一覧", "年度 | 率 | 日", "令和6年度 | 50% | 令和5年6月30日"]


def test_hidden_sheets_and_columns_of_an_open_document_are_left_out(tmp_path: Path) -> None:
    styles = (
        '<style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    shown = (
        '<table:table table:name="一覧"><table:table-column/><table:table-column table:visibility="collapse"/>'
        f"<table:table-row>{_CELL.format('見える語')}{_CELL.format('秘密')}</table:table-row></table:table>"
    )
    hidden = _table("控え", _CELL.format("秘密"), attributes='table:style-name="ta2"')
    parsed = parse(_open_document(tmp_path, shown + hidden, styles))
    assert texts(parsed) == ["一覧", "見える語"]
    assert len(parsed.notices) == 2


def test_cells_repeated_beyond_all_measure_are_refused(tmp_path: Path) -> None:
    many = _CELL.format("語").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="16000"')
    rows = f'<table:table-row table:number-rows-repeated="1000000">{many}</table:table-row>'
    with pytest.raises(TooLargeFile):
        parse(_open_document(tmp_path, f'<table:table table:name="一覧">{rows}</table:table>'))


def test_a_locked_open_document_asks_for_its_password(tmp_path: Path) -> None:
    path = tmp_path / "book.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
    with pytest.raises(EncryptedFile):
        parse(path)


def test_an_empty_and_a_broken_workbook_end_in_their_errors(tmp_path: Path) -> None:
    with pytest.raises(EmptyFile):
        parse(_saved(book()[0], tmp_path))
    broken = tmp_path / "broken.xls"
    broken.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    with pytest.raises(DamagedFile):
        parse(broken)
