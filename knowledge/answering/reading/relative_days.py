"""Days named from the day of asking (今年度, 来月, 昨年4月, 3年前): the periods that a question names, in order."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.domain.calendar import FiscalYear, Period
from knowledge.domain.wareki import periods_in
from knowledge.text import Folded, folded

_YEARS = {
    "再来": 2,
    "来": 1,
    "翌": 1,
    "今": 0,
    "本": 0,
    "当": 0,
    "昨": -1,
    "去": -1,
    "前": -1,
    "一昨": -2,
    "おとと": -2,
}
_MONTHS = {"再来": 2, "来": 1, "翌": 1, "今": 0, "当": 0, "先": -1, "前": -1, "先々": -2}
_DAYS = {"本日": 0, "今日": 0, "きょう": 0, "明日": 1, "あした": 1, "昨日": -1, "きのう": -1}


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_NOT_WITHIN = r"(?<![一-鿿\d])"  # 従来年, 以前年: the middle of another word
_MONTH_DAY = r"(?:の?(?P<month>\d{1,2})月(?!間)(?:(?P<day>\d{1,2})日(?!間))?)?"
_FISCAL = re.compile(rf"{_NOT_WITHIN}(?P<word>{_any(_YEARS)})年度(?P<last>の?末)?|(?P<bare>年度内|年度末)")
_YEAR = re.compile(rf"{_NOT_WITHIN}(?P<word>{_any(_YEARS)})年(?!度|生|齢|間){_MONTH_DAY}(?P<last>の?末)?")
_MONTH = re.compile(
    rf"{_NOT_WITHIN}(?P<word>{_any(_MONTHS)})月(?!間|額|度分)(?:の?(?P<day>\d{{1,2}})日)?(?P<last>の?末)?"
)
_DAY = re.compile(rf"{_NOT_WITHIN}(?P<word>{_any(_DAYS)})")
_AWAY = re.compile(r"(?P<count>\d{1,2})(?:か|ヶ|箇)?(?P<unit>年|月)(?P<way>前|後|先)")
_WITHIN_YEAR = re.compile(rf"{_NOT_WITHIN}年(?:内|末)(?!調整)")
_OPEN_END = re.compile(r"(?:以降|以後|から(?!\d))")
_OPEN_START = re.compile(r"(?:まで|以前|より前)")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWord:
    """An expression of time, text[start:end], and its days; `relative` to the day of asking or by the calendar."""

    start: int
    end: int
    period: Period
    relative: bool


def day_words(text: str, asked_on: date) -> tuple[DayWord, ...]:
    """Every expression of time that names known days, in order; absolute ones win where two overlap."""
    absolute = [
        DayWord(start=found.start, end=found.end, period=found.validity, relative=False)
        for found in periods_in(text)
        if isinstance(found.validity, Period)
    ]
    relative = [
        word for word in _relative(folded(text), asked_on) if not any(_overlap(word, other) for other in absolute)
    ]
    return tuple(sorted((*absolute, *relative), key=lambda word: word.start))


def _relative(plain: Folded, asked_on: date) -> Iterator[DayWord]:
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Period | None]], ...] = (
        (_FISCAL, _fiscal_year),
        (_YEAR, _year),
        (_MONTH, _month),
        (_AWAY, _away),
        (_WITHIN_YEAR, lambda _, day: _within(date(day.year, 1, 1), date(day.year, 12, 31))),
        (_DAY, lambda match, day: _on(day + timedelta(days=_DAYS[match["word"]]))),
    )
    for pattern, days_of in readers:
        for match in pattern.finditer(plain.text):
            period = days_of(match, asked_on)
            if period is not None:
                period, end = _opened(plain.text, match.end(), period)
                last = plain.origin[end - 1] + 1
                yield DayWord(start=plain.origin[match.start()], end=last, period=period, relative=True)


def _opened(text: str, at: int, period: Period) -> tuple[Period, int]:
    """来年度以降, 来月まで: one end is open."""
    if since := _OPEN_END.match(text, at):
        return Period(starts=period.starts), since.end()
    if until := _OPEN_START.match(text, at):
        return Period(ends=period.ends), until.end()
    return period, at


def _fiscal_year(match: re.Match[str], asked_on: date) -> Period:
    bare = match["bare"]
    days = FiscalYear(FiscalYear.of(asked_on).year + (0 if bare else _YEARS[match["word"]])).period
    return Period(starts=days.ends, ends=days.ends) if bare == "年度末" or match["last"] else days


def _year(match: re.Match[str], asked_on: date) -> Period | None:
    year = asked_on.year + _YEARS[match["word"]]
    if match["month"] is None:
        first = date(year, 12, 31) if match["last"] else date(year, 1, 1)
        return _within(first, date(year, 12, 31))
    return _of_month(year, int(match["month"]), match["day"], last=match["last"])


def _month(match: re.Match[str], asked_on: date) -> Period | None:
    months = asked_on.year * 12 + asked_on.month - 1 + _MONTHS[match["word"]]
    return _of_month(months // 12, months % 12 + 1, match["day"], last=match["last"])


def _away(match: re.Match[str], asked_on: date) -> Period | None:
    """3年前, 半年 is not counted: the month, or the year, that lies so far away."""
    count = int(match["count"]) * (-1 if match["way"] == "前" else 1)
    if match["unit"] == "年":
        return _within(date(asked_on.year + count, 1, 1), date(asked_on.year + count, 12, 31))
    months = asked_on.year * 12 + asked_on.month - 1 + count
    return _of_month(months // 12, months % 12 + 1, None, last=None)


def _of_month(year: int, month: int, day: str | None, *, last: str | None) -> Period | None:
    try:
        first = date(year, month, int(day or 1))
    except ValueError:
        return None
    if day:
        return _on(first)
    ends = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return _on(ends) if last else _within(first, ends)


def _on(day: date) -> Period:
    return Period(starts=day, ends=day)


def _within(first: date, last: date) -> Period:
    return Period(starts=first, ends=last)


def _overlap(one: DayWord, other: DayWord) -> bool:
    return one.start < other.end and other.start < one.end
