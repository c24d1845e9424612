"""Reads the dates and periods (期間) that people write: 令和7年度まで, R4.5～R5.3, 2025年度末まで."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.domain.calendar import Period, Validity
from knowledge.domain.wareki_point import NUMBER, Grain, Point, find_point, number, point_at, said_once, short_point_at

_ALIKE = str.maketrans("０１２３４５６７８９．／（）〜～∼－–—−ＲＨＳＦＹ", "0123456789./()~~~----RHSFY")
_CLOCK = r"(?:\s*(?:午前|午後)?\s*\d{1,2}(?::\d{2}|時(?:\d{1,2}分)?)|\s*正午)?"
_TO = re.compile(rf"{_CLOCK}\s*(?:から|より|~|-|・(?=\s*(?:\d|[一二三四五六七八九十])))\s*")
_UNTIL = re.compile(rf"{_CLOCK}\s*(?:まで|迄|以前)")
_FROM = re.compile(rf"{_CLOCK}\s*(?:から|より|以降|以後|以来|~(?!\s*\d))")
_LASTS = re.compile(rf"\s*の?\s*(?P<count>{NUMBER})\s*(?:(?P<years>(?:か|カ|ヶ|箇)?年)間?|(?:か|カ|ヶ|箇)月間?)")

_NEAR = 4  # characters: a ～ before a date may have blanks behind it


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A date expression, text[start:end], and the days it means."""

    start: int
    end: int
    text: str
    validity: Validity


def periods_in(text: str) -> tuple[Reading, ...]:
    """Every date expression of `text`, in order; a year without 度 is a calendar year, an impossible date nothing."""
    return tuple(_readings(text))


def _readings(text: str) -> Iterator[Reading]:
    plain = said_once(text.translate(_ALIKE))
    at = 0
    while found := find_point(plain, at):
        start, first = found
        period, end = _range(plain, first) or _open(plain, start, first) or _single(first)
        if period and period.starts is None and (wave := _wave_before(plain, start)) >= at:
            start = wave
        if period:
            yield Reading(start=start, end=end, text=text[start:end], validity=period)
        at = max(end, start + 1)


_Extent = tuple[Period | None, int]


def _range(plain: str, first: Point) -> _Extent | None:
    """令和4年度から令和6年度まで, 令和4～6年度, R4.5～R5.3, 令和4年度から3年間; a range that runs backwards is none."""
    to = _TO.match(plain, first.end)
    if to is None:
        return None
    lasts = _LASTS.match(plain, to.end())
    if lasts and to[0].strip().endswith(("から", "より")):
        starts = first.days(Grain.YEAR)
        months = number(lasts["count"]) * (12 if lasts["years"] else 1)
        return (Period(starts=starts[0], ends=_months_after(starts[0], months)) if starts else None), lasts.end()
    second = point_at(plain, to.end()) or short_point_at(plain, to.end(), first)
    if second is None or (to[0].strip() == "-" and second.grain is Grain.BARE):
        return None
    begins = first.days(_spoken(second))
    ends = second.days(_spoken(first))
    if begins is None or ends is None or begins[0] > ends[1]:
        return None, second.end
    until = _UNTIL.match(plain, second.end)
    if to[0].strip() == "・" and second.year != first.year + 1:
        return None
    return Period(starts=begins[0], ends=ends[1]), until.end() if until else second.end


def _open(plain: str, start: int, first: Point) -> _Extent | None:
    """令和7年度まで, ～令和7年度, 令和5年4月以降, R4～: one end is open."""
    until = _UNTIL.match(plain, first.end)
    if until or _wave_before(plain, start) >= 0:
        days = first.days(Grain.YEAR)
        return (Period(ends=days[1]) if days else None), until.end() if until else first.end
    since = _FROM.match(plain, first.end)
    if since is None or (first.grain is Grain.BARE and not first.counted_from):
        return None
    days = first.days(Grain.YEAR)
    return (Period(starts=days[0]) if days else None), since.end()


def _wave_before(plain: str, start: int) -> int:
    """Where a ～ stands right before `start`, or -1."""
    before = plain[max(0, start - _NEAR) : start].rstrip()
    return start - min(start, _NEAR) + len(before) - 1 if before.endswith("~") else -1


def _single(first: Point) -> _Extent:
    days = first.days(Grain.BARE)
    return (Period(starts=days[0], ends=days[1]) if days else None), first.end


def _spoken(other: Point) -> Grain:
    """What a bare year at the one end of a range means, seen from the other: 令和4～6年度."""
    return Grain.FISCAL if other.grain is Grain.FISCAL else Grain.BARE if other.grain is Grain.BARE else Grain.YEAR


def _months_after(day: date, months: int) -> date:
    """The last day of a span of so many months that begins on `day`."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, 28)) - timedelta(days=1)
