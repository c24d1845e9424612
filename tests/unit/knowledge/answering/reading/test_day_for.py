"""The day that an answer is for: named for the whole of it, or merely mentioned."""

from datetime import date

import pytest

from knowledge.answering.reading.day_for import day_for
from knowledge.answering.reading.relative_days import day_words
from knowledge.domain.answer import Question
from knowledge.domain.calendar import Period

_TODAY = date(2026, 11, 23)


def _day(text: str, as_of: date = _TODAY) -> date:
    return day_for(Question(text=text, asked_on=_TODAY, as_of=as_of))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和5年4月時点では使えましたか", date(2023, 4, 30)),
        ("2024年6月1日現在の措置率は", date(2024, 6, 1)),
        ("２０２４年度末時点で有効だった措置", date(2025, 3, 31)),
        ("来年度も使える？", date(2027, 4, 1)),
        ("来年度、研修費に使える財政措置は？", date(2027, 4, 1)),
        ("令和9年度も対象になりますか", date(2027, 4, 1)),
        ("令和7年度に使えた財政措置は", date(2026, 3, 31)),
        ("先月末時点の率", date(2026, 10, 31)),
        ("去年の10月時点で", date(2025, 10, 31)),
    ],
)
def test_a_day_named_for_the_answer_is_its_day(text: str, day: date) -> None:
    assert _day(text) == day


@pytest.mark.parametrize(
    "text", ["今年度使える補助金は", "FY2026に使える？", "今月中に応募できる？", "年度内に申請できる？"]
)
def test_a_period_that_holds_today_leaves_today(text: str) -> None:
    assert _day(text) == _TODAY


@pytest.mark.parametrize(
    "text",
    [
        "令和7年度に始めた事例",
        "令和7年度に始めた事例で使える財政措置は？",
        "昨年度の実績は",
        "いつまで使えますか",
        "令和7年度までの措置は今も使える？",
        "使える財政措置の令和7年度の率は",
    ],
)
def test_a_period_that_is_merely_mentioned_moves_nothing(text: str) -> None:
    assert _day(text) == _TODAY


def test_a_day_asked_with_wins_over_a_relative_word_but_not_over_a_date() -> None:
    chosen = date(2025, 1, 1)
    assert _day("来年度も使える？", chosen) == chosen
    assert _day("2024年6月1日現在の措置率", chosen) == date(2024, 6, 1)


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("今年度", date(2026, 4, 1), date(2027, 3, 31)),
        ("昨年度末", date(2026, 3, 31), date(2026, 3, 31)),
        ("再来年度以降", date(2028, 4, 1), None),
        ("来年4月", date(2027, 4, 1), date(2027, 4, 30)),
        ("去年", date(2025, 1, 1), date(2025, 12, 31)),
        ("先月", date(2026, 10, 1), date(2026, 10, 31)),
        ("3年前", date(2023, 1, 1), date(2023, 12, 31)),
        ("年度末", date(2027, 3, 31), date(2027, 3, 31)),
        ("R8.4", date(2026, 4, 1), date(2026, 4, 30)),
        ("FY2024", date(2024, 4, 1), date(2025, 3, 31)),
    ],
)
def test_words_of_time_are_days(text: str, starts: date, ends: date | None) -> None:
    (word,) = day_words(f"{text}の予定", _TODAY)
    assert word.period == Period(starts=starts, ends=ends)


def test_a_fiscal_year_is_counted_from_the_day_of_asking() -> None:
    (word,) = day_words("今年度", date(2027, 3, 31))
    assert word.period.starts == date(2026, 4, 1)
