"""Workbooks are read as a reader of them sees them."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table

from ingest.blocks import BlockKind
from ingest.office.package import Package
from ingest.parsers.xlsx import parse_package
from ingest.xlsx import sheet as sheet_module
from knowledge.errors import DamagedFile, EmptyFile, TooLargeFile
from tests.unit.ingest.parsers.small_xlsx import book, read, rows, texts
from tests.unit.ingest.reading import published

MEASURES = (
    ("制度名", "対象経費", "措置率", "期間"),
    ("研修支援", "講師への謝金、教材費", 0.7, "令和5年度から令和7年度まで"),
    ("共同導入支援", "共同で導入する際の初期費用", 0.5, "令和6年度から令和9年度まで"),
)


# --- values --------------------------------------------------------------------------------------------------------
def test_values_are_shown_under_their_formats(tmp_path: Path) -> None:
    workbook, sheet = book([("項目", "率", "額", "日"), ("研修", 0.5, 10000, date(2023, 6, 30))])
    sheet["B2"].number_format, sheet["C2"].number_format = "0%", "#,##0"
    sheet["D2"].number_format = '[$-411]ggge"年"m"月"d"日"'
    assert rows(read(workbook, tmp_path))[1].text == "研修 | 50% | 10,000 | 令和5年6月30日"


def test_truth_values_and_errors_are_shown_as_excel_does(tmp_path: Path) -> None:
    workbook, sheet = book([("項目", "可否", "計"), ("一", True, "#DIV/0!"), ("二", False, 3)])
    sheet["C2"].data_type = "e"
    assert [row.text for row in rows(read(workbook, tmp_path))[1:]] == ["一 | TRUE | #DIV/0!", "二 | FALSE | 3"]


def test_a_formula_without_a_result_is_told(tmp_path: Path) -> None:
    workbook, _ = book([("項目", "計"), ("一", "=1+1"), ("二", "=2+2")])
    parsed = read(workbook, tmp_path)
    assert texts(parsed) == ["項目 | 計", "一", "二"]
    assert any("数式2件" in notice.text for notice in parsed.notices)


def test_a_bar_in_a_cell_does_not_part_it(tmp_path: Path) -> None:
    workbook, _ = book([("項目", "値"), ("甲|乙", 1), ("丙", 2)])
    assert "甲｜乙 | 1" in texts(read(workbook, tmp_path))


def test_line_ends_in_a_cell_become_spaces_and_letters_set_downwards_a_word(tmp_path: Path) -> None:
    workbook, _ = book([("対\n象\n経\n費", "講師への謝金\n教材費"), ("期間", "令和7年度")])
    assert rows(read(workbook, tmp_path))[0].text.startswith("対象経費 | 講師への謝金")


def test_blanks_between_words_stay_and_those_between_letters_go(tmp_path: Path) -> None:
    workbook, _ = book([("対 象 経 費", "市民課 税務課"), ("期間", "令和7年度")])
    assert rows(read(workbook, tmp_path))[0].text == "対象経費 | 市民課 税務課"


# --- what is not seen ----------------------------------------------------------------------------------------------
def test_hidden_sheets_rows_and_columns_are_left_out_and_told(tmp_path: Path) -> None:
    workbook, sheet = book([("項目", "内緒", "値"), ("一", "秘", 1), ("二", "秘", 2), ("三", "秘", 3)], name="一覧")
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[3].hidden = True
    workbook.create_sheet("控え").sheet_state = "hidden"
    parsed = read(workbook, tmp_path)
    assert [row.text for row in rows(parsed)] == ["項目 | 値", "一 | 1", "三 | 3"]
    assert [notice.text for notice in parsed.notices] == [
        "シート「一覧」の非表示の1行・1列を除きました",
        "非表示のシート「控え」を除きました",
    ]


def test_a_value_merged_out_of_a_hidden_column_is_kept(tmp_path: Path) -> None:
    workbook, sheet = book([("総括", None), ("一", 1), ("二", 2)], name="一覧")
    sheet.merge_cells("A1:B1")
    sheet.column_dimensions["A"].hidden = True
    assert "総括" in texts(read(workbook, tmp_path))


def test_white_words_on_white_are_dropped_and_told(tmp_path: Path) -> None:
    workbook, sheet = book([("見える文",), ("この指示に従ってください",)])
    sheet["A2"].font = Font(color="FFFFFFFF")
    parsed = read(workbook, tmp_path)
    assert texts(parsed) == ["見える文"]
    assert "見えない文字（白）12字" in parsed.notices[0].text


def test_white_words_on_a_coloured_ground_are_kept(tmp_path: Path) -> None:
    workbook, sheet = book([("見出しの語",), ("本文",)])
    sheet["A1"].font, sheet["A1"].fill = Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF1F4E79")
    assert "見出しの語" in texts(read(workbook, tmp_path))


def test_comments_are_no_words_of_the_sheet(tmp_path: Path) -> None:
    workbook, sheet = book([("本文",)])
    sheet["A1"].comment = Comment("書いた人の覚え", "担当")
    assert texts(read(workbook, tmp_path)) == ["本文"]


def test_readings_of_names_are_no_words_of_the_cell(tmp_path: Path) -> None:
    workbook, _ = book([("東京",)])
    workbook.save(tmp_path / "book.xlsx")
    path = _with_part(
        tmp_path / "book.xlsx",
        "xl/sharedStrings.xml",
        lambda xml: xml.replace("<t>東京</t>", '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>'),
    )
    assert texts(parse_package(Package.open(path), path)) == ["東京"]


# --- sheets and regions --------------------------------------------------------------------------------------------
def test_each_sheet_is_a_section_under_its_name(tmp_path: Path) -> None:
    workbook, _ = book([("説明の文",)], name="概要")
    workbook.create_sheet("様式1")["A1"] = "記入の文"
    parsed = read(workbook, tmp_path)
    assert [(block.text, block.level) for block in parsed.blocks if block.kind is BlockKind.HEADING] == [
        ("概要", 1),
        ("様式1", 1),
    ]


def test_the_given_name_of_a_lone_sheet_is_no_heading(tmp_path: Path) -> None:
    workbook, _ = book([("説明の文",)])
    assert texts(read(workbook, tmp_path)) == ["説明の文"]


def test_a_title_in_large_type_on_the_only_sheet_is_that_of_the_document_with_the_day_below_it(tmp_path: Path) -> None:
    workbook, sheet = book(
        [("研修の支援一覧",), ("令和8年4月1日公表",), (), *MEASURES, ("別の支援", "機器の購入費", 0.4, "令和8年度")],
        name="一覧表",
    )
    sheet["A1"].font = Font(size=16)
    edition = published(read(workbook, tmp_path), "measures.xlsx").edition
    assert (edition.document.title, edition.published) == ("研修の支援一覧", date(2026, 4, 1))


def test_blank_rows_and_columns_part_tables(tmp_path: Path) -> None:
    workbook, _ = book(
        [
            ("年度", "件数", None, "窓口", "人数"),
            ("令和6年度", 10, None, "本庁", 5),
            ("令和7年度", 20, None, "支所", 3),
            (),
            ("区分", "額"),
            ("国費", 100),
        ]
    )
    found = [(row.text, row.header) for row in rows(read(workbook, tmp_path))]
    assert ("令和7年度 | 20", "年度 | 件数") in found
    assert ("支所 | 3", "窓口 | 人数") in found
    assert ("国費 | 100", "") in found


def test_a_table_that_goes_on_below_a_blank_row_keeps_its_header(tmp_path: Path) -> None:
    workbook, _ = book(
        [("名称", "区分", "件数"), ("甲", "一", 1), ("乙", "二", 2), (), ("丙", "三", 3), ("丁", "四", 4)]
    )
    assert rows(read(workbook, tmp_path))[-1].header == "名称 | 区分 | 件数"


# --- headers and merged cells --------------------------------------------------------------------------------------
def test_a_header_of_two_levels_is_flattened(tmp_path: Path) -> None:
    workbook, sheet = book(
        [
            ("区分", "令和4年度", None, "備考"),
            (None, "措置率", "上限額", None),
            ("研修", 0.5, 100, "済"),
            ("機器", 0.7, 200, "未"),
        ]
    )
    for area in ("A1:A2", "B1:C1", "D1:D2"):
        sheet.merge_cells(area)
    found = rows(read(workbook, tmp_path))
    assert found[0].text == "区分 | 令和4年度 措置率 | 令和4年度 上限額 | 備考"
    assert (found[1].text, found[1].header) == ("研修 | 0.5 | 100 | 済", found[0].text)
    assert found[0].header == ""


def test_a_label_merged_downwards_stands_in_each_of_its_rows(tmp_path: Path) -> None:
    workbook, sheet = book(
        [("区分", "項目", "額"), ("人材", "研修", 10), (None, "任用", 20), ("機器", "端末", 30), (None, "網", 40)]
    )
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("A4:A5")
    assert [row.text for row in rows(read(workbook, tmp_path))[1:]] == [
        "人材 | 研修 | 10",
        "人材 | 任用 | 20",
        "機器 | 端末 | 30",
        "機器 | 網 | 40",
    ]


def test_what_stands_over_a_table_is_its_caption(tmp_path: Path) -> None:
    workbook, sheet = book(
        [("窓口の費用",), (None, None, "（単位：千円）"), ("年度", "国費", "市費"), ("令和6年度", 10, 5)]
    )
    sheet["A1"].font = Font(bold=True, size=14)
    parsed = read(workbook, tmp_path)
    assert rows(parsed)[-1].caption == "窓口の費用 （単位：千円）"
    assert parsed.blocks[0].kind is BlockKind.HEADING


def test_lines_above_a_blank_row_are_the_caption_too(tmp_path: Path) -> None:
    workbook, _ = book([("窓口の費用",), (), ("年度", "国費", "市費"), ("令和6年度", 10, 5), ("令和7年度", 20, 8)])
    assert rows(read(workbook, tmp_path))[-1].caption == "窓口の費用"


def test_a_label_over_a_group_of_rows_is_written_over_them(tmp_path: Path) -> None:
    workbook, sheet = book(
        [("項目", "担当", "額"), ("甲", "企画", 1), ("第二期の分", None, None), ("乙", "税務", 2), ("丙", "福祉", 3)]
    )
    sheet.merge_cells("A3:C3")
    assert [row.caption for row in rows(read(workbook, tmp_path))[1:]] == ["", "第二期の分", "第二期の分"]


def test_a_stated_table_names_its_header(tmp_path: Path) -> None:
    workbook, sheet = book([("名", "値"), ("甲", "一"), ("乙", "二")])
    sheet.add_table(Table(displayName="T1", ref="A1:B3"))
    assert rows(read(workbook, tmp_path))[1].header == "名 | 値"


def test_labels_and_values_without_a_header_are_rows_of_their_own(tmp_path: Path) -> None:
    workbook, _ = book([("補助率", "2分の1"), ("補助上限", "100万円"), ("対象者", "市町村")])
    assert [(row.text, row.header) for row in rows(read(workbook, tmp_path))] == [
        ("補助率 | 2分の1", ""),
        ("補助上限 | 100万円", ""),
        ("対象者 | 市町村", ""),
    ]


# --- forms ---------------------------------------------------------------------------------------------------------
def test_a_form_on_squared_paper_is_read_line_by_line(tmp_path: Path) -> None:
    workbook, sheet = book()
    for area, text in (
        ("A1:T1", "交付申請書"),
        ("B3:E3", "申請者名"),
        ("F3:L3", "みらい市"),
        ("M3:O3", "電話"),
        ("P3:T3", "000-0000"),
        ("B5:H5", "事業の目的"),
        ("B6:T6", "窓口の待ち時間を短くする。"),
    ):
        sheet.merge_cells(area)
        sheet[area.split(":")[0]] = text
    for cell in ("B3", "M3"):
        sheet[cell].fill = PatternFill("solid", fgColor="FFDDEBF7")
    assert texts(read(workbook, tmp_path)) == [
        "交付申請書",
        "申請者名 | みらい市",
        "電話 | 000-0000",
        "事業の目的",
        "窓口の待ち時間を短くする。",
    ]


def test_blank_numbered_lines_of_a_form_are_passed_over(tmp_path: Path) -> None:
    workbook, _ = book([("No.", "氏名", "所属"), *((number,) for number in range(1, 31))])
    assert texts(read(workbook, tmp_path)) == ["No. | 氏名 | 所属"]


# --- the whole -----------------------------------------------------------------------------------------------------
def test_a_sheet_with_one_measure_a_row_gives_measures(tmp_path: Path) -> None:
    workbook, sheet = book(MEASURES, name="財政措置")
    for cell in ("C2", "C3"):
        sheet[cell].number_format = "0.0"
    measures = published(read(workbook, tmp_path), "measures.xlsx").measures
    assert [(measure.name, str(measure.rate.stated.text) if measure.rate else "") for measure in measures] == [
        ("研修支援", "0.7"),
        ("共同導入支援", "0.5"),
    ]


def test_two_cells_at_the_corners_of_the_largest_sheet_are_two_cells(tmp_path: Path) -> None:
    workbook, sheet = book()
    sheet["A1"], sheet["XFD1048576"] = "始まり", "終わり"
    assert texts(read(workbook, tmp_path)) == ["始まり", "終わり"]


def test_more_cells_than_allowed_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.parsers.xlsx.MOST_CELLS", 5)
    workbook, _ = book(MEASURES)
    with pytest.raises(TooLargeFile):
        read(workbook, tmp_path)
    assert sheet_module.MOST_CELLS > 1_000_000


def test_an_empty_workbook_and_one_without_its_parts_end_in_their_errors(tmp_path: Path) -> None:
    with pytest.raises(EmptyFile):
        read(book()[0], tmp_path)
    path = tmp_path / "bare.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(DamagedFile):
        parse_package(Package.open(path), path)


def _with_part(path: Path, member: str, change: object) -> Path:
    """The package with one part changed."""
    changed = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            assert callable(change)
            new.writestr(name, change(content.decode()).encode() if name == member else content)
    return changed
