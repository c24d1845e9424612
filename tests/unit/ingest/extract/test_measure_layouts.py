"""Measures are read out of the layouts that calls and lists of subsidies have; all words are our own."""

from datetime import date
from decimal import Decimal

import pytest

from ingest.blocks import Block, BlockKind, ParsedFile
from knowledge.domain.calendar import Period, Standing, UnknownPeriod
from knowledge.domain.measure import Measure
from knowledge.domain.record import Stated
from tests.unit.ingest.reading import markdown_file, plain_file, published


def _markdown(text: str) -> tuple[Measure, ...]:
    return published(markdown_file(text)).measures


def _one(fields: str) -> Measure:
    (measure,) = _markdown(f"# 一覧\n\n## 甲の補助金\n\n{fields}")
    return measure


def _text(stated: Stated | None) -> str:
    return stated.text if stated else ""


def _rates(measure: Measure) -> list[tuple[str, str, str]]:
    return [(str(rate.value), _text(rate.condition), _text(rate.category)) for rate in measure.rates]


def _limits(measure: Measure) -> list[tuple[str, str, str]]:
    return [(limit.amount.text, _text(limit.condition), _text(limit.category)) for limit in measure.limits]


_CALL = """令和7年度 窓口の画面化補助金 公募要領

1. 補助対象者

人口3万人未満の町村とする。

- （１）窓口の記録を残していること

2. 補助対象経費

- 画面の購入費
- 設計の委託費

3. 補助率、補助上限額等

（１）補助率

2/3以内（離島の町村は3/4以内）

（２）補助上限額

1町村当たり400万円

4. 申請手続

申請受付開始：令和7年5月1日

申請受付締切：令和7年6月30日17時

5. 補助事業の実施期間

交付決定の日から令和8年2月27日まで
"""


def test_a_call_in_numbered_sections_is_one_measure() -> None:
    (measure,) = published(plain_file(_CALL)).measures

    assert "窓口の画面化補助金" in measure.name
    assert _text(measure.recipients) == "人口3万人未満の町村とする。"
    assert [one.text for one in measure.conditions] == ["（１）窓口の記録を残していること"]
    assert [cost.text for cost in measure.eligible_costs] == ["画面の購入費", "設計の委託費"]
    assert _rates(measure) == [("0.6667", "", ""), ("0.75", "離島の町村", "")]
    assert _limits(measure) == [("400万円", "1町村当たり", "")]
    assert (_text(measure.application), measure.window) == (
        "令和7年6月30日17時",
        Period(starts=date(2025, 5, 1), ends=date(2025, 6, 30)),
    )
    assert measure.validity == Period(ends=date(2026, 2, 27))


def test_the_window_for_applying_decides_while_the_project_still_runs() -> None:
    (measure,) = published(plain_file(_CALL)).measures

    days = {
        on: measure.standing(on) for on in (date(2025, 4, 1), date(2025, 5, 20), date(2025, 7, 1), date(2026, 4, 1))
    }

    assert list(days.values()) == [Standing.UPCOMING, Standing.OPEN, Standing.CLOSED, Standing.CLOSED]
    assert measure.is_decided_by_window(date(2025, 7, 1))
    assert not measure.is_decided_by_window(date(2026, 4, 1))


def test_a_window_without_a_last_day_is_not_said_to_be_open() -> None:
    measure = _one("- 対象者：町村\n- 補助率：1/2\n- 申請期間：令和7年5月1日～\n")

    assert measure.window == Period(starts=date(2025, 5, 1))
    assert [measure.standing(on) for on in (date(2025, 4, 1), date(2025, 6, 1))] == [
        Standing.UPCOMING,
        Standing.UNKNOWN,
    ]


def test_one_category_a_row() -> None:
    measure = _one(
        "- 対象経費：購入費\n\n| 区分 | 補助率 | 補助上限額 |\n| --- | --- | --- |\n"
        "| 通常枠 | 1/2 | 100万円 |\n| 特例枠 | 2/3 | 250万円 |\n"
    )

    assert _rates(measure) == [("0.5", "", "通常枠"), ("0.6667", "", "特例枠")]
    assert _limits(measure) == [("100万円", "", "通常枠"), ("250万円", "", "特例枠")]
    assert [cost.text for cost in measure.eligible_costs] == ["購入費"]


