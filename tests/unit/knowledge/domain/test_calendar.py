"""Eras, fiscal years and periods."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.domain.calendar import FiscalYear, Period, Standing, UnknownPeriod, era_year, japanese_date

days = st.dates(date(1930, 1, 1), date(2100, 12, 31))


@given(days)
def test_every_day_belongs_to_the_fiscal_year_whose_period_holds_it(day: date) -> None:
    period = FiscalYear.of(day).period

    assert period.standing(day) is Standing.OPEN
    assert period.starts is not None
    assert period.ends is not None
    assert FiscalYear.of(period.starts - timedelta(days=1)).year == FiscalYear.of(day).year - 1


@pytest.mark.parametrize(
    ("year", "japanese"), [(2025, "令和7年度"), (2019, "令和元年度"), (2018, "平成30年度"), (1988, "昭和63年度")]
)
def test_a_fiscal_year_has_a_japanese_name(year: int, japanese: str) -> None:
    assert FiscalYear(year).japanese == japanese


def test_the_era_changes_on_its_day() -> None:
    assert era_year(date(2019, 4, 30)) == "平成31年"
    assert japanese_date(date(2019, 5, 1)) == "令和元年5月1日"


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        (date(2023, 3, 31), Standing.UPCOMING),
        (date(2023, 4, 1), Standing.OPEN),
        (date(2026, 3, 31), Standing.OPEN),
        (date(2026, 4, 1), Standing.CLOSED),
    ],
)
def test_both_ends_of_a_period_belong_to_it(on: date, standing: Standing) -> None:
    assert Period(starts=date(2023, 4, 1), ends=date(2026, 3, 31)).standing(on) is standing


def test_nothing_is_claimed_of_an_unknown_period() -> None:
    assert UnknownPeriod().standing(date(2026, 4, 1)) is Standing.UNKNOWN


@given(days, days, days)
def test_a_period_covers_another_when_no_day_is_outside(first: date, last: date, day: date) -> None:
    period = Period(starts=first)
    inner = Period(starts=max(first, day), ends=max(first, day, last))

    assert period.covers(inner)
    assert not inner.covers(period)
