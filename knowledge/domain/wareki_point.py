"""One date as documents write it (令和7年度, R4.5, 2025年4月1日, 2025年度末): where it ends, and its days."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from knowledge.domain.calendar import Era

_ERAS = {"令": Era.REIWA, "R": Era.REIWA, "平": Era.HEISEI, "H": Era.HEISEI, "昭": Era.SHOWA, "S": Era.SHOWA,
         "大": Era.TAISHO, "明": Era.MEIJI}  # fmt: skip
_KANJI_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_EARLIEST, _LATEST = 1868, 2199

NUMBER = r"(?:\d{1,4}|[〇一二三四五六七八九十]{1,4})"
_ERA = r"(?:令和|平成|昭和|大正|明治|(?<![A-Za-z0-9])[RHS]\.?)"
_AD = r"(?<![\d.,])(?:(?:18|19|20|21)\d\d(?!\d)|[一二][〇一二三四五六七八九]{3})"
_YEAR = re.compile(rf"(?P<era>{_ERA})\s*(?P<n>元|{NUMBER})|(?P<fy>(?<![A-Za-z])[Ff][Yy]\s?)?(?P<ad>{_AD})")
_SAID_TWICE = re.compile(
    rf"(?P<one>{_YEAR.pattern})\s*年?\s*度?\s*(?P<gloss>\(\s*(?P<two>[^()]{{2,10}})\s*年?\s*度?\s*\))"
)
_WEEKDAY = re.compile(r"(?<=日)\s*\([月火水木金土日](?:曜日?)?(?:[・、]祝)?\)")
_FISCAL = re.compile(r"\s*年?\s*度(?!目)")
_OF_YEAR = re.compile(r"\s*年(?![間度目生前後])")
_MONTH = re.compile(rf"\s*(?P<month>{NUMBER})\s*月(?!間)")
_DAY = re.compile(rf"\s*(?P<day>{NUMBER})\s*日(?!間)")
_DOTTED = re.compile(r"\s*[./](?P<month>\d{1,2})月?(?:[./](?P<day>\d{1,2})日?)?(?![./,]?\d)(?!\s*[万億千%円])")
_ISO = re.compile(r"-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_RELATIVE = re.compile(r"(?P<year>翌|同)(?:年\s*(?P<fiscal>度)?)?")
_SHORT_YEAR = re.compile(rf"(?P<n>元|{NUMBER})(?=\s*年(?![間目]))")
_SHORT_DOTTED = re.compile(r"(?P<n>\d{1,2})[./](?P<month>\d{1,2})(?![./,]?\d)(?!\s*[万億千%円年])")
_SHORT_MONTH = re.compile(r"(?P<month>\d{1,2})(?!\d|[.,/]\d|\s*[年月日人件円名%万])")
_LAST = re.compile(r"\s*末")


class Grain(Enum):
    """How much of the calendar a date names."""

    BARE = "a year without a word for it"
    YEAR = "calendar year"
    FISCAL = "fiscal year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A date that ends at text[end]. `counted_from` is what its printed year was counted from: 2018 for 令和.

    `dotted` tells of R4.5; `last` of 年度末 and 月末: only the last day is meant.
    """

    end: int
    year: int
    counted_from: int
    grain: Grain = Grain.BARE
    month: int = 1
    day: int = 1
    dotted: bool = False
    last: bool = False

    def days(self, bare: Grain) -> tuple[date, date] | None:
        """First and last day, a bare year read as `bare`; ``None`` where the calendar has no such day."""
        grain = bare if self.grain is Grain.BARE else self.grain
        if not (_EARLIEST <= self.year <= _LATEST and 1 <= self.month <= 12) or grain is Grain.BARE:
            return None
        if grain is Grain.DAY and not 1 <= self.day <= monthrange(self.year, self.month)[1]:
            return None
        first, last = {
            Grain.FISCAL: lambda: (date(self.year, 4, 1), date(self.year + 1, 3, 31)),
            Grain.YEAR: lambda: (date(self.year, 1, 1), date(self.year, 12, 31)),
            Grain.MONTH: lambda: (
                date(self.year, self.month, 1),
                date(self.year, self.month, monthrange(self.year, self.month)[1]),
            ),
            Grain.DAY: lambda: (date(self.year, self.month, self.day),) * 2,
        }[grain]()
        return (last, last) if self.last else (first, last)


def said_once(text: str) -> str:
    """Text of the same length with blanks for a year said twice, 2025年(令和7年), and for the day of the week."""

    def blanked(match: re.Match[str]) -> str:
        one, two = _YEAR.match(match["one"]), _YEAR.fullmatch(match["two"].rstrip(" 年度"))
        if one is None or two is None or _gregorian(one)[0] != _gregorian(two)[0]:
            return match[0]
        return match[0].replace(match["gloss"], " " * len(match["gloss"]))

    return _WEEKDAY.sub(lambda match: " " * len(match[0]), _SAID_TWICE.sub(blanked, text))


