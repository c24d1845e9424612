"""The parts of a case that a question names, a change of a quantity among them."""

import pytest

from knowledge.answering.composing.case_parts import Part, parts_asked


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
