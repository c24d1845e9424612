"""The list of deadlines on one day: what ends soon, has ended, is to begin, goes on, or cannot be told."""

from dataclasses import replace
from datetime import date

from knowledge.answering.deadlines.asker import asker_named
from knowledge.answering.deadlines.listing import Span, deadlines
from knowledge.domain.calendar import UNKNOWN_PERIOD, Period
from knowledge.domain.document import Location
from knowledge.domain.measure import Measure
from knowledge.domain.municipality import NOBODY, MunicipalityKind
from knowledge.testing import edition

_DAY = date(2026, 2, 1)
_PLACE = Location(edition=edition(), heading_path=(), page=1)


def _measure(name: str, ends: date | None = None, *, starts: date | None = None) -> Measure:
    known = starts or ends
    return Measure(
        id=name,
        name=name,
        recipients=None,
        eligible_costs=(),
        rate=None,
        instrument=None,
        period=None,
        validity=Period(starts=starts, ends=ends) if known else UNKNOWN_PERIOD,
        location=_PLACE,
    )


def _names(found):
    return [one.measure.name for one in found]


def test_measures_are_sorted_by_where_the_day_lies():
    measures = [
        _measure("遠い", date(2027, 3, 31)),
        _measure("近い", date(2026, 3, 31)),
        _measure("もっと近い", date(2026, 2, 1)),
        _measure("昨日まで", date(2026, 1, 31)),
        _measure("昔", date(2020, 3, 31)),
        _measure("来年度", date(2027, 3, 31), starts=date(2026, 4, 1)),
        _measure("不明"),
        _measure("終わりなし", starts=date(2025, 4, 1)),
    ]

    listed = deadlines(measures, as_of=_DAY, within=90)

    assert [(one.measure.name, one.days_left) for one in listed.ending] == [("もっと近い", 0), ("近い", 58)]
    assert [(one.measure.name, one.days_left) for one in listed.ended] == [("昨日まで", -1), ("昔", -2133)]
    assert [(one.measure.name, one.days_left) for one in listed.upcoming] == [("来年度", 59)]
    assert _names(listed.unknown) == ["不明"]
    assert _names(listed.later) == ["遠い", "終わりなし"]


def test_the_day_that_is_so_many_days_ahead_still_counts():
    measures = [_measure("期限", date(2026, 2, 11))]

    assert _names(deadlines(measures, as_of=_DAY, within=10).ending) == ["期限"]
    assert deadlines(measures, as_of=_DAY, within=9).ending == ()


def test_a_window_that_closes_soon_is_told_before_the_project_that_goes_on():
    measure = replace(_measure("補助", date(2027, 3, 31)), window=Period(ends=date(2026, 2, 28)))

    (one,) = deadlines([measure], as_of=_DAY).ending
    assert (one.span, one.days_left) == (Span.APPLICATION, 27)
    (closed,) = deadlines([measure], as_of=date(2026, 3, 1)).ended
    assert closed.span is Span.APPLICATION


def test_no_measures_make_an_empty_list():
    assert deadlines([], as_of=_DAY).is_empty
    assert not deadlines([_measure("不明")], as_of=_DAY).is_empty


def test_the_asker_is_read_from_a_name_or_a_kind():
    assert asker_named("兵庫県神戸市").kind is MunicipalityKind.CITY
    assert asker_named("兵庫県神戸市").name == "神戸市"
    assert asker_named("若葉県").kind is MunicipalityKind.PREFECTURE
    town = asker_named("人口3万人の町")
    assert (town.kind, town.population, town.name) == (MunicipalityKind.TOWN, 30_000, "")
    assert asker_named("") == NOBODY
    assert asker_named("なにか") == NOBODY
