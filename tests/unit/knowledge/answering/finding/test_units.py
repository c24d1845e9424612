"""Units of evidence: what is quotable of a text, and what stands around it."""

import pytest

from knowledge.answering.finding.units import Unit, units_in
from knowledge.testing import publication
from tests.unit.ingest.reading import RegexWords


def _units(text: str) -> list[Unit]:
    return list(units_in("P1", publication([("推進の手順", text)], words=RegexWords()).chunks))


def test_every_unit_is_a_slice_of_its_text() -> None:
    text = "始めに調べます。次を行います。\n・窓口を見る。\n・件数を数える。\n段階 | 時間\n基礎 | 3時間\n記録します。"

    units = _units(text)

    assert all(text[unit.start : unit.start + len(unit.quote)] == unit.quote for unit in units)
    assert [unit.order for unit in units] == list(range(len(units)))


def test_the_heading_the_header_of_a_table_and_page_furniture_are_no_units() -> None:
    units = _units(
        "推進の手順\n段階 | 時間の目安 | 主な内容\n基礎 | 3時間 | 守り方\n出典：ある白書\nhttps://example.jp/a\n- 12 -"
    )

    assert [unit.quote for unit in units] == ["基礎 | 3時間 | 守り方"]
    assert units[0].header == "段階 | 時間の目安 | 主な内容"


def test_an_item_knows_what_announces_its_list() -> None:
    units = _units("担当課は、次の書類を出します。\n・申請書\n・見積書の写し\n費用は要りません。")

    assert [unit.lead for unit in units] == ["", "担当課は、次の書類を出します。", "担当課は、次の書類を出します。", ""]


def test_a_sentence_knows_the_one_before_it_but_not_a_heading() -> None:
    units = _units("推進の手順\n会議を開きます。これにより、方針が決まります。")

    assert [unit.with_before for unit in units] == [
        "会議を開きます。",
        "会議を開きます。これにより、方針が決まります。",
    ]


@pytest.mark.parametrize("mark", ["1. ", "１．", "(1) ", "（２）", "① ", "手順1 ", "ステップ２　", "- ① "])
def test_marks_of_ordered_lists_are_told_from_bullets(mark: str) -> None:
    (unit,) = _units(f"{mark}現状を一覧にする。")

    assert unit.is_item
    assert unit.is_numbered


@pytest.mark.parametrize("text", ["10 年前から続けています。", "1.5倍に増えました。", "3月に開きます。"])
def test_a_figure_at_the_start_is_no_mark(text: str) -> None:
    (unit,) = _units(text)

    assert not unit.is_item
