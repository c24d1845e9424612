"""Rows of tables: told apart from sentences, read with their labels."""

import pytest

from knowledge.answering.finding.rows import Row, cells_of, is_header


@pytest.mark.parametrize("line", ["基礎 | 全職員 | 年3時間", "基礎\t全職員\t年3時間"])
def test_a_line_with_cells_is_a_row(line: str) -> None:
    assert cells_of(line) == ("基礎", "全職員", "年3時間")


def test_signs_on_both_sides_frame_a_row_and_empty_cells_count() -> None:
    assert cells_of("| 基礎 | 全職員 | | 年3時間 |") == ("基礎", "全職員", "", "年3時間")


@pytest.mark.parametrize("line", ["研修は年に3時間です。", "A|B", "見出し |"])
def test_a_sentence_or_a_single_cell_is_no_row(line: str) -> None:
    assert cells_of(line) == ()


def test_short_names_above_values_label_the_columns() -> None:
    assert is_header(("段階", "対象", "時間"), [("基礎", "全職員", "年3時間")])
    assert is_header(("項目", "内容"), [("補助率", "3分の2")])
    assert is_header(("団体", "人口"), [("みなと町", "1.8万人")])


def test_a_label_with_its_value_is_no_header() -> None:
    assert not is_header(("対象", "市町村"), [("条件", "協議会")])
    assert not is_header(("基礎", "年3時間"), [("実践", "年60時間")])
    assert not is_header(("段階", "対象", "時間"), [])


def test_a_row_is_read_as_pairs_of_label_and_value() -> None:
    assert Row(("実践", "60時間"), ("段階", "時間")).text == "段階：実践、時間：60時間"
    assert Row(("実践", "A、B"), ("段階", "内容の例")).text == "段階：実践／内容の例：A、B"


def test_a_column_whose_heading_says_nothing_gives_its_values_to_the_first() -> None:
    assert Row(("補助率", "3分の2"), ("項目", "内容")).text == "補助率：3分の2"


def test_an_empty_cell_is_left_out() -> None:
    assert Row(("実践", "", "60時間"), ("段階", "対象", "時間")).text == "段階：実践、時間：60時間"


def test_a_running_number_is_not_what_a_row_is_about() -> None:
    row = Row(("3", "機器の購入支援", "200万円"), ("No.", "事業名", "上限額"))

    assert row.subject == "機器の購入支援"
    assert row.text == "事業名：機器の購入支援、上限額：200万円"
