"""Real forms and check lists beside the project, in blocks that can be quoted."""

from pathlib import Path

import pytest

from ingest.blocks import Block, BlockKind, ParsedFile
from ingest.office.package import Package
from ingest.parsers.xlsx import parse_package

_FORMS = "subsidies"


def _read(path: Path) -> ParsedFile:
    package = Package.open(path)
    try:
        return parse_package(package, path)
    finally:
        package.close()


def _rows(parsed: ParsedFile) -> list[Block]:
    return [block for block in parsed.blocks if block.kind is BlockKind.TABLE_ROW]


def test_a_check_list_is_tables_under_their_titles(shared_documents: Path) -> None:
    parsed = _read(shared_documents / _FORMS / "jizokuka-2024/forms/r6_checklist_sogyo1.xlsx")
    row = next(row for row in _rows(parsed) if "従業員数にＪグランツ" in row.text)
    assert row.text.split(" | ")[1] == "確認"
    assert row.text.startswith("Ｊグランツ（経営計画書") or row.text.startswith("Ｊグランツ （経営計画書")
    assert row.header.startswith("項目 | 確認事項")


def test_hidden_lists_behind_a_form_are_left_out(shared_documents: Path) -> None:
    parsed = _read(shared_documents / _FORMS / "jizokuka-2024/forms/r6_y30_sogyo1.xlsx")
    assert any("ExpenseCategoryList" in notice.text for notice in parsed.notices)
    assert all("ExpenseCategoryList" not in block.text for block in parsed.blocks)


@pytest.mark.slow
def test_every_workbook_beside_the_project_is_read(shared_documents: Path) -> None:
    paths = sorted((shared_documents / _FORMS).rglob("*.xlsx"))
    read = [_read(path) for path in paths]
    assert all(any(len(block.text) > 10 for block in parsed.blocks) for parsed in read)
    blank = [row.text for parsed in read for row in _rows(parsed) if not row.text.strip(" |")]
    assert blank == []
