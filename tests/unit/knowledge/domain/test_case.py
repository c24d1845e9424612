"""What a case states, as numbers: how many people, how much money, in which year."""

import pytest

from knowledge.domain.calendar import UNKNOWN_PERIOD, FiscalYear
from knowledge.domain.case import Cost
from tests.unit.knowledge.precedents import case, stated


@pytest.mark.parametrize(
    ("words", "people", "shown"),
    [
        ("1.8万人", 18_000, "1.8万人"),
        ("2,900人", 2_900, "2,900人"),
        ("人口：３．２万人（令和5年1月1日）", 32_000, "３．２万人"),
        ("18千人", 18_000, "18千人"),
        ("小規模", None, ""),
        ("", None, ""),
    ],
)
def test_the_population_is_read_from_the_words_of_the_source(words, people, shown):
    one = case("汐風町", population=words)

    assert (one.people, one.people_words) == (people, shown)


@pytest.mark.parametrize(
    ("words", "yen"),
    [("約2,000万円", 20_000_000), ("180万円（税込）", 1_800_000), ("50万円～80万円", None), ("職員の人件費", None)],
)
def test_an_amount_is_yen_where_it_is_one(words, yen):
    assert Cost(amount=stated(words)).yen == yen


@pytest.mark.parametrize(
    ("item", "amount", "cells"),
    [
        ("", "審査システム構築 約200万円", ("審査システム構築", "約200万円")),
        ("", "約2,000万円（3年間）", ("", "約2,000万円（3年間）")),
        ("", "職員2人の人件費", ("", "職員2人の人件費")),
        ("設定", "初年度 50万円", ("設定", "初年度 50万円")),
    ],
)
def test_what_stands_before_the_figure_is_what_it_is_for(item, amount, cells):
    cost = Cost(amount=stated(amount), item=stated(item) if item else None)

    assert cost.item_and_amount == cells


def test_a_year_written_short_is_followed_by_the_whole_one():
    year = FiscalYear(2022).period

    assert Cost(amount=stated("50万円"), year=stated("4年度予算"), period=year).year_name == "4年度予算（令和4年度）"
    assert Cost(amount=stated("50万円"), year=stated("令和4年度"), period=year).year_name == "令和4年度"
    assert Cost(amount=stated("50万円"), period=UNKNOWN_PERIOD).year_name == ""
