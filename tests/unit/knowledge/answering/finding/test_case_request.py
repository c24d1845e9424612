"""A question on cases is taken apart: whose, how many, under which conditions, and about what."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.answering.finding.case_request import CaseRequest, read_case_request
from knowledge.answering.reading.question import Reading, read
from knowledge.domain.answer import Question, QuestionKind
from knowledge.domain.case_bound import Bounded
from knowledge.domain.municipality import Asker, Municipality, MunicipalityKind
from knowledge.library.opening import open_words
from tests.unit.knowledge.precedents import case

_DAY = date(2026, 7, 1)
_CASES = (
    case("汐風町"),
    case("三日月市"),
    case("雪代県", "雪代県", title="留学"),
    case("池田町", "長野県"),
    case("池田町", "岐阜県"),
)


def _reading(text: str) -> Reading:
    return read(Question(text=text, asked_on=_DAY, as_of=_DAY), open_words())


def _request(text: str, **known: object) -> CaseRequest:
    return read_case_request(replace(_reading(text), **known), _CASES, open_words())


@pytest.mark.parametrize(
    "text",
    [
        "書かない窓口の事例を教えて",
        "ほかの町ではどうしている？",
        "書かない窓口を導入している自治体は？",
        "どこの自治体がやっていますか",
        "村でも専門人材を共同で雇った例ないですか",
        "オンライン申請をやってるところありますか",
        "県の取組は？",
    ],
)
def test_a_question_that_waits_for_cases(text):
    assert _request(text).wants_cases


@pytest.mark.parametrize(
    "text",
    [
        "参考事例集は何ページありますか",
        "参考事例集には何事例載っている？",
        "研修費に使える財政措置は？",
        "全体方針の決め方は",
        "記入例はありますか",
        "DXの取組みを進める体制は",
    ],
)
def test_a_question_that_waits_for_something_else(text):
    assert not _request(text).wants_cases


def test_the_kind_that_was_read_decides_too():
    assert _request("書かない窓口はどこが早い？", kind=QuestionKind.CASE).wants_cases


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("汐風町と三日月市の違い", ("若葉県汐風町", "若葉県三日月市")),
        ("三日月の費用は", ("若葉県三日月市",)),
        ("雪代県の取組は？", ("雪代県",)),
        ("雪代県内の町村の取組は？", ()),
        ("長野県池田町の事例", ("長野県池田町",)),
        ("大環市の事例", ()),
    ],
)
def test_the_bodies_named_are_those_that_have_cases(text, names):
    assert tuple(body.full_name for body in _request(text).bodies) == names


def test_a_name_that_several_bear_is_left_open_until_the_reading_says_which():
    both = _request("池田町の事例は？")
    one = _request("池田町の事例は？", about=Municipality(name="池田町", prefecture="岐阜県"))

    assert (both.bodies, {body.prefecture for body in both.namesakes}) == ((), {"長野県", "岐阜県"})
    assert ([body.full_name for body in one.bodies], one.namesakes) == (["岐阜県池田町"], ())


def test_who_asks_is_not_whose_case_is_asked_for():
    asker = Asker(name="汐風町", kind=MunicipalityKind.TOWN, prefecture="若葉県")

    assert _request("汐風町ですが、ほかの町の窓口の事例は？", asker=asker).bodies == ()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("県の取組は？", {MunicipalityKind.PREFECTURE}),
        ("小さな村でもできる事例は？", {MunicipalityKind.VILLAGE}),
        ("町村の事例", {MunicipalityKind.TOWN, MunicipalityKind.VILLAGE}),
        ("汐風町の取組は？", set()),
        ("市民向けの窓口の事例", set()),
        ("窓口の事例", set()),
    ],
)
def test_the_kind_of_body_is_read_where_it_stands_alone(text, kinds):
    assert _request(text).kinds == kinds


def test_a_rough_figure_tells_who_asks_and_an_exact_one_is_a_condition():
    rough, exact = _request("人口3万人の町の窓口の事例"), _request("人口3万人以上の市の事例")

    assert (rough.asker.kind, rough.asker.population, rough.bounds) == (MunicipalityKind.TOWN, 30_000, ())
    assert (rough.kinds, exact.kinds) == (frozenset(), {MunicipalityKind.CITY})
    assert [bound.what for bound in exact.bounds] == [Bounded.POPULATION]
    assert exact.asker.population is None


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("人口3万人の町で書かない窓口の事例を3つ教えて", {"窓口"}),
        ("人口1万人未満の団体の取組", set()),
        ("県の取組は？", set()),
        ("いくつの事例がありますか", set()),
        ("汐風町の取組は？", set()),
        ("生成aiの事例を教えてください", {"生成", "ai"}),
    ],
)
def test_the_theme_is_what_is_left(text, theme):
    terms = {term for term in _request(text).theme.terms if not "ぁ" <= term[-1] <= "ゖ"}
    assert terms == theme


@pytest.mark.parametrize(
    ("text", "most", "is_count"),
    [
        ("生成AIの事例を3つ", 3, False),
        ("窓口の事例を五件", 5, False),
        ("事例はいくつありますか", 0, True),
        ("いくつか事例を", 0, False),
    ],
)
def test_how_many_are_asked_for_and_whether_they_are_counted(text, most, is_count):
    request = _request(text)
    assert (request.most, request.is_count) == (most, is_count)
