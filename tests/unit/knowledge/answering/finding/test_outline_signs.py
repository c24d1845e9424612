import pytest

from knowledge.answering.finding.outline import ordered, sign_of


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
