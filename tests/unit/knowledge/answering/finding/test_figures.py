"""A number that says of how many another figure is told is no figure of its own."""

import pytest

from knowledge.answering.finding.figures import figures_in
from knowledge.answering.finding.sufficiency import bears_what_is_required
from knowledge.answering.reading.interrogatives import wanted


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("1件あたり3回から1回に減った。", ["回", "回"]),
        ("職員１人につき月420円", ["円"]),
        ("30人ごとに2台", ["台"]),
        ("年に340件を受け付けた。", ["件"]),
    ],
)
def test_the_base_of_a_rate_is_no_figure(text: str, units: list[str]) -> None:
    assert [number.unit for number in figures_in(text)] == units


def test_a_rate_for_each_does_not_tell_how_many_there_are() -> None:
    assert not bears_what_is_required(wanted("届けは何件でしたか"), ["時間は1件あたり20分になった。"])
    assert bears_what_is_required(wanted("届けは何件でしたか"), ["届けは340件であった。"])


def test_hours_and_minutes_answer_for_each_other_and_a_share_for_none() -> None:
    assert bears_what_is_required(wanted("点検は何時間かかりますか"), ["点検は90分で終わる。"])
    assert bears_what_is_required(wanted("点検は何分かかりますか"), ["点検は2時間で終わる。"])
    assert not bears_what_is_required(wanted("点検は何時間かかりますか"), ["費用の3分の2を補う。"])
