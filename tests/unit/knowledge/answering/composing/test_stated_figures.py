"""The figures that two texts are compared by are of the kind that is asked for."""

from datetime import date

import pytest

from knowledge.answering.composing.stated_figures import Asking
from knowledge.answering.reading.question import read
from knowledge.domain.answer import Question
from knowledge.library.opening import open_words

_DAY = date(2026, 11, 23)


@pytest.mark.parametrize("text", ["補助は何割まで出ますか", "補助率はいくつですか"])
def test_shares_are_figures_of_a_question_for_a_share(text: str) -> None:
    asking = Asking.of(read(Question(text=text, asked_on=_DAY, as_of=_DAY), open_words()))

    assert asking.figures("費用の5割を補助する。") != asking.figures("費用の7割を補助する。")
    assert asking.figures("上限は50万円とする。") == frozenset()
