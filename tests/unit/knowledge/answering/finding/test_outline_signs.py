import pytest

from knowledge.answering.finding.outline import Step, names_steps, ordered, sign_of


@pytest.mark.parametrize(
    ("heading", "sign"),
    [
        ("3. 手順2 見積り", ("手順", 2)),
        ("手順2 見積り", ("手順", 2)),
        ("3. 見積り", ("", 3)),
        ("第3章 契約", ("第", 3)),
    ],
)
def test_the_number_with_its_own_word_is_that_of_the_step(heading, sign):
    assert sign_of(heading) == sign


def test_sections_before_and_after_the_steps_are_none_of_them():
    paths = [("1. 目的",), ("2. 手順1 仕様",), ("3. 手順2 見積り",), ("4. 手順3 契約",), ("5. 支払",)]

    assert ordered(paths) == tuple(paths[1:4])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("契約は手順１から手順3までの三つで進めます。", True),
        ("手順2は見積りです。", False),
        ("ステップ1からステップ3まで", False),
        ("1から3までの三つ", False),
    ],
)
def test_steps_are_named_by_their_signs(text: str, named: bool) -> None:
    steps = [Step(key=f"S{n}", heading=f"{n + 1}. 手順{n} 契約", chunks=()) for n in (1, 2, 3)]

    assert names_steps(text, steps) is named
