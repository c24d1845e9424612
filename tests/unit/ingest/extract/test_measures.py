"""Measures are read out of labelled fields and tables."""

from datetime import date
from decimal import Decimal

import pytest

from knowledge.domain.calendar import Period, UnknownPeriod
from knowledge.domain.measure import Measure
from tests.unit.ingest.reading import markdown_file, plain_file, published

_TWO = """支え

①② 市町村における職員の採用(①)・育成(②)に関する措置

【対象経費】

- ① 都道府県による市町村の手伝いに要する**人件費**
※ 分担する場合は負担金を含む。
- ② 市町村における中心となる職員の育成に係る経費

【事業期間】 令和8年度まで（計画と同じ）

【財政措置】 **特別交付税**措置（措置率0.6）

※ 併せて、町村が外の専門家を迎える際の経費に係る特別交付税措置を拡充（措置率0.4→0.6）
"""


def _measures(text: str) -> tuple[Measure, ...]:
    return published(plain_file(text)).measures


def _one(rows: str) -> Measure:
    (measure,) = published(markdown_file(f"# 一覧\n\n## 甲の補助\n\n{rows}")).measures
    return measure


def test_items_that_the_heading_names_are_measures_of_their_own_and_share_period_and_rate() -> None:
    first, second, _ = _measures(_TWO)

    assert [first.name, second.name] == ["市町村における職員の採用に関する措置", "市町村における職員の育成に関する措置"]
    assert [cost.text for cost in first.eligible_costs] == [
        "① 都道府県による市町村の手伝いに要する**人件費**",
        "※ 分担する場合は負担金を含む。",
    ]
    assert [cost.text for cost in second.eligible_costs] == ["② 市町村における中心となる職員の育成に係る経費"]
    assert [one.recipients.text for one in (first, second) if one.recipients] == ["都道府県", "市町村"]
    for measure in (first, second):
        assert measure.rate is not None
        assert (measure.rate.before, measure.rate.value) == (None, Decimal("0.6"))
        assert measure.validity == Period(ends=date(2027, 3, 31))


def test_a_note_with_a_rate_of_its_own_is_a_measure_whose_period_is_not_stated() -> None:
    note = _measures(_TWO)[2]

    assert note.name == "町村が外の専門家を迎える際の経費に係る特別交付税措置"
    assert note.rate is not None
    assert (note.rate.before, note.rate.value, note.rate.stated.text) == (
        Decimal("0.4"),
        Decimal("0.6"),
        "措置率0.4→0.6",
    )
    assert note.validity == UnknownPeriod()


def test_several_costs_under_a_plain_heading_are_one_measure() -> None:
    measure = _one("【対象経費】\n\n- ① 謝金\n- ② 旅費\n\n【措置率】 0.5\n")

    assert [cost.text for cost in measure.eligible_costs] == ["① 謝金", "② 旅費"]


def test_labels_with_a_colon_are_read() -> None:
    measure = _one("- 対象者：町村\n- 補助対象経費：購入費\n- 補助率：2/3以内\n- 申請期限：令和7年9月30日\n")

    assert measure.name == "甲の補助"
    assert measure.recipients is not None
    assert measure.recipients.text == "町村"
    assert (measure.period, measure.validity) == (None, UnknownPeriod())
    assert measure.application is not None
    assert (measure.application.text, measure.window) == ("令和7年9月30日", Period(ends=date(2025, 9, 30)))


def test_rows_of_label_and_value_are_read() -> None:
    measure = _one(
        "| 項目 | 内容 |\n| --- | --- |\n| 対象経費 | 購入費 |\n| 補助率 | 1/2 |\n| 事業期間 | R7.4～R8.3 |\n"
    )

    assert [cost.text for cost in measure.eligible_costs] == ["購入費"]
    assert measure.validity == Period(starts=date(2025, 4, 1), ends=date(2026, 3, 31))


def test_every_row_under_a_header_of_labels_is_a_measure() -> None:
    text = (
        "# 一覧\n\n| 名称 | 対象経費 | 補助率 |\n| --- | --- | --- |\n"
        "| 案内板の補助 | 購入費 | 1/2 |\n| 研修の補助 | 謝金 | 3/4 |\n"
    )

    measures = published(markdown_file(text)).measures

    assert [(one.name, one.rate.value) for one in measures if one.rate] == [
        ("案内板の補助", Decimal("0.5")),
        ("研修の補助", Decimal("0.75")),
    ]


@pytest.mark.parametrize(
    ("words", "before", "value"),
    [
        ("1/2以内", None, "0.5"),
        ("２／３", None, "0.6667"),
        ("3分の2", None, "0.6667"),
        ("二分の一", None, "0.5"),
        ("50％", None, "0.5"),
        ("0.5→0.7", "0.5", "0.7"),
        ("1/2から2/3へ引き上げ", "0.5", "0.6667"),
        ("10/10", None, "1"),
    ],
)
def test_rates_are_fractions_of_one_however_written(words: str, before: str | None, value: str) -> None:
    rate = _one(f"- 対象経費：購入費\n- 補助率：{words}\n").rate

    assert rate is not None
    assert (rate.before, rate.value) == (Decimal(before) if before else None, Decimal(value))
    assert rate.stated.text == words


@pytest.mark.parametrize("words", ["定額", "予算の範囲内", "12/10", "令和7年度に定める"])
def test_what_is_no_rate_yields_none(words: str) -> None:
    text = f"# 一覧\n\n## 甲の補助金\n\n- 対象経費：購入費\n- 補助率：{words}\n"

    assert [measure.rate for measure in published(markdown_file(text)).measures] == [None]


def test_prose_about_rates_is_no_measure() -> None:
    assert not _measures("記録\n\n1. 相談\n\n補助率などの定めはない。対象経費は問わない。\n")
