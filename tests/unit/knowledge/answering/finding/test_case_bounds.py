"""Conditions on cases are read from figures of people and money, and from no other figure."""

from decimal import Decimal

import pytest

from knowledge.answering.finding.case_bounds import placed_bounds
from knowledge.domain.case import Cost
from knowledge.domain.case_bound import Bound, Bounded
from knowledge.text import fold
from tests.unit.knowledge.precedents import case, stated

P, C = Bounded.POPULATION, Bounded.COST


@pytest.mark.parametrize(
    ("text", "what", "least", "most", "exact"),
    [
        ("人口1万人未満の団体の取組", P, None, 10_000, True),
        ("人口が５万人以上の市の事例", P, 50_000, None, True),
        ("人口3万人の町で使える事例は？", P, 30_000, 30_000, False),
        ("人口2万の町の事例", P, 20_000, 20_000, False),
        ("人口1万から3万の町の事例", P, 10_000, 30_000, True),
        ("2万人程度の町の事例", P, 20_000, 20_000, False),
        ("人口1万人から3万人の町の事例", P, 10_000, 30_000, True),
        ("費用が100万円以下の事例", C, None, 1_000_000, True),
        ("予算１００万円以内でできる取組", C, None, 1_000_000, True),
        ("1,000万円を超える事例はある？", C, 10_000_000, None, True),
        ("予算500万円の事例", C, 5_000_000, 5_000_000, False),
    ],
)
def test_a_condition_is_read_with_its_sides(text, what, least, most, exact):
    (placed,) = placed_bounds(fold(text))

    assert (placed.bound.what, placed.bound.least, placed.bound.most, placed.is_exact) == (what, least, most, exact)


@pytest.mark.parametrize(
    "text",
    [
        "若手30人を公募した事例",
        "人口1位の市の事例",
        "21人を受け入れた事例は？",
        "3つの事例",
        "令和5年度の事例",
        "100万円の効果が出た事例",
    ],
)
def test_other_figures_are_no_conditions(text):
    assert placed_bounds(fold(text)) == ()


def test_the_words_of_a_condition_are_those_of_the_question():
    (placed,) = placed_bounds(fold("町の人口1万人未満の団体の取組"))

    assert placed.bound.words == "人口1万人未満"


def test_what_a_case_does_not_state_is_not_decided():
    bound = Bound(what=P, words="", most=Decimal(10_000), is_strict=True)

    assert bound.admits(case("北峰村", population="2,900人")) is True
    assert bound.admits(case("汐風町", population="1万人")) is False
    assert bound.admits(case("上里町")) is None


def test_the_cost_of_a_case_is_all_that_it_states():
    bound = Bound(what=C, words="", most=Decimal(2_000_000))
    costs = [Cost(amount=stated(words)) for words in ("150万円", "60万円", "月5万円～8万円")]

    assert bound.admits(case("汐風町", costs=(costs[0],))) is True
    assert bound.admits(case("汐風町", costs=tuple(costs[:2]))) is False
    assert bound.admits(case("汐風町", costs=(costs[0], costs[2]))) is None
