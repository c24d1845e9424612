"""A measure and who asks: open to them, not open and why, or not sure."""

from dataclasses import replace
from decimal import Decimal

from knowledge.domain.bodies import Fits
from knowledge.domain.calendar import UNKNOWN_PERIOD
from knowledge.domain.document import Document, DocumentKind, Edition, Location
from knowledge.domain.eligibility import Eligibility, eligibility, is_for
from knowledge.domain.measure import Measure, Rate
from knowledge.domain.municipality import NOBODY, Asker, MunicipalityKind
from knowledge.domain.narrowing import Why
from knowledge.domain.record import Stated

_PLACE = Location(
    edition=Edition(
        id="e",
        document=Document(id="d", title="一覧", kind=DocumentKind.MEASURES),
        label="",
        published=None,
        source_name="list.md",
        source_hash="0",
    ),
    heading_path=(),
    page=1,
)
_TOWN = Asker(kind=MunicipalityKind.TOWN, population=30_000)
_CITY = Asker(kind=MunicipalityKind.CITY, population=80_000)
_PREFECTURE = Asker(kind=MunicipalityKind.PREFECTURE)


def _stated(text: str) -> Stated:
    return Stated(text=text, chunk_id="c", location=_PLACE)


def _measure(recipients: str = "", *, conditions: tuple[str, ...] = (), costs: tuple[str, ...] = ()) -> Measure:
    return Measure(
        id="m",
        name="窓口の導入補助",
        recipients=_stated(recipients) if recipients else None,
        eligible_costs=tuple(map(_stated, costs)),
        rate=None,
        instrument=None,
        period=None,
        validity=UNKNOWN_PERIOD,
        location=_PLACE,
        conditions=tuple(map(_stated, conditions)),
    )


def _rate(value: str, category: str) -> Rate:
    return Rate(value=Decimal(value), before=None, stated=_stated(value), category=_stated(category))


def test_a_measure_for_municipalities_is_open_to_a_town_and_not_to_a_prefecture():
    measure = _measure("市町村及び特別区")

    assert eligibility(measure, _TOWN).eligibility is Eligibility.ELIGIBLE
    verdict = eligibility(measure, _PREFECTURE)
    assert (verdict.eligibility, verdict.why) == (Eligibility.NOT_ELIGIBLE, Why.OTHER_BODY)
    assert verdict.stated == measure.recipients


def test_of_nobody_and_of_a_measure_that_names_no_one_nothing_is_said():
    assert eligibility(_measure("市町村"), NOBODY).eligibility is Eligibility.UNKNOWN
    assert eligibility(_measure(), _TOWN).eligibility is Eligibility.UNKNOWN


def test_a_demand_that_leaves_the_asker_out_is_what_is_quoted():
    measure = _measure("市町村", conditions=("DX推進計画を定めていること。", "人口5万人未満の団体に限る。"))

    verdict = eligibility(measure, _CITY)
    assert (verdict.why, verdict.stated) == (Why.POPULATION, measure.conditions[1])
    assert eligibility(measure, _TOWN).eligibility is Eligibility.ELIGIBLE


def test_who_is_helped_by_open_recipients_is_not_one_of_them():
    measure = _measure("都道府県等", costs=("都道府県等による**市町村支援**のための人材の確保に要する経費",))

    verdict = eligibility(measure, _TOWN)
    assert (verdict.eligibility, verdict.stated) == (Eligibility.NOT_ELIGIBLE, measure.eligible_costs[0])
    assert eligibility(measure, _PREFECTURE).eligibility is Eligibility.ELIGIBLE
    assert eligibility(_measure("都道府県等"), _TOWN).eligibility is Eligibility.UNKNOWN


def test_where_only_the_figures_say_for_whom_they_decide():
    rates = (_rate("0.5", "都道府県"), _rate("0.7", "指定都市"))
    measure = replace(_measure(), rate=rates[0], other_rates=rates[1:])

    assert eligibility(measure, _TOWN).eligibility is Eligibility.NOT_ELIGIBLE
    assert eligibility(measure, _PREFECTURE).eligibility is Eligibility.UNKNOWN
    assert [is_for(rate, _TOWN) for rate in rates] == [Fits.NO, Fits.NO]
    assert is_for(_rate("0.5", "通常枠"), _TOWN) is Fits.UNSURE
