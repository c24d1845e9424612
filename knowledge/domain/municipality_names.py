"""The names of municipalities (自治体名) in a text; a name that several bear stays several."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from knowledge.domain.municipality import Municipality

_PREFECTURE = re.compile(r"東京都|北海道|(?:京都|大阪)府|[一-龠ぁ-んァ-ヶー]{2,3}?県")
_COUNTY = re.compile(r"(?<=[都道府県])[一-龠ぁ-んヶケ]{1,5}郡")
_NAME = re.compile(r"[一-龠々ぁ-んァ-ヶー]{1,9}?[市区町村]")
_UNION = re.compile(
    r"[一-龠々ぁ-んァ-ヶー・]{2,30}?(?:広域連合|(?:事務|企業|衛生|消防|広域圏?|市町村圏|行政)組合|企業団|一部事務組合)"
)
_NO_NAME = re.compile(
    r"(?:市区?町村|区市町村|市町|町村|都道府県|府県|各|全|県内|都内|道内|府内|市内|町内|村内|管内|近隣|複数|構成|当該|該当|本|同|自|他)+"
    r"(?:[のに].*)?(?:[市区町村]|市区?町村|県|自治体|団体)?"
)
_ASIDE = re.compile(r"[（(](?P<inner>[^（）()]*)[）)]")
_OTHERS = re.compile(
    r"(?:ほか|他|外)[\s　]*(?:[0-9０-９一二三四五六七八九十]+[\s　]*)?(?:団体|自治体|[市区町村]{1,3})?$|(?:など|等)$"
)
_OFFICE = re.compile(r"(?<=[市区])役所$|(?<=[町村])役場$|(?<=[都道府県])庁$")
_FORMER = {"篠山市": "兵庫県"}  # names since given up that no other municipality bears (localgovjp, state of 2017)
_GOES_ON = ("町村", "区町村", "営", "立", "民", "内", "外", "長")  # 会津市町村, 広島市民
_WARD = re.compile(r".+市(?P<ward>.+区)")


Names = Mapping[str, tuple[Municipality, ...]]
"""Ways to write a name → the municipalities that it may mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name that stands at text[start:end], with all municipalities that it may mean."""

    start: int
    end: int
    candidates: tuple[Municipality, ...]


def municipalities_in(text: str) -> tuple[tuple[Municipality, ...], ...]:
    """The names found in `text`, in order, each with all municipalities that it may mean; longer names win.

    兵庫県神戸市 is one; 池田町 alone is four. A prefecture counts by itself where no town of it follows.
    """
    return tuple(named.candidates for named in names_in(text))


def names_in(text: str, also: Names | None = None) -> tuple[Named, ...]:
    """The names found in `text` with their places; `also` are names that the master does not know (ways_to_write)."""
    return tuple(_found(text, also or {}))


def ways_to_write(body: Municipality) -> tuple[str, ...]:
    """A name with and without its prefecture, and a ward of a city by itself, as `names_in` looks them up."""
    ward = _WARD.fullmatch(body.name)
    ways = (body.name, body.full_name, ward["ward"] if ward else body.name)
    return tuple(dict.fromkeys(map(_key, ways)))


def _found(text: str, also: Names) -> Iterator[Named]:
    names = _names()
    longest = max([_longest(), *map(len, also)])
    at = 0
    while at < len(text):
        runs = (_key(text[at : at + n]) for n in range(min(longest, len(text) - at), 1, -1))
        name = next((run for run in runs if run in names or run in also), "")
        if name and not text.startswith(_GOES_ON, at + len(name)):
            candidates = dict.fromkeys((*names.get(name, ()), *also.get(name, ())))
            yield Named(start=at, end=at + len(name), candidates=tuple(candidates))
        at += len(name) or 1


def municipality_named(body: str) -> Municipality | None:
    """The municipality that the whole of `body` names: by the master, else by its form (若葉県三日月市).

    Of several (三日月市ほか2町) it is the first. A name that several bear has no prefecture; ``None`` where the words
    name no municipality (県内全市町村).
    """
    plain = _OTHERS.sub("", re.sub(r"[\s　]", "", body))
    inner = _ASIDE.search(plain)
    plain = _OFFICE.sub("", _COUNTY.sub("", _ASIDE.sub("", plain)).strip("・、/／"))
    if inner and _PREFECTURE.fullmatch(inner["inner"]) and not plain.startswith(inner["inner"]):
        plain = inner["inner"] + plain  # 三日月市（若葉県）, （若葉県）三日月市
    plain = re.sub(r"(?<=[都道府県])[・、/／]", "", plain, count=1)
    plain = re.split(r"[・、/／]|及び|並びに|と(?=.*[市区町村県]$)", plain)[0]
    known = _names().get(_key(plain), ())
    if len(known) == 1:
        return known[0]
    if known:
        return Municipality(name=plain, prefecture="")
    return None if _NO_NAME.fullmatch(plain) else _by_form(plain)


def _by_form(body: str) -> Municipality | None:
    prefecture = _PREFECTURE.match(body)
    if prefecture and prefecture.end() == len(body):
        return Municipality(name=body, prefecture=body)
    rest = body[prefecture.end() :] if prefecture else body
    if not (_NAME.fullmatch(rest) or _UNION.fullmatch(rest)) or _NO_NAME.fullmatch(rest):
        return None
    return Municipality(name=rest, prefecture=prefecture[0] if prefecture else _FORMER.get(rest, ""))


def _key(name: str) -> str:
    """A name as it is looked up: ヶ and ケ are written for each other."""
    return name.replace("ヶ", "ケ")


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[Municipality, ...]]:
    """Every way to write a name → the municipalities it may mean."""
    file = resources.files("knowledge.domain.data") / "municipalities.csv"
    names: dict[str, tuple[Municipality, ...]] = {}
    with file.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            own = Municipality(name=row["name"], prefecture=row["prefecture"])
            for way in ways_to_write(own):
                names[way] = (*names.get(way, ()), own)
    return names


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(map(len, _names()))
