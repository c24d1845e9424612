"""Days and times of day in a format: 45107 under ggge"年"m"月"d"日" is 令和5年6月30日."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from ingest.xlsx.format_tokens import Token, TokenKind
from knowledge.domain.calendar import Era, era_year


class Epoch(StrEnum):
    """From which day a workbook counts."""

    Y1900 = "1900"
    Y1904 = "1904"


_LETTERS: Final = {Era.MEIJI: "M", Era.TAISHO: "T", Era.SHOWA: "S", Era.HEISEI: "H", Era.REIWA: "R"}
_WEEK: Final = "月火水木金土日"
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_LAST: Final = 2958466  # 10000-01-01
_PHANTOM: Final = 60  # 29 February 1900, which Excel counts and no calendar has
_SECONDS: Final = 86400
_ERA_YEAR: Final = re.compile(r"(?P<era>\D+)(?P<year>\d+|元)年")


def shown_day(serial: float, tokens: Sequence[Token], epoch: Epoch) -> str:
    """A serial number as its day and time; empty where it lies outside the calendar."""
    if not 0 <= serial < _LAST:
        return ""
    parts = max((len(token.text.partition(".")[2]) for token in tokens if token.kind is TokenKind.DATE), default=0)
    moment = _moment(serial, epoch, parts)
    halves = any(token.kind is TokenKind.HALF_DAY for token in tokens)
    shown = []
    for at, token in enumerate(tokens):
        if token.kind is TokenKind.DATE:
            text = token.text.lower()
            minutes = text in ("m", "mm") and _means_minutes(tokens, at)
            shown.append(_clock(moment, text, minutes=minutes, halves=halves) or _calendar(moment, text))
        elif token.kind is TokenKind.ELAPSED:
            shown.append(_elapsed(serial, token.text.lower()))
        elif token.kind is TokenKind.HALF_DAY:
            morning, evening = token.text.split("/")
            shown.append(morning if moment.hour < 12 else evening)
        else:
            shown.append(token.text)
    return "".join(shown).strip()


def _moment(serial: float, epoch: Epoch, parts: int) -> datetime:
    days, share = divmod(serial, 1)
    seconds = round(share * _SECONDS, parts)
    if epoch is Epoch.Y1904:
        start = datetime(1904, 1, 1)  # noqa: DTZ001 - a sheet knows no time zone
    else:
        start = datetime(1899, 12, 30) if serial >= _PHANTOM else datetime(1899, 12, 31)  # noqa: DTZ001
    return start + timedelta(days=days, seconds=seconds)


def _means_minutes(tokens: Sequence[Token], at: int) -> bool:
    """Whether m stands behind hours or before seconds."""
    kinds = (TokenKind.DATE, TokenKind.ELAPSED)
    before = next((t.text.lower()[0] for t in reversed(tokens[:at]) if t.kind in kinds), "")
    after = next((t.text.lower()[0] for t in tokens[at + 1 :] if t.kind in kinds), "")
    return before == "h" or after == "s"


def _clock(moment: datetime, text: str, *, minutes: bool, halves: bool) -> str:
    if minutes:
        return f"{moment.minute:0{len(text)}}"
    if text[0] == "h":
        hour = (moment.hour % 12 or 12) if halves else moment.hour
        return f"{hour:0{min(len(text), 2)}}"
    if text[0] == "s":
        whole, _, parts = text.partition(".")
        share = f".{moment.microsecond:06}"[: len(parts) + 1] if parts else ""
        return f"{moment.second:0{min(len(whole), 2)}}{share}"
    return ""


def _calendar(moment: datetime, text: str) -> str:
    long = len(text) > 2
    match text[0]:
        case "y":
            return f"{moment.year:04}" if long else f"{moment.year % 100:02}"
        case "m":
            return _named(_MONTHS[moment.month - 1], len(text)) if long else f"{moment.month:0{len(text)}}"
        case "d":
            return _named(_DAYS[moment.weekday()], len(text)) if long else f"{moment.day:0{len(text)}}"
        case "a":
            return _WEEK[moment.weekday()] + ("曜日" if len(text) > 3 else "")
    return _of_era(moment, text)


def _named(name: str, letters: int) -> str:
    """June as mmm (Jun), mmmm (June) or mmmmm (J)."""
    return {3: name[:3], 5: name[:1]}.get(letters, name)


def _of_era(moment: datetime, text: str) -> str:
    """The letters g (R, 令, 令和), e and r (year of the era, with the era for rr)."""
    told = _ERA_YEAR.fullmatch(era_year(moment.date()))
    if told is None:
        return str(moment.year)
    era, year = told["era"], 1 if told["year"] == "元" else int(told["year"])
    if text[0] == "g":
        return {1: _LETTERS[Era(era)], 2: era[0]}.get(len(text), era)
    if text == "rr":
        return f"{era}{year}年"
    return f"{year:0{min(len(text), 2)}}"


def _elapsed(serial: float, text: str) -> str:
    """Hours, minutes or seconds in all, beyond a day."""
    seconds = round(serial * _SECONDS)
    whole = seconds // {"h": 3600, "m": 60, "s": 1}[text[0]]
    return f"{whole:0{len(text)}}"
