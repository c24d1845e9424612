"""OpenDocument spreadsheets."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from ingest.parsers.package import parse
from knowledge.errors import EmptyFile, EncryptedFile, TooLargeFile
from tests.unit.ingest.parsers.small_xlsx import texts

_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
><office:automatic-styles>{styles}</office:automatic-styles>
<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"""
_CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def _open_document(tmp_path: Path, tables: str, styles: str = "") -> Path:
    content = _ODS.format(styles=styles, tables=tables)
    return _zip(tmp_path, {"mimetype": _KIND, "content.xml": content, "META-INF/manifest.xml": "<manifest/>"})


def _zip(tmp_path: Path, members: Mapping[str, str]) -> Path:
    path = tmp_path / "book.ods"
    with zipfile.ZipFile(path, "w", compression=zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
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
    members = {"mimetype": _KIND, "META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"}
    with pytest.raises(EncryptedFile):
        parse(_zip(tmp_path, members))


def test_an_open_document_is_read_as_one_wherever_its_mimetype_stands(tmp_path: Path) -> None:
    content = _ODS.format(styles="", tables=_table("一覧", _CELL.format("見える語")))
    parsed = parse(_zip(tmp_path, {"content.xml": content, "styles.xml": "<x/>" * 100, "mimetype": _KIND}))
    assert texts(parsed) == ["一覧", "見える語"]
    assert parsed.notices == ()


def test_an_empty_open_document_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyFile):
        parse(_open_document(tmp_path, '<table:table table:name="一覧"/>'))
