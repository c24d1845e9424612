"""Number formats, as Excel shows values under them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.xlsx.builtin_formats import BUILTIN_FORMATS
from ingest.xlsx.days import Epoch
from ingest.xlsx.formats import shown_number, shown_text


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.5, "0%", "50%"),
        (0.705, "0.0%", "70.5%"),
        (10000, "#,##0", "10,000"),
        (0, "#,###", ""),
        (2.5, "0", "3"),
        (1.005, "0.00", "1.01"),
        (3.14159, "0.###", "3.142"),
        (-0.5, "0.0", "-0.5"),
        (-0.001, "0.0", "0.0"),
        (-1234.5, "#,##0_);[Red]\\(#,##0\\)", "(1,235)"),
        (1500000, '#,##0,"千円"', "1,500千円"),
        (1000000, '0,,"百万円"', "1百万円"),
        (1.25, '0.0"倍"', "1.3倍"),
        (5, '"第"0"号"', "第5号"),
        (7, '"令和"0"年度"', "令和7年度"),
        (1234567, "000-0000", "123-4567"),
        (0, '#,##0;-#,##0;"－"', "－"),
        (0.7, ";;;", ""),
        (1234, "[$¥-411]#,##0", "¥1,234"),
        (-1234, "[$¥-411]#,##0;-[$¥-411]#,##0", "-¥1,234"),
        (12345.678, "0.00E+00", "1.23E+04"),
        (1234.5, '[>=1000]#,##0"円";0"銭"', "1,235円"),
        (12, '[>=1000]#,##0"円";0"銭"', "12銭"),
        (5, "@", "5"),
    ],
)
def test_numbers_are_shown_as_their_format_says(value: float, code: str, shown: str) -> None:
    assert shown_number(value, code, Epoch.Y1900) == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.5, "# ?/?", "1/2"),
        (1.5, "# ?/?", "1 1/2"),
        (0.6666666, "?/?", "2/3"),
        (2, "# ?/?", "2"),
        (0.5, "# ?/4", "2/4"),
    ],
)
def test_fractions_are_shown_as_fractions(value: float, code: str, shown: str) -> None:
    assert shown_number(value, code, Epoch.Y1900) == shown


@pytest.mark.parametrize(
    ("serial", "code", "shown"),
    [
        (45107, '[$-411]ggge"年"m"月"d"日"', "令和5年6月30日"),
        (45107, '[$-ja-JP-x-gannen]ggge"年"m"月"d"日";@', "令和5年6月30日"),
        (45107, "[$-411]ge.m.d", "R5.6.30"),
        (43586, '[$-411]ggge"年"m"月"d"日"', "令和1年5月1日"),
        (43585, "gge.mm.dd", "平31.04.30"),
        (45107, 'yyyy"年"m"月"d"日"(aaa)', "2023年6月30日(金)"),
        (45107, "aaaa", "金曜日"),
        (45107.5, "yyyy/m/d h:mm", "2023/6/30 12:00"),
        (45107, "mmm-yy", "Jun-23"),
        (0.75, "h:mm", "18:00"),
        (0.75, "h:mm AM/PM", "6:00 PM"),
        (0.520833333333333, 'h"時"mm"分"', "12時30分"),
        (1.5, "[h]:mm", "36:00"),
        (0.0007, "mm:ss", "01:00"),
        (45107, '[DBNum1][$-411]ggge"年"m"月"d"日"', "令和五年六月三十日"),
    ],
)
def test_days_and_times_are_shown_as_their_format_says(serial: float, code: str, shown: str) -> None:
    assert shown_number(serial, code, Epoch.Y1900) == shown


def test_a_workbook_that_counts_from_1904_shows_its_own_days() -> None:
    assert shown_number(43645, "yyyy/m/d", Epoch.Y1904) == "2023/6/30"


def test_a_day_beyond_the_calendar_is_shown_as_its_number() -> None:
    assert shown_number(-1, "yyyy/m/d", Epoch.Y1900) == "-1"
    assert shown_number(1e12, "yyyy/m/d", Epoch.Y1900) == "1000000000000"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.1 + 0.2, "0.3"),
        (123456789.123, "123456789.12"),
        (1234567890123, "1234567890123"),
        (-5, "-5"),
        (1e-12, "1.00000E-12"),
    ],
)
def test_the_general_format_shows_eleven_digits_and_whole_numbers_in_full(value: float, shown: str) -> None:
    assert shown_number(value, "General", Epoch.Y1900) == shown


@pytest.mark.parametrize(
    ("code", "shown"), [("[DBNum1]General", "十二"), ("[DBNum3]0", "１２"), ("[DBNum2]General", "壱拾弐")]
)
def test_numerals_are_shown_as_asked_for(code: str, shown: str) -> None:
    assert shown_number(12, code, Epoch.Y1900) == shown


def test_formats_known_by_number_are_those_of_japanese_excel() -> None:
    assert shown_number(45107, BUILTIN_FORMATS[57], Epoch.Y1900) == "R5.6.30"
    assert shown_number(45107, BUILTIN_FORMATS[14], Epoch.Y1900) == "2023/6/30"
    assert shown_number(-1200, BUILTIN_FORMATS[38], Epoch.Y1900) == "-1,200"


def test_text_is_shown_with_the_words_of_its_format() -> None:
    assert shown_text("山田", '@"様"') == "山田様"
    assert shown_text("隠れた語", ";;;") == ""
    assert shown_text("そのまま", "#,##0") == "そのまま"


@settings(max_examples=200)
@given(
    st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**6), 10**6).map(float),
    st.text(alphabet='0#?,.;%/E+-@"\\_*[]$<>=年月日ymdhsgeraAMPDBNGnl123 ', max_size=14),
)
def test_any_format_shows_something_or_says_that_it_cannot(value: float, code: str) -> None:
    try:
        shown = shown_number(value, code, Epoch.Y1900)
    except (ValueError, ArithmeticError):
        return
    assert isinstance(shown, str)
    assert isinstance(shown_text("語", code), str)
