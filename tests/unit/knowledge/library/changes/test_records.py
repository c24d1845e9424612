"""Measures and cases of two editions, field by field."""

from dataclasses import replace
from decimal import Decimal

from knowledge.domain.calendar import UnknownPeriod
from knowledge.domain.case import Case
from knowledge.domain.changes import RecordChangeKind
from knowledge.domain.document import Location
from knowledge.domain.measure import Measure, Rate
from knowledge.domain.municipality import Municipality
from knowledge.domain.record import Stated
from knowledge.library.changes.records import case_changes, measure_changes
from knowledge.library.changes.rewriting import same_in
from knowledge.testing import edition

_OLD, _NEW = edition(label="第1版"), edition(label="第2版")
_SAME = same_in(_OLD, _NEW)


def _stated(text, of=_OLD):
    return Stated(text=text, chunk_id="c", location=Location(edition=of, heading_path=("1 措置",), page=1))


def _measure(name="学びの支え", *, rate="0.5", period="令和5年度まで", costs=("講師への謝金",)):
    return Measure(
        id=name,
        name=name,
        recipients=_stated("市町村"),
        eligible_costs=tuple(map(_stated, costs)),
        rate=Rate(value=Decimal(rate), before=None, stated=_stated(f"措置率{rate}")),
        instrument=None,
        period=_stated(period),
        validity=UnknownPeriod(),
        location=_stated("").location,
    )


def _case(title, name, **given):
    base = Case(
        id=title,
        title=_stated(title),
        municipality=Municipality(name=name, prefecture="若葉県"),
        topics=(),
        point=_stated("一枚の紙にまとめた"),
        outline=(),
        population=None,
        department=None,
        urls=(),
        location=_stated("").location,
    )
    return replace(base, **given)


def _path(path):
    return path


def test_the_fields_that_differ_are_told_with_both_quotes():
    (change,) = measure_changes([_measure()], [_measure(rate="0.7", period="令和7年度まで")], _path, _SAME)

    told = {field.field: (field.old[0].text, field.new[0].text) for field in change.fields}
    assert told == {"rate": ("措置率0.5", "措置率0.7"), "period": ("令和5年度まで", "令和7年度まで")}


def test_of_a_list_only_the_entries_that_differ_are_told():
    old, new = _measure(costs=("講師への謝金", "教材費")), _measure(costs=("講師への謝金", "会場の使用料"))

    (change,) = measure_changes([old], [new], _path, _SAME)

    assert [([one.text for one in f.old], [one.text for one in f.new]) for f in change.fields] == [
        (["教材費"], ["会場の使用料"])
    ]


def test_measures_that_say_the_same_are_not_told():
    assert measure_changes([_measure(period="令和7年度まで")], [_measure(period="R7年度まで")], _path, _SAME) == ()


def test_a_measure_under_another_name_is_the_same_measure():
    (change,) = measure_changes([_measure("学びの支え")], [_measure("学びの支えの拡充", rate="0.7")], _path, _SAME)

    assert change.kind is RecordChangeKind.CHANGED


def test_measures_that_came_and_went_are_told():
    changes = measure_changes(
        [_measure("学びの支え")], [_measure("窓口の機器", costs=("購入費",))], lambda _: None, _SAME
    )

    assert [(change.kind, change.record.name) for change in changes] == [
        (RecordChangeKind.ADDED, "窓口の機器"),
        (RecordChangeKind.REMOVED, "学びの支え"),
    ]


def test_two_cases_of_one_municipality_are_kept_apart():
    old = [_case("書かない窓口", "汐風町"), _case("道路の点検", "汐風町")]
    new = [_case("道路の点検", "汐風町", point=_stated("投稿を地図に重ねた")), _case("書かない窓口", "汐風町")]

    (change,) = case_changes(old, new, _path, _SAME)

    assert change.record.title.text == "道路の点検"
    assert [field.field for field in change.fields] == ["point"]
