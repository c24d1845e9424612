"""The list of deadlines as rows, a table and JSON."""

import io
from datetime import date

from rich.console import Console

from bot.deadlines.json_shape import deadlines_json
from bot.deadlines.rows import parts_of
from bot.deadlines.table import print_deadlines
from bot.web.deadline_shapes import DeadlinesShape
from bot.web.links import source_url
from knowledge.answering.deadlines.listing import deadlines
from knowledge.domain.calendar import UNKNOWN_PERIOD, Period
from knowledge.domain.document import Location
from knowledge.domain.measure import Measure
from knowledge.domain.municipality import NOBODY, Asker, MunicipalityKind
from knowledge.domain.record import Stated
from knowledge.testing import edition

_DAY = date(2026, 2, 1)
_PLACE = Location(edition=edition(), heading_path=("措置",), page=4)
_PREFECTURE = Asker(kind=MunicipalityKind.PREFECTURE)


def _stated(text: str) -> Stated:
    return Stated(text=text, chunk_id="chunk", location=_PLACE)


def _measure(name: str, period: str, ends: date | None) -> Measure:
    return Measure(
        id=name,
        name=name,
        recipients=_stated("市町村"),
        eligible_costs=(),
        rate=None,
        instrument=None,
        period=_stated(period) if period else None,
        validity=Period(ends=ends) if ends else UNKNOWN_PERIOD,
        location=_PLACE,
    )


_MEASURES = (
    _measure("窓口の補助", "令和7年度まで", date(2026, 3, 31)),
    _measure("端末の補助", "令和6年度まで", date(2025, 3, 31)),
    _measure("期間のない補助", "", None),
)


def _printed(measures, asker=NOBODY):
    out = io.StringIO()
    print_deadlines(Console(file=out, width=160), deadlines(measures, as_of=_DAY), asker)
    return out.getvalue()


def test_a_row_tells_the_day_in_both_calendars_what_is_left_and_where_it_stands():
    ending, *_, ended = parts_of(deadlines(_MEASURES, as_of=_DAY), NOBODY)

    (row,) = ending.rows
    assert (row.day, row.left, row.period) == (
        "令和8年3月31日（2026-03-31）",
        "あと58日",
        "事業期間：令和7年度まで",
    )
    assert ended.rows[0].left == "307日前に終了"


def test_the_terminal_shows_every_part_with_document_and_page():
    shown = _printed(_MEASURES)

    for words in ("締切の近いもの（90日以内）", "期間が読み取れないもの", "終了したもの", "p.4", "あと58日"):
        assert words in shown
    assert "これから始まる措置はありません。" in shown
    assert "登録されていません" in _printed(())


def test_measures_that_are_not_open_to_the_asker_say_why():
    ending = parts_of(deadlines(_MEASURES, as_of=_DAY), _PREFECTURE)[0]

    assert ending.rows[0].barred == "貴団体（都道府県）は対象外です（「市町村」）。"
    assert "対象外：" in _printed(_MEASURES[:1], _PREFECTURE)


def test_the_json_is_what_openapi_documents():
    shape = deadlines_json(deadlines(_MEASURES, as_of=_DAY), _PREFECTURE, source_url=source_url("http://localhost"))

    held = DeadlinesShape.model_validate(shape)
    (ending,) = held.ending
    assert (ending.ends, ending.days_left, ending.page) == ("2026-03-31", 58, 4)
    assert ending.url.startswith("http://localhost/sources/chunk")
    assert held.unknown[0].days_left is None
    assert "対象外" in ending.ineligible_reason
