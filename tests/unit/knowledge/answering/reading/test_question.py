from datetime import date

import pytest

from knowledge.answering.reading.interrogatives import wanted, without_interrogatives
from knowledge.answering.reading.question import read
from knowledge.domain.answer import Question, Turn
from knowledge.domain.municipality import MunicipalityKind

_DAY = date(2026, 11, 23)


class _ByParticles:
    """Words split at kana: enough to see which words a question keeps."""

    def content(self, text):
        return tuple(word for word in "".join(" " if "ぁ" <= c <= "ゖ" else c for c in text).split() if word)


def _read(text, *history):
    turns = tuple(Turn(question=question, answer="") for question in history)
    return read(Question(text=text, asked_on=_DAY, as_of=_DAY, history=turns), _ByParticles())


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("研修は何人が受けますか", {"人", "名"}),
        ("受講者の規模は？", {"人", "名"}),
        ("年間で何時間減りますか", {"時間"}),
        ("費用はいくら？", {"円"}),
        ("何団体を支援している？", {"団体"}),
        ("電子で出す人はどれくらいの割合？", {"割合"}),
    ],
)
def test_a_question_for_a_number_tells_its_unit(question, units):
    assert wanted(question).number
    assert wanted(question).units == units


def test_a_question_for_a_day_waits_for_a_date():
    assert wanted("申請の期限は？").day
    assert wanted("いつまでに出しますか").day


def test_a_question_for_a_procedure_waits_for_no_number():
    assert not wanted("推進体制はどう整備しますか").number
    assert not wanted("能率を上げるには").number


def test_asking_words_are_no_words_to_search_for():
    assert without_interrogatives("育成するのは何人ですか？").split() == ["育成するのは"]


def test_a_question_alone_is_read_as_it_stands():
    assert _read("推進体制の整備").text == "推進体制の整備"


def test_a_follow_up_that_points_back_is_joined_to_the_question_before():
    reading = _read("その対象経費は？", "研修費の財政措置は？")

    assert reading.text == "研修費の財政措置の対象経費は？"
    assert {"研修費", "財政措置", "対象経費"} <= set(reading.tokens)


def test_a_follow_up_that_stands_alone_is_left_alone():
    assert _read("手順書の公表日と改定日は？", "研修費の財政措置は？").text == "手順書の公表日と改定日は？"


def test_what_the_person_wrote_stays_out_of_logs():
    assert "研修費" not in repr(Question(text="研修費", asked_on=_DAY, as_of=_DAY))


def test_a_number_stays_with_the_word_it_counts():
    reading = _read("全体手順書のステップ2の内容")

    assert "ステップ2" in reading.terms
    assert {"ステップ", "2"}.isdisjoint(reading.terms)


def test_a_question_that_says_little_is_read_with_what_its_message_told_first():
    reading = _read("県です。生成AIの共同利用環境をつくる予定です。補助は？")

    assert reading.text == "生成AIの共同利用環境をつくる予定です、補助は？"
    assert reading.asker.kind is MunicipalityKind.PREFECTURE


def test_an_interrogative_that_begins_like_a_pointing_word_points_nowhere():
    assert _read("どこの課ですか", "研修費の財政措置は？").text.endswith("どこの課ですか")


def test_days_in_short_are_periods_and_no_words():
    reading = _read("R7.4からR10.3まで続く研修")

    assert len(reading.periods) == 1
    assert not [term for term in reading.terms if any(sign.isdigit() for sign in term)]
