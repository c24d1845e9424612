"""Japanese date expressions become the days they mean, whichever way they are spelt."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.domain.calendar import FiscalYear, Period, era_year
from knowledge.domain.wareki import periods_in

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_KANJI = "〇一二三四五六七八九"
_TENS = {0: "", 1: "十", 2: "二十", 3: "三十"}
fiscal_years = st.integers(2001, 2045)


def _kanji(number: int) -> str:
    return _TENS[number // 10] + (_KANJI[number % 10] if number % 10 else "")


def _spellings(year: int) -> list[str]:
    era, letter, counted_from = ("令和", "R", 2018) if year >= 2019 else ("平成", "H", 1988)
    n = year - counted_from
    said = "元" if n == 1 else str(n)
    return [
        f"{era}{said}年度",
        f"{era}{said.translate(_WIDE)}年度",
        f"{era} {said} 年度",
        f"{era}{'元' if n == 1 else _kanji(n)}年度",
        f"{letter}{n}年度",
        f"{letter.translate(str.maketrans('RH', 'ＲＨ'))}{str(n).translate(_WIDE)}年度",
        f"{year}年度",
        f"{str(year).translate(_WIDE)}年度",
        f"{year}年({era}{said}年)度",
        f"{era}{said}（{year}）年度",
        f"{era}{said}年度（{year}年度）",
    ]


@given(fiscal_years)
def test_all_spellings_of_one_fiscal_year_agree(year: int) -> None:
    for spelling in _spellings(year):
        (reading,) = periods_in(spelling)
        assert reading.validity == FiscalYear(year).period, spelling


@given(fiscal_years, st.text("のを、。 あ：に", max_size=6), st.text("のを、。 あ：に", max_size=6))
def test_a_reading_is_a_slice_of_its_text(year: int, before: str, after: str) -> None:
    for spelling in _spellings(year):
        text = f"{before}{spelling}{after}"
        (reading,) = periods_in(text)
        assert text[reading.start : reading.end] == reading.text
        assert reading.text in spelling


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_the_spellings_of_one_day_agree(day: date) -> None:
    era = f"{era_year(day)}{day.month}月{day.day}日"
    for spelling in (
        era,
        era.translate(_WIDE),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}/{day.month}/{day.day}",
        day.isoformat(),
    ):
        (reading,) = periods_in(f"（{spelling}現在）")
        assert reading.validity == Period(starts=day, ends=day), spelling


@given(st.dates(date(2019, 5, 1), date(2060, 12, 31)))
def test_a_month_without_a_day_is_the_whole_month(day: date) -> None:
    whole = Period(starts=day.replace(day=1), ends=day.replace(day=monthrange(day.year, day.month)[1]))
    for spelling in (f"{era_year(day)}{day.month}月", f"R{day.year - 2018}.{day.month}", f"{day.year}.{day.month}"):
        (reading,) = periods_in(spelling)
        assert reading.validity == whole, spelling


@given(fiscal_years, st.integers(0, 8))
def test_both_ends_of_a_range_are_read_however_much_the_second_leaves_out(year: int, length: int) -> None:
    if year < 2019 <= year + length:
        return
    era, counted_from = ("令和", 2018) if year >= 2019 else ("平成", 1988)
    first, last = year - counted_from, year + length - counted_from
    whole = Period(starts=FiscalYear(year).period.starts, ends=FiscalYear(year + length).period.ends)
    for spelling in (
        f"{era}{first}年度から{era}{last}年度まで",
        f"{era}{first}～{last}年度",
        f"{era}{first}年度〜{last}年度",
        f"{year}~{year + length}年度",
        f"{era}{first}年度から{length + 1}年間",
    ):
        (reading,) = periods_in(spelling)
        assert reading.validity == whole, spelling


@given(st.text("令和平成RH0123456789０１元年度月日.／/～から末まで（）()一二十〇-翌同・:時", max_size=24))
def test_no_text_is_too_odd_to_read(text: str) -> None:
    for reading in periods_in(text):
        assert isinstance(reading.validity, Period)
        assert text[reading.start : reading.end] == reading.text
        starts, ends = reading.validity.starts, reading.validity.ends
        assert starts is None or ends is None or starts <= ends


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("令和7年度まで(計画の期間と同様)", None, "2026-03-31"),
        ("2025年度末までに移行", None, "2026-03-31"),
        ("令和6年3月31日まで", None, "2024-03-31"),
        ("2026年1月30日（金）17:00まで", None, "2026-01-30"),
        ("～令和7年度", None, "2026-03-31"),
        ("2021年以前", None, "2021-12-31"),
        ("（R4～）", "2022-01-01", None),
        ("令和5年度以降", "2023-04-01", None),
        ("（R2/3月～）", "2020-03-01", None),
        ("R4.5～R5.3", "2022-05-01", "2023-03-31"),
        ("※計画期間:2021.1~2026.3", "2021-01-01", "2026-03-31"),
        ("令和4年10月～3月", "2022-10-01", "2023-03-31"),
        ("令和5年4月から翌年3月まで", "2023-04-01", "2024-03-31"),
        ("令和7年6月2日（月）～8月29日（金）", "2025-06-02", "2025-08-29"),
        ("平成30～令和2年度", "2018-04-01", "2021-03-31"),
        ("令和元～3年度", "2019-04-01", "2022-03-31"),
        ("令和4・5年度", "2022-04-01", "2024-03-31"),
        ("令和6年4月1日から6か月間", "2024-04-01", "2024-09-30"),
        ("令和元年", "2019-01-01", "2019-12-31"),
        ("平成30年", "2018-01-01", "2018-12-31"),
        ("昭和60年3月", "1985-03-01", "1985-03-31"),
        ("R2.12", "2020-12-01", "2020-12-31"),
        ("2025年(令和7年)", "2025-01-01", "2025-12-31"),
        ("目標時期：令和7年度末", "2026-03-31", "2026-03-31"),
        ("令和7年2月末", "2025-02-28", "2025-02-28"),
    ],
)
def test_what_documents_write_is_read_as_days(text: str, starts: str | None, ends: str | None) -> None:
    (reading,) = periods_in(text)

    assert reading.validity == Period(
        starts=date.fromisoformat(starts) if starts else None, ends=date.fromisoformat(ends) if ends else None
    )


@pytest.mark.parametrize(
    "text",
    [
        "令和5年13月",
        "令和5年2月30日",
        "令和0年度",
        "令和6～4年度",
        "R5.13",
        "3年間",
        "第2.1版",
        "約2,000万円",
        "2000~3000円",
        "2025人",
        "PR5.2",
        "件数 15,000件",
        "年度ごとの課税台帳",
        "1.5倍",
    ],
)
def test_what_is_no_date_yields_nothing(text: str) -> None:
    assert periods_in(text) == ()


def test_several_expressions_are_read_in_order() -> None:
    readings = periods_in("令和4年9月に改め、令和5年1月に再び改めた（R4年度完了、R5年度実施）。")

    assert [reading.text for reading in readings] == ["令和4年9月", "令和5年1月", "R4年度", "R5年度"]
