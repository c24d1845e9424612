"""What an interrogative asks for by name has to be named, and what it asks a share of may be written in any way."""

import pytest

from knowledge.answering.finding.expectation import holds_kind_of, holds_value_of, names_what_is_asked
from knowledge.answering.finding.sufficiency import bears_what_is_required
from knowledge.answering.reading.interrogatives import wanted


@pytest.mark.parametrize(
    ("asked", "said", "named"),
    [
        ("案内板は何語ですか", "案内板は英語と中国語で書かれています。", True),
        ("案内板は何語ですか", "案内板は四つの言語と外国語の音声で読めます。", False),
        ("協議会はどことどこ?", "青木市と白川町が入っています。", True),
        ("協議会はどことどこ?", "四町村が入り、白川町に置かれています。", False),
        ("休館は何曜日?", "休館は月曜です。", True),
        ("協議会はいつできた?", "四町村でつくりました。", True),
    ],
)
def test_names_are_asked_for_by_what_and_where(asked: str, said: str, named: bool) -> None:
    assert names_what_is_asked(asked, said) is named


@pytest.mark.parametrize("asked", ["補助は何割出ますか", "市が組むと何分の何？", "費用の何％まで出る"])
@pytest.mark.parametrize("said", ["補助率は1/2以内", "補助率3分の2", "費用の50％", "措置率は0.5"])
def test_a_share_that_is_asked_for_may_be_written_in_any_way(asked: str, said: str) -> None:
    assert bears_what_is_required(wanted(asked), [said])


def test_an_amount_is_no_share() -> None:
    assert not bears_what_is_required(wanted("何割出ますか"), ["上限は50万円"])


@pytest.mark.parametrize(
    ("said", "is_held"),
    [("前日の正午までに届けます。", True), ("翌週末まで待ちます。", True), ("駅から役場まで歩きます。", False)],
)
def test_a_time_with_until_is_a_deadline(said: str, is_held: bool) -> None:
    assert holds_kind_of("期限", said) is is_held


@pytest.mark.parametrize(
    ("noun", "said", "is_held"),
    [
        ("任期", "館長の任期は3年とする。", True),
        ("任期", "任期は延ばせない。", False),
        ("任期", "研修は3年続く。", False),
        ("負担率", "負担率は2割です。", True),
        ("名簿", "名簿は3年置く。", False),
    ],
)
def test_a_noun_that_takes_a_value_is_told_by_one(noun: str, said: str, is_held: bool) -> None:
    assert holds_value_of(noun, said) is is_held
