"""The names of municipalities (自治体名) in a text; a name that several bear stays several."""

import csv
import re
from functools import lru_cache
from importlib import resources

from knowledge.domain.municipality import Municipality

_PREFECTURE = re.compile(r"[一-龠ぁ-んァ-ヶー]{2,4}?[都道府県]")
_COUNTY = re.compile(r"(?<=[都道府県])[一-龠ぁ-んヶ]{1,5}郡")
_NAME = re.compile(r"[一-龠々ぁ-んァ-ヶー]{1,9}?[市区町村]")


def municipalities_in(text: str) -> tuple[tuple[Municipality, ...], ...]:
    """The names found in `text`, in order, each with all municipalities that it may mean; longer names win.

    兵庫県神戸市 is one; 池田町 alone is four. A prefecture counts by itself where no town of it follows.
    """
    found: list[tuple[Municipality, ...]] = []
    names = _names()
    at = 0
    while at < len(text):
        length = next((n for n in range(min(_longest(), len(text) - at), 1, -1) if text[at : at + n] in names), 0)
        if length:
            found.append(names[text[at : at + length]])
        at += length or 1
    return tuple(found)


def municipality_named(body: str) -> Municipality | None:
    """The municipality that the whole of `body` names: by the master, else by its form (若葉県三日月市).

    A name that several bear has no prefecture; ``None`` where the words name no municipality.
    """
    body = _COUNTY.sub("", re.sub(r"[\s　]", "", body))
    known = _names().get(body, ())
    if len(known) == 1:
        return known[0]
    if known:
        return Municipality(name=known[0].name, prefecture="")
    return _by_form(body)


def _by_form(body: str) -> Municipality | None:
    prefecture = _PREFECTURE.match(body)
    if prefecture and prefecture.end() == len(body):
        return Municipality(name=body, prefecture=body)
    rest = body[prefecture.end() :] if prefecture else body
    if not _NAME.fullmatch(rest):
        return None
    return Municipality(name=rest, prefecture=prefecture[0] if prefecture else "")


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[Municipality, ...]]:
    """Every way to write a name → the municipalities it may mean."""
    file = resources.files("ingest.extract.data") / "municipalities.csv"
    names: dict[str, tuple[Municipality, ...]] = {}
    with file.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            own = Municipality(name=row["name"], prefecture=row["prefecture"])
            for way in {own.name, own.full_name}:
                names[way] = (*names.get(way, ()), own)
    return names


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(map(len, _names()))