def test_one_category_a_column() -> None:
    measure = _one(
        "- 対象経費：購入費\n\n| 区分 | 通常枠 | 特例枠 |\n| --- | --- | --- |\n"
        "| 補助率 | 1/2 | 2/3 |\n| 補助上限額 | 100万円 | 250万円 |\n| 対象経費 | 部品費 | 旅費 |\n"
    )

    assert _rates(measure) == [("0.5", "", "通常枠"), ("0.6667", "", "特例枠")]
    assert _limits(measure) == [("100万円", "", "通常枠"), ("250万円", "", "特例枠")]
    assert [cost.text for cost in measure.eligible_costs] == ["購入費"], "costs of two categories are not mixed"


def test_one_measure_a_row_of_a_spreadsheet() -> None:
    header = "補助金名 | 所管 | 対象者 | 対象経費 | 補助率 | 上限額 | 申請期限"
    rows = (
        "案内板の補助金 | 総務課 | 町村 | 購入費 | 1/2 | 50万円 | 令和7年9月30日",
        "学びの補助金 | 教育課 | 市町村 | 受講料 | 10/10 | 20万円/人 | 令和8年1月31日",
    )
    blocks = [Block(kind=BlockKind.TABLE_ROW, text=header)]
    blocks += [Block(kind=BlockKind.TABLE_ROW, text=row, header=header) for row in rows]

    first, second = published(ParsedFile(title="補助金の一覧", blocks=tuple(blocks), pages=0)).measures

    assert [(one.name, _text(one.recipients), _text(one.body)) for one in (first, second)] == [
        ("案内板の補助金", "町村", "総務課"),
        ("学びの補助金", "市町村", "教育課"),
    ]
    assert [_limits(one) for one in (first, second)] == [[("50万円", "", "")], [("20万円/人", "", "")]]
    assert [one.window for one in (first, second)] == [
        Period(ends=date(2025, 9, 30)),
        Period(ends=date(2026, 1, 31)),
    ]


def test_kinds_of_support_below_each_other_keep_their_figures_and_share_the_last_day() -> None:
    text = (
        "# 窓口の画面化補助金 公募要領\n\n公募期間：令和7年4月1日～令和7年5月30日\n\n## 補助対象事業\n\n"
        "A) 小さな町村枠\n\n| 補助上限額 | 100万円 |\n| --- | --- |\n| 補助率 | 2/3 |\n| 補助対象経費 | 購入費 |\n\n"
        "B) 広域枠\n\n| 補助上限額 | 900万円 |\n| --- | --- |\n| 補助率 | 1/2 |\n| 補助対象経費 | 委託費 |\n"
    )

    small, wide = _markdown(text)

    assert [(one.name, _rates(one), _limits(one)) for one in (small, wide)] == [
        ("小さな町村枠", [("0.6667", "", "")], [("100万円", "", "")]),
        ("広域枠", [("0.5", "", "")], [("900万円", "", "")]),
    ]
    assert [one.window for one in (small, wide)] == [Period(starts=date(2025, 4, 1), ends=date(2025, 5, 30))] * 2


def test_the_body_that_carries_it_out_is_the_recipient_only_where_it_is_a_municipal_one() -> None:
    own = _one("- 実施主体：町村、広域連合\n- 補助率：1/2\n- 対象経費：購入費\n")
    state = _one("- 所管省庁：国の役所\n- 補助率：1/2\n- 対象経費：購入費\n")

    assert (_text(own.body), _text(own.recipients)) == ("町村、広域連合", "町村、広域連合")
    assert (_text(state.body), state.recipients) == ("国の役所", None)


@pytest.mark.parametrize(
    ("words", "rates"),
    [
        ("通常枠 1/2、特例枠 2/3", [("0.5", "通常枠", ""), ("0.6667", "特例枠", "")]),
        ("1/2以内（離島は2/3以内）", [("0.5", "", ""), ("0.6667", "離島", "")]),
        ("小規模な町村：3/4以内その他の市町村：1/2以内", [("0.75", "小規模な町村", ""), ("0.5", "その他の市町村", "")]),
        ("2/3（町村）、1/2（市）", [("0.6667", "町村", ""), ("0.5", "市", "")]),
        ("1/2以内 ※50％以上が受講した場合は、2/3以内", [("0.5", "", ""), ("0.6667", "50％以上が受講した場合", "")]),
        ("町村1/2、離島※32/3", [("0.5", "町村", ""), ("0.6667", "離島※3", "")]),
        ("補助対象経費の2分の1", [("0.5", "", "")]),
        ("1/2～2/3", []),
        ("1/3から2/3までの範囲", []),
    ],
)  # fmt: skip
def test_several_rates_in_one_line_keep_their_conditions(words: str, rates: list[tuple[str, str, str]]) -> None:
    assert _rates(_one(f"- 対象経費：購入費\n- 補助率：{words}\n")) == rates


