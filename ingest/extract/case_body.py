"""Headings that name a municipality elsewhere than in brackets at the end: 若草市の取組, 【若草市】窓口の予約."""

import re
from dataclasses import dataclass

from knowledge.domain.municipality import Municipality
from knowledge.domain.municipality_names import municipalities_in, municipality_named

_NUMBER = (
    r"[\s　*#■●○◆]*(?:(?:(?:取組)?事例|ケース|取組|No\.?|NO\.?|№)?[\s　]*[0-9０-９①-⑳]{1,3}[\s　.．、：:)）\-－―]*)?"
)
_NAME = r"[一-龠々ぁ-んァ-ヶー]{1,20}?(?:[都道府県市区町村]|広域連合|(?:事務|企業)組合)"
_SHAPES = (
    re.compile(rf"{_NUMBER}[【\[〔（(](?P<body>{_NAME})[】\]〕）)][\s　：:]*(?P<title>\S.*)$"),
    re.compile(rf"{_NUMBER}(?P<body>{_NAME})[\s　]*(?=[「『])(?P<title>[「『].+[」』])$"),
    re.compile(rf"{_NUMBER}(?P<body>{_NAME})(?:[：:\s　]+|[\s　]*[－―–|｜][\s　]*)(?P<title>\S.*)$"),
    re.compile(rf"(?P<title>{_NUMBER}(?P<body>{_NAME})(?:の|における|での)[\s　]*\S{{2,40}})$"),
    re.compile(rf"(?P<title>{_NUMBER}(?P<body>{_NAME}))$"),
)
_LONGEST = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedHeading:
    """A heading that names a municipality; `title` is the slice of it that says what was done (or the whole)."""

    municipality: Municipality
    title: str


def named_heading(heading: str) -> NamedHeading | None:
    """Reads the municipality out of a heading; whether it heads a case is for the labels below it to say."""
    line = heading.strip(" 　*#")
    if len(line) > _LONGEST or "。" in line or "\n" in line:
        return None
    for shape in _SHAPES:
        match = shape.match(line)
        municipality = municipality_named(match["body"]) if match else None
        if match and municipality:
            return NamedHeading(municipality=municipality, title=match["title"].strip(" 　*"))
    return _by_master(line)


def _by_master(line: str) -> NamedHeading | None:
    """A heading that holds the name of one municipality somewhere: 書かない窓口 北海道北見市."""
    found = set(municipalities_in(line))
    if len(found) != 1:
        return None
    (candidates,) = found
    only = candidates[0]
    municipality = only if len(candidates) == 1 else Municipality(name=only.name, prefecture="")
    return NamedHeading(municipality=municipality, title=line)
