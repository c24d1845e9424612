"""A table in Slack: one block a message, within its limits, a list where it is larger."""

from dataclasses import replace

import pytest

from bot.slack.views.answer import answer_messages
from bot.slack.views.table import table_part
from knowledge.domain.answer import Cell, Table
from tests.scenario.slack.answers import grounded
from tests.scenario.slack.limits import refused

COSTS = Table(
    title="窓口の費用",
    header=("年度", "項目", "金額"),
    rows=(
        (Cell(text="令和4年度", citations=(1,)), Cell(text="<設計> & *構築*"), Cell(text="200万円", citations=(1, 2))),
        (Cell(text="令和5年度", citations=(3,)), Cell(text=""), Cell(text="50万円", citations=(3,))),
    ),
)


def _long(rows: int, columns: int = 2, words: str = "庁内の研修") -> Table:
    row = tuple(Cell(text=words, citations=(1,)) for _ in range(columns))
    return Table(title="一覧", header=tuple(f"列{n}" for n in range(columns)), rows=(row,) * rows)


def test_a_table_is_a_block_under_its_title_with_a_header_row_and_source_numbers() -> None:
    title, table = table_part(COSTS).blocks
    assert title["text"]["text"] == "*窓口の費用*"
    words = [[cell["text"] for cell in row] for row in table["rows"]]
    assert words[0] == ["年度", "項目", "金額"]
    assert words[1] == ["令和4年度 [1]", "<設計> & *構築*", "200万円 [1][2]"]
    assert all(text for row in words for text in row)
    assert {cell["type"] for row in table["rows"] for cell in row} == {"raw_text"}


def test_its_plain_words_are_the_rows_with_what_each_cell_is() -> None:
    lines = table_part(COSTS).text.splitlines()
    assert lines[0] == "【窓口の費用】"
    assert lines[2] == "• 年度：令和5年度 [3]　金額：50万円 [3]"


@pytest.mark.parametrize(
    "table", [_long(100), _long(3, columns=21), _long(40, words="長い説明" * 60)], ids=["rows", "columns", "characters"]
)
def test_a_table_larger_than_slack_takes_is_a_list_that_loses_nothing(table: Table) -> None:
    part = table_part(table)
    shown = "".join(block["text"]["text"] for block in part.blocks)
    assert {block["type"] for block in part.blocks} == {"section"}
    assert shown.count(table.rows[0][0].text) == len(table.rows) * len(table.header)


@pytest.mark.parametrize("table", [COSTS, _long(99), _long(100), _long(40, words="長い説明" * 60)])
def test_slack_takes_several_tables_each_in_a_message_of_its_own(table: Table) -> None:
    answer = replace(grounded("費用は次のとおりです。"), tables=(table, COSTS, table))
    messages = answer_messages(answer, source_url=None)
    assert {refused({"text": m.text, "blocks": list(m.blocks)}) for m in messages} == {""}
    assert "費用は次のとおりです。" in messages[0].text