def find_point(text: str, at: int) -> tuple[int, Point] | None:
    """The next date with a year of its own at or after `at`: where it starts, and the date."""
    match = _YEAR.search(text, at)
    return (match.start(), _dated(text, match)) if match else None


def point_at(text: str, at: int) -> Point | None:
    """The date with a year of its own that starts right at `at`."""
    match = _YEAR.match(text, at)
    return _dated(text, match) if match else None


def short_point_at(text: str, at: int, first: Point) -> Point | None:
    """The second end of a range at `at`, which leaves out what `first` has said: 令和4～6年度, 5月～10月, R4.5～6."""
    if match := _SHORT_YEAR.match(text, at):
        said = 1 if match["n"] == "元" else number(match["n"])
        base = first.counted_from or (first.year // 100 * 100 if 0 <= said < 100 else 0)
        return _from_year(text, match.end(), base + said if said >= 0 else 0, first.counted_from)
    if first.dotted and first.counted_from and (match := _SHORT_DOTTED.match(text, at)):
        year = first.counted_from + int(match["n"])
        return replace(first, end=match.end(), grain=Grain.MONTH, year=year, month=int(match["month"]))
    if relative := _RELATIVE.match(text, at):
        return _relative(text, relative, first)
    if first.grain not in (Grain.MONTH, Grain.DAY):
        return None
    match = _MONTH.match(text, at) or (_SHORT_MONTH.match(text, at) if first.dotted else None)
    month = number(match["month"]) if match else first.month
    year = first.year + (1 if month < first.month else 0)  # 10月～3月 runs into the next year
    end = match.end() if match else at
    day = _DAY.match(text, end) if match or first.grain is Grain.DAY else None
    if day:
        return replace(first, end=day.end(), grain=Grain.DAY, year=year, month=month, day=number(day["day"]))
    return _ended(text, replace(first, end=end, grain=Grain.MONTH, year=year, month=month)) if match else None


def _relative(text: str, match: re.Match[str], first: Point) -> Point | None:
    """翌年3月, 同年10月, 翌年度."""
    year = first.year + (1 if match["year"] == "翌" else 0)
    if match["fiscal"]:
        return _ended(text, replace(first, end=match.end(), grain=Grain.FISCAL, year=year))
    month = _MONTH.match(text, match.end())
    if month is None:
        return None
    point = replace(first, end=month.end(), year=year, month=number(month["month"]))
    return _in_month(text, point, _DAY.match(text, month.end()))


def number(digits: str) -> int:
    """12, 十二, 一二, 二〇二五 → int; -1 where the kanji make no number."""
    if digits.isdecimal():
        return int(digits)
    if "十" not in digits:
        return int("".join(str(_KANJI_DIGITS[digit]) for digit in digits))
    tens, _, ones = digits.partition("十")
    if len(tens) > 1 or len(ones) > 1 or ones == "十":
        return -1
    return 10 * (_KANJI_DIGITS[tens] if tens else 1) + (_KANJI_DIGITS[ones] if ones else 0)


def _gregorian(match: re.Match[str]) -> tuple[int, int]:
    """The Gregorian year (0 where there is none) and what the printed one was counted from."""
    if match["ad"]:
        return number(match["ad"]), 0
    counted_from = _ERAS[match["era"][0]].first_year - 1
    said = 1 if match["n"] == "元" else number(match["n"])
    return (counted_from + said if 0 < said < 100 else 0), counted_from


def _dated(text: str, match: re.Match[str]) -> Point:
    """The date that begins with a year; FY2026 is a fiscal year without a word behind it."""
    point = _from_year(text, match.end(), *_gregorian(match))
    return replace(point, grain=Grain.FISCAL) if match["fy"] and point.grain is Grain.BARE else point


def _from_year(text: str, at: int, year: int, counted_from: int) -> Point:
    """What follows the number of a year: 度, 年, 年4月1日, .4.1, -04-01, or nothing."""
    bare = Point(end=at, year=year, counted_from=counted_from)
    if fiscal := _FISCAL.match(text, at):
        return _ended(text, replace(bare, end=fiscal.end(), grain=Grain.FISCAL))
    if of_year := _OF_YEAR.match(text, at):
        month = _MONTH.match(text, of_year.end())
        if month is None:
            return _ended(text, replace(bare, end=of_year.end(), grain=Grain.YEAR))
        return _in_month(
            text, replace(bare, end=month.end(), month=number(month["month"])), _DAY.match(text, month.end())
        )
    if dotted := _DOTTED.match(text, at) or _ISO.match(text, at):
        point = replace(bare, end=dotted.end(), month=int(dotted["month"]), dotted=True)
        return _in_month(text, point, dotted if dotted["day"] else None)
    return bare


def _in_month(text: str, point: Point, day: re.Match[str] | None) -> Point:
    if day is None:
        return _ended(text, replace(point, grain=Grain.MONTH))
    return replace(point, end=day.end(), grain=Grain.DAY, day=number(day["day"]))


def _ended(text: str, point: Point) -> Point:
    last = _LAST.match(text, point.end)
    return replace(point, end=last.end(), last=True) if last else point
