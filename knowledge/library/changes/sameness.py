"""When two texts say the same (同文): spelling, spaces, width, list numbers and the writing of dates make no change."""

import re
from datetime import date
from functools import lru_cache

from knowledge.domain.calendar import Period
from knowledge.domain.wareki import periods_in
from knowledge.text import fold

# What stands before an item: its number changes when another one is put in before it.
_MARK = re.compile(
    r"[\s　]*(?:[・●○◯◎■□◆◇▶➢✓✔※★☆➤>#|*-]+[\s　]*)*"
    r"(?:[（(][0-9０-９]{1,2}[）)]|[0-9０-９]{1,2}[.．、)）](?![0-9０-９])|[①-⑳]|[（(][ア-ンァ-ヶa-zA-Z一二三四五六七八九十][）)])?"
    r"[\s　]*"
)
_NUMBERING = re.compile(
    r"[\s　]*(?:"
    r"第[\s　]*[0-9０-９一二三四五六七八九十百]+[\s　]*[章編部節項条款](?:の[0-9０-９一二三四五六七八九十]+)?"
    r"|[0-9０-９]+(?:[.．\-－][0-9０-９]+)*(?:[.．、)）]|(?=[\s　]))|[0-9０-９]+(?:[.．\-－][0-9０-９]+)+"
    r"|[（(][0-9０-９一二三四五六七八九十ア-ンa-zA-Z]+[）)]|[①-⑳]|[ア-ン][\s　.．、]|[一二三四五六七八九十]+[\s　、.．]"
    r")[\s　]*"
)
_DATED = re.compile(r"[年.．/／RHSrhsＲＨ]")
_SPACES = re.compile(r"\s+")
_REMEMBERED = 1 << 16


@lru_cache(maxsize=_REMEMBERED)
def spelled(text: str) -> str:
    """A sentence, item or row as it is compared: folded, without bullet and list number."""
    return fold(text[_MARK.match(text).end() :]) or fold(text)  # type: ignore[union-attr]


@lru_cache(maxsize=_REMEMBERED)
def said(text: str) -> str:
    """`spelled`, with dates as the days they mean: 令和7年度, R7年度 and 2025年度 are one."""
    if not _DATED.search(text):
        return spelled(text)
    parts: list[str] = []
    end = 0
    for reading in periods_in(text):
        if isinstance(reading.validity, Period):
            parts += [text[end : reading.start], _days(reading.validity)]
            end = reading.end
    return spelled("".join([*parts, text[end:]])) if parts else spelled(text)


def day_said(day: date) -> str:
    """A day as `said` has it."""
    return _days(Period(starts=day, ends=day))


@lru_cache(maxsize=_REMEMBERED)
def heading_words(heading: str) -> str:
    """A heading folded, without its number: 2.3 推進体制 and 2.4 推進体制 are one."""
    rest = heading
    while (found := _NUMBERING.match(rest)) and found.end() < len(rest):
        rest = rest[found.end() :]
    return fold(rest)


@lru_cache(maxsize=_REMEMBERED)
def folded_heading(heading: str) -> str:
    """A heading folded, with its number."""
    return fold(heading)


def unspaced(text: str) -> str:
    """Text without white space: cheap, and enough where nothing else differs."""
    return _SPACES.sub("", text)


def _days(period: Period) -> str:
    return f"[{period.starts}..{period.ends}]"
