"""The cards of cases and measures say what came about, what is hoped for, and until when one may apply."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.record_json import case_json, measure_json
from bot.wording import case_rows, fit_of, fit_rows, measure_rows, place, standing_label
from knowledge.domain.answer import Fit
from knowledge.domain.calendar import FiscalYear, Period
from knowledge.domain.case import Case, Cost, Effect, EffectKind
from knowledge.domain.document import Chunk, Location, Tier
from knowledge.domain.measure import Limit, Measure, Rate
from knowledge.domain.municipality import Municipality
from knowledge.domain.record import Stated
from knowledge.testing import edition

_PLACE = Location(edition=edition(), heading_path=("窓口",), page=3)
_TODAY = date(2025, 8, 1)


def _stated(text: str) -> Stated:
    return Stated(text=text, chunk_id=Chunk(location=_PLACE, ordinal=0, text=text).id, location=_PLACE)


_CASE = Case(
    id="c",
    title=_stated("届けを一度で"),
    municipality=Municipality(name="三日月市", prefecture="若葉県"),
    topics=("窓口",),
    point=None,
    outline=(),
    population=None,
    department=None,
    urls=(),
    location=_PLACE,
    background=(_stated("列が長い。"),),
    costs=(
        Cost(
            amount=_stated("200万円"), item=_stated("設定"), year=_stated("4年度予算"), period=FiscalYear(2022).period
        ),
    ),
    effects=(
        Effect(kind=EffectKind.ACHIEVED, stated=_stated("25分になった。"), subject=_stated("待つ時間")),
        Effect(kind=EffectKind.TARGET, stated=_stated("15分にする。")),
    ),
)
_MEASURE = Measure(
    id="m",
    name="画面の補助",
    recipients=_stated("町村"),
    eligible_costs=(_stated("購入費"),),
    rate=Rate(value=Decimal("0.5"), before=None, stated=_stated("1/2以内"), category=_stated("通常枠")),
    instrument=None,
    period=None,
    validity=FiscalYear(2025).period,
    location=_PLACE,
    other_rates=(Rate(value=Decimal("0.6667"), before=None, stated=_stated("2/3以内"), category=_stated("特例枠")),),
    limits=(Limit(amount=_stated("100万円"), condition=_stated("5人以下")),),
    application=_stated("令和7年6月30日"),
    window=Period(ends=date(2025, 6, 30)),
    body=_stated("県の役所"),
)


def test_results_and_targets_are_rows_of_their_own() -> None:
    rows = dict(case_rows(_CASE))

    assert rows["効果（実績）"] == "待つ時間：25分になった。"
    assert rows["効果（目標・見込）"] == "15分にする。"
    assert rows["背景・課題"] == "列が長い。"
    assert "人口" not in rows


def test_a_year_that_the_source_writes_short_is_followed_by_the_whole() -> None:
    assert dict(case_rows(_CASE))["費用"] == "4年度予算（令和4年度）：設定 200万円"


def test_what_a_card_of_a_measure_says_of_rates_limits_and_applying() -> None:
    rows = dict(measure_rows(_MEASURE, as_of=_TODAY))

    assert rows["措置率・補助率"] == "通常枠：1/2以内／特例枠：2/3以内"
    assert rows["補助上限額"] == "5人以下 100万円"
    assert rows["申請期間"] == "令和7年6月30日（令和7年6月30日まで・申請受付終了）"
    assert rows["実施主体・所管"] == "県の役所"
    assert rows["事業期間"] == "資料に記載なし"


def test_the_standing_names_what_decides_it() -> None:
    running = replace(_MEASURE, window=Period(ends=date(2025, 9, 30)))

    assert standing_label(_MEASURE, as_of=_TODAY) == "申請受付終了"
    assert standing_label(running, as_of=_TODAY) == "申請受付中"
    assert standing_label(running, as_of=date(2026, 5, 1)) == "終了"


def test_what_fits_the_asker_stands_before_what_does_not() -> None:
    fit = Fit(case_id="c", matches=("同じ市", "同じ県"), differs=("人口規模が違う（31.2万人）",))

    assert fit_rows(fit) == [("参考になる点", "同じ市／同じ県"), ("違う点", "人口規模が違う（31.2万人）")]
    assert fit_rows(replace(fit, differs=())) == [("参考になる点", "同じ市／同じ県")]
    assert case_json(_CASE, fit)["differs"] == ["人口規模が違う（31.2万人）"]
    assert fit_of(_CASE, (replace(fit, case_id="other"), fit)) == fit
    assert fit_of(_CASE, ()) is None


def test_json_keeps_the_fields_apart() -> None:
    case, measure = case_json(_CASE, None), measure_json(_MEASURE, as_of=_TODAY)

    assert case["achieved"] == [{"text": "25分になった。", "subject": "待つ時間"}]
    assert case["targets"] == [{"text": "15分にする。", "subject": ""}]
    assert case["costs"][0]["starts"] == "2022-04-01"
    assert [rate["category"] for rate in measure["rates"]] == ["通常枠", "特例枠"]
    assert measure["limits"] == [{"amount": "100万円", "condition": "5人以下", "category": ""}]
    assert measure["application"] == {"text": "令和7年6月30日", "starts": "", "ends": "2025-06-30"}


@pytest.mark.parametrize(
    ("label", "published", "told"),
    [
        ("", date(2025, 4, 1), "見本の手順書（令和7年4月1日公表）"),
        ("第1.0版", None, "見本の手順書 第1.0版（公表日の記載なし）"),
        ("", None, "見本の手順書（版・公表日の記載なし）"),
    ],
)
def test_a_place_says_how_old_its_document_is_or_that_the_source_does_not(
    label: str, published: date | None, told: str
) -> None:
    of = replace(edition(), label=label, published=published)
    assert place(Location(edition=of, heading_path=("2. 研修",), page=None)) == f"{told} ＞ 2. 研修"


def test_a_place_says_who_issued_the_document_where_that_is_known() -> None:
    national = replace(edition(), document=replace(edition().document, tier=Tier.NATIONAL))
    assert (
        place(Location(edition=national, heading_path=(), page=2))
        == "［国］見本の手順書 第1.0版（令和7年4月1日公表）（p.2）"
    )
    assert place(Location(edition=edition(), heading_path=(), page=2)).startswith("見本の手順書 第1.0版（")
