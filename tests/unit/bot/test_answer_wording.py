"""A question asked again with one of the choices."""

import pytest

from bot.answer_wording import asked_with


@pytest.mark.parametrize(
    ("question", "choice", "again"),
    [
        ("池田町の窓口の費用は？", "長野県池田町", "長野県池田町の窓口の費用は？"),
        ("上限額は？", "無人機測量導入支援", "「無人機測量導入支援」の上限額は？"),
        ("導入支援の上限額は？", "無人機測量導入支援", "無人機測量導入支援の上限額は？"),
        ("長野県池田町の費用は？", "長野県池田町", "長野県池田町の費用は？"),
    ],
)
def test_the_choice_takes_the_place_of_the_words_that_left_it_open(question: str, choice: str, again: str) -> None:
    assert asked_with(question, choice) == again
