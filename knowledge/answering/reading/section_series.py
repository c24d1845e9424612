"""Numbered sections (ステップ2, 第3章) that a question names, beside those that the headings of a library have."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.domain.document import Location
from knowledge.domain.wareki import periods_in
from knowledge.domain.wareki_point import number
from knowledge.text import display, fold

_DIGITS = r"\d{1,3}|[一二三四五六七八九十]{1,3}"
_UNIT = r"章|節|編|部|条|項|講|回"
# The word before a number, or the unit behind it, names the series: ステップ2, 第3章, 別紙1.
NUMBERED_SECTION = re.compile(
    rf"(?:(?P<word>[ァ-ヺー]{{2,10}}|[a-z]{{3,10}}|(?:別紙|別表|別添|様式|手順|段階|付録|資料|図|表|問))(?P<n>{_DIGITS})|"
    rf"第?(?P<m>{_DIGITS})(?P<unit>{_UNIT}))(?![\d.,%年月日人円件時分回倍割万億千個台名つか]|-\d)"
)
"""A numbered section as a folded question names it."""
_NUMBERING = re.compile(r"(?P<n>\d{1,3})[.．、)\s　](?!\d)")
_CHAPTER = "章"
_LEAST = 2  # one number makes no series


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingSection:
    """A section that is named and is not there: `said` as folded in the question; the series runs `first` to `last`."""

    said: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class _Reference:
    said: str
    series: str
    number: int


def missing_sections(question: str, sections: Iterable[Location]) -> tuple[MissingSection, ...]:
    """The sections named whose series the headings have, and not their number."""
    references = tuple(_references(_without_days(question)))
    if not references:
        return ()
    series: dict[str, dict[int, str]] = {}
    counted: dict[int, str] = {}
    for place in sections:
        heading = display(place.heading_path[-1]) if place.heading_path else ""
        for one in _heading(heading):
            series.setdefault(one.series, {}).setdefault(one.number, one.said)
        if len(place.heading_path) == 1 and (own := _NUMBERING.match(heading)):
            counted.setdefault(int(own["n"]), f"{own['n']}{_CHAPTER}")
    series.setdefault(_CHAPTER, counted)  # a document that counts its chapters without calling them so
    return tuple(
        _missing(one, series[one.series]) for one in references if _is_missing(one, series.get(one.series, {}))
    )


def is_of_another_section(question: str, paths: Iterable[Sequence[str]]) -> bool:
    """Whether headings are of another section of the series than the question names: ステップ3 for ステップ2."""
    asked = {(one.series, one.number) for one in _references(_without_days(question))}
    told = {(one.series, one.number) for path in paths for heading in path for one in _heading(display(heading))}
    series = {name for name, _ in asked} & {name for name, _ in told}
    return bool(series) and not asked & told


def _is_missing(one: _Reference, numbers: dict[int, str]) -> bool:
    return len(numbers) >= _LEAST and one.number not in numbers


def _missing(one: _Reference, numbers: dict[int, str]) -> MissingSection:
    return MissingSection(said=one.said, first=numbers[min(numbers)], last=numbers[max(numbers)])


def _references(text: str) -> Iterator[_Reference]:
    for match in NUMBERED_SECTION.finditer(fold(text)):
        counted = number(match["n"] or match["m"])
        if counted >= 0:
            yield _Reference(match[0], match["word"] or match["unit"], counted)


def _heading(heading: str) -> Iterator[_Reference]:
    """What a heading begins with, behind its own numbering and brackets: 2.3 ステップ1　全体方針の決定."""
    plain = re.sub(r"^[\d.()（）【】\[\]〔〕<>＜＞■●◆○・\s　-]+(?=[^\d\s])", "", heading)
    found = next(_references(re.split(r"[\s　:：]", plain, maxsplit=1)[0]), None)
    if found and fold(plain).startswith(found.said):
        yield found


def _without_days(text: str) -> str:
    for found in reversed(periods_in(text)):
        text = f"{text[: found.start]} {text[found.end :]}"
    return text
