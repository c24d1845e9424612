from decimal import Decimal

import pytest

from knowledge.domain.numbers import Number, numbers_in, stands_in


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("5,000人", "5000", "人"),
        ("５千人", "5000", "人"),
        ("1.2億円", "120000000", "円"),
        ("二千三百万円", "23000000", "円"),
        ("十団体", "10", "団体"),
        ("50％", "50", "%"),
        ("措置率0.7", "0.7", ""),
        ("令和7年度", "7", "年度"),
    ],
)
def test_a_number_is_read_with_its_unit(text, value, unit):
    assert numbers_in(text) == (Number(Decimal(value), unit),)


def test_kanji_inside_words_are_no_numbers():
    assert numbers_in("一般職員と一部の業務") == ()


def test_a_number_with_another_unit_does_not_stand():
    assert not stands_in(Number(Decimal("0.7"), "%"), numbers_in("措置率0.7"))
    assert not stands_in(Number(Decimal(5), "年"), numbers_in("5件"))


def test_a_bare_number_stands_where_its_value_does():
    assert stands_in(Number(Decimal(5), ""), numbers_in("5件"))
