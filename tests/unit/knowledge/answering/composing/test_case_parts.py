"""The parts of a case that a question names, a change of a quantity among them."""

import pytest

from knowledge.answering.composing.case_parts import Part, money_named, parts_asked


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        ("巡回の費用と減った時間、あと担当課も", {Part.COST, Part.EFFECT, Part.DEPARTMENT}),
        ("巡回で短縮できた日数", {Part.EFFECT}),
        ("巡回で増えた件数は", {Part.EFFECT}),
        ("巡回にかかる時間", set()),
        ("増えた分の費用", {Part.COST}),
        ("巡回で何時間減った", {Part.EFFECT}),
        ("巡回の問い合わせ先は", {Part.DEPARTMENT}),
        ("巡回の問い合わせの窓口は", {Part.DEPARTMENT}),
        ("電話の問い合わせを巡回で減らした町", set()),
        ("月に一度の連絡会を開く町", set()),
    ],
)
def test_a_quantity_that_changed_is_asked_for_as_an_effect(asked: str, parts: set[Part]) -> None:
    assert set(parts_asked(asked)) == parts


@pytest.mark.parametrize(
    ("asked", "noun"),
    [
        ("巡回の補助金はいくら", "補助金"),
        ("巡回の講師への謝金の額は年いくら", "謝金"),
        ("巡回の費用はいくら", ""),
        ("巡回の補助金の担当課は", ""),
    ],
)
def test_a_kind_of_money_is_asked_for_by_its_own_name(asked: str, noun: str) -> None:
    assert money_named(asked) == noun
