"""A table shows no column that says nothing."""

from knowledge.domain.draft_table import DraftCell, DraftTable


def test_a_column_without_a_word_is_left_out_and_a_gap_stays() -> None:
    rows = (("令和5年度", "", "70万円"), ("令和6年度", "", ""))
    table = DraftTable(
        title="費用",
        header=("年度", "項目", "金額"),
        rows=tuple(tuple(DraftCell(text=text) for text in row) for row in rows),
    ).without_empty_columns()
    assert table.header == ("年度", "金額")
    assert [[cell.text for cell in row] for row in table.rows] == [["令和5年度", "70万円"], ["令和6年度", ""]]