def test_a_raised_rate_keeps_both() -> None:
    (rate,) = _one("- 対象経費：購入費\n- 補助率：1/2→2/3\n").rates

    assert (rate.before, rate.value) == (Decimal("0.5"), Decimal("0.6667"))


@pytest.mark.parametrize(
    ("words", "limits"),
    [
        ("300万円", [("300万円", "", "")]),
        ("1団体につき1,500千円以内", [("1,500千円以内", "1団体につき", "")]),
        ("5万円～150万円未満", [("5万円～150万円未満", "", "")]),
        ("5人以下 750万円6人以上 1,000万円", [("750万円", "5人以下", ""), ("1,000万円", "6人以上", "")]),
        ("市は500万円、町村は800万円", [("500万円", "市", ""), ("800万円", "町村", "")]),
        ("画面の機能を一つだけ持つ場合、補助上限額は50万円とする。", [("50万円", "画面の機能を一つだけ持つ場合", "")]),
        ("50万円（離島は30万円を上乗せ）", [("50万円", "", "")]),
        ("1億2,000万円", [("1億2,000万円", "", "")]),
        ("予算の範囲内", []),
        ("別表のとおり", []),
    ],
)  # fmt: skip
def test_limits_keep_the_amount_as_printed(words: str, limits: list[tuple[str, str, str]]) -> None:
    assert _limits(_one(f"- 対象経費：購入費\n- 補助率：1/2\n- 補助上限額：{words}\n")) == limits


@pytest.mark.parametrize(
    ("label", "words", "window"),
    [
        ("申請期限", "令和7年9月30日", Period(ends=date(2025, 9, 30))),
        (
            "公募期間",
            "令和7年4月25日（金）～7月25日（金）17:00",
            Period(starts=date(2025, 4, 25), ends=date(2025, 7, 25)),
        ),
        ("受付締切日", "2025年9月30日（火）必着", Period(ends=date(2025, 9, 30))),
        ("募集期間", "R7.4.1～R7.5.31", Period(starts=date(2025, 4, 1), ends=date(2025, 5, 31))),
        ("申請書の提出期限", "随時", UnknownPeriod()),
    ],
)
def test_the_window_for_applying_is_apart_from_the_project(label: str, words: str, window: object) -> None:
    measure = _one(f"- 対象経費：購入費\n- 補助率：1/2\n- {label}：{words}\n- 事業期間：令和7年度～令和9年度\n")

    assert (_text(measure.application), measure.window) == (words, window)
    assert measure.validity == Period(starts=date(2025, 4, 1), ends=date(2028, 3, 31))


def test_what_follows_a_field_does_not_run_into_it() -> None:
    measure = _one(
        "| 項目 | 内容 |\n| --- | --- |\n| 補助率 | 1/2 |\n| 補助対象経費 | 購入費 |\n\n別紙1\n\n誓約の文言\n\n"
        "- 対象外経費：飲食費\n- 申請方法：郵送\n"
    )

    assert [cost.text for cost in measure.eligible_costs] == ["購入費"]


def test_figures_of_a_table_whose_columns_are_lost_are_not_taken() -> None:
    lost = "補助対象経費：購入費\n\n補助率\n\n3/4以内\n\n2/3以内\n\n1/2以内\n"

    assert [_rates(one) for one in published(plain_file(f"甲の補助金 募集要項\n\n{lost}")).measures] in ([], [[]])


def test_a_report_deadline_is_no_window_for_applying() -> None:
    measure = _one("- 対象経費：購入費\n- 補助率：1/2\n- 実績報告書の提出期限：令和8年3月10日\n")

    assert (measure.application, measure.window) == (None, UnknownPeriod())


def test_a_table_may_head_its_columns_by_the_name_of_the_support_two_rates_and_the_kind_of_money():
    (measure,) = _markdown(
        "# 一覧\n\n| No. | 支援名 | 対象経費 | 補助率・措置率 | 種別 |\n|---|---|---|---|---|\n"
        "| 3 | 甲の支援 | 機器の購入費 | 2分の1 | 補助金 |\n"
    )

    assert measure.name == "甲の支援"
    assert _rates(measure) == [("0.5", "", "")]
    assert _text(measure.instrument) == "補助金"


def test_a_limit_that_the_kind_of_money_names_is_read():
    measure = _one("【対象経費】 機器の購入費\n\n【財政措置】 補助金（補助率2分の1、上限80万円）\n")

    assert _limits(measure) == [("80万円", "", "")]
