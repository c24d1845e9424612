"""Dates as municipalities speak of them: eras (元号), fiscal years (年度), periods (期間)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Era(StrEnum):
    """A Japanese era (元号); its value is the kanji name."""

    MEIJI = "明治"
    TAISHO = "大正"
    SHOWA = "昭和"
    HEISEI = "平成"
    REIWA = "令和"

    @property
    def first_year(self) -> int:
        """The Gregorian year that is the era's year 1 (元年)."""
        return _FIRST_YEARS[self]


_FIRST_YEARS = {Era.MEIJI: 1868, Era.TAISHO: 1912, Era.SHOWA: 1926, Era.HEISEI: 1989, Era.REIWA: 2019}
_REIWA_BEGAN = date(2019, 5, 1)


class Standing(StrEnum):
    """Where a day lies in regard to a period."""

    UPCOMING = "upcoming"
    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A span of days, both ends included (期間); an end that is ``None`` is open."""

    starts: date | None = None
    ends: date | None = None

    def standing(self, on: date) -> Standing:
        """Whether `on` lies before, within or after the period."""
        if self.starts and on < self.starts:
            return Standing.UPCOMING
        if self.ends and on > self.ends:
            return Standing.CLOSED
        return Standing.OPEN

    def covers(self, other: "Period") -> bool:
        """Whether every day of `other` is a day of this period."""
        starts_before = self.starts is None or (other.starts is not None and self.starts <= other.starts)
        ends_after = self.ends is None or (other.ends is not None and self.ends >= other.ends)
        return starts_before and ends_after


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownPeriod:
    """The source states no period, or one that could not be read: a value, not a gap."""

    def standing(self, on: date) -> Standing:
        """Nothing can be said of any day."""
        del on
        return Standing.UNKNOWN


Validity = Period | UnknownPeriod
UNKNOWN_PERIOD = UnknownPeriod()


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """A Japanese fiscal year (年度), named by the Gregorian year in which it begins on 1 April."""

    year: int

    @classmethod
    def of(cls, day: date) -> "FiscalYear":
        """The fiscal year that `day` belongs to: 2026-03-31 → 令和7年度."""
        return cls(day.year if day.month >= 4 else day.year - 1)

    @property
    def period(self) -> Period:
        """1 April to 31 March."""
        return Period(starts=date(self.year, 4, 1), ends=date(self.year + 1, 3, 31))

    @property
    def japanese(self) -> str:
        """令和7年度, 平成30年度; 令和元年度 for 2019."""
        return f"{era_year(date(self.year, 12, 31))}度"


def era_year(day: date) -> str:
    """The year of `day` in its era: 2026-03-31 → 令和8年."""
    if day >= _REIWA_BEGAN:
        era = Era.REIWA
    else:
        era = max((e for e in Era if e.first_year <= day.year and e is not Era.REIWA), key=lambda e: e.first_year)
    year = day.year - era.first_year + 1
    return f"{era}{'元' if year == 1 else year}年"


def japanese_date(day: date) -> str:
    """2026-03-31 → 令和8年3月31日."""
    return f"{era_year(day)}{day.month}月{day.day}日"
