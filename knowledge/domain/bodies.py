"""Words for municipal bodies (都道府県, 指定都市, 町村…), a closed class, and whether the asker is one of them."""

import re
from enum import IntEnum

from knowledge.domain.municipality import Asker, MunicipalityKind, PopulationBand

K = MunicipalityKind


class Fits(IntEnum):
    """Whether something holds of the asker: all of several is their `min`, one of several their `max`."""

    NO = 0
    UNSURE = 1
    YES = 2

    @property
    def opposite(self) -> "Fits":
        """Whether it does not hold."""
        return Fits(Fits.YES - self)


_UNIONS = frozenset({K.WIDE_AREA_UNION, K.ASSOCIATION, K.ENTERPRISE_UNION})
_MUNICIPALITIES = frozenset({K.CITY, K.TOWN, K.VILLAGE})
_EVERYONE = frozenset(K) - {K.UNKNOWN}
# 特別区 are treated as cities, unions as their members, unless a scheme says otherwise (地方自治法 283条・292条).
_LIKE_CITIES, _LIKE_MEMBERS = frozenset({K.WARD}), _UNIONS

_SURE: dict[str, frozenset[MunicipalityKind]] = {
    "都道府県": frozenset({K.PREFECTURE}),
    "市区町村": _MUNICIPALITIES | {K.WARD},
    "市町村": _MUNICIPALITIES,
    "町村": frozenset({K.TOWN, K.VILLAGE}),
    "市町": frozenset({K.CITY, K.TOWN}),
    "市区": frozenset({K.CITY, K.WARD}),
    "特別区": frozenset({K.WARD}),
    "市": frozenset({K.CITY}),
    "町": frozenset({K.TOWN}),
    "村": frozenset({K.VILLAGE}),
    "広域連合": frozenset({K.WIDE_AREA_UNION}),
    "一部事務組合": frozenset({K.ASSOCIATION, K.ENTERPRISE_UNION}),
    "企業団": frozenset({K.ENTERPRISE_UNION}),
    "地方公共団体": _EVERYONE,
    "普通地方公共団体": _MUNICIPALITIES | {K.PREFECTURE},
    "特別地方公共団体": _UNIONS | {K.WARD},
}
_UNSURE: dict[str, frozenset[MunicipalityKind]] = {
    "都道府県": _LIKE_MEMBERS,
    "市区町村": _LIKE_MEMBERS,
    "市町村": _LIKE_CITIES | _LIKE_MEMBERS,
    "市町": _LIKE_CITIES | _LIKE_MEMBERS,
    "市区": _LIKE_MEMBERS,
    "市": _LIKE_CITIES | _LIKE_MEMBERS,
    "町村": _LIKE_MEMBERS,
    "町": _LIKE_MEMBERS,
    "村": _LIKE_MEMBERS,
    "普通地方公共団体": _LIKE_CITIES | _LIKE_MEMBERS,
    "協議会": _EVERYONE,
}
_WRITTEN = {
    "道府県": "都道府県",
    "府県": "都道府県",
    "都府県": "都道府県",
    "県": "都道府県",
    "区市町村": "市区町村",
    "区": "特別区",
    "東京都特別区": "特別区",
    "政令指定都市": "指定都市",
    "政令市": "指定都市",
    "事務組合": "一部事務組合",
    "地方自治体": "地方公共団体",
    "自治体": "地方公共団体",
}
_SPECIAL_CITIES = ("指定都市", "中核市", "特例市", "施行時特例市")
# 地方自治法第252条の19第1項の指定都市の指定に関する政令
_DESIGNATED = re.compile(
    "(?:札幌|仙台|さいたま|千葉|横浜|川崎|相模原|新潟|静岡|浜松|名古屋|京都|大阪|堺|神戸|岡山|広島|北九州|福岡|熊本)市"
)
GENERIC = frozenset({"地方公共団体", "普通地方公共団体", "特別地方公共団体"})
"""Words for all bodies, which a bracket behind them makes definite: 地方公共団体（市町村及び特別区）."""

WORDS = tuple(sorted({*_SURE, *_UNSURE, *_WRITTEN, *_SPECIAL_CITIES}, key=len, reverse=True))
"""All words for bodies, longest first."""
BODY = "|".join(map(re.escape, WORDS))
"""A pattern of them without groups."""
_SHORT = 1


def meant(word: str) -> str:
    """The common word for a body: 政令市 → 指定都市."""
    return _WRITTEN.get(word, word)


def is_word_only(word: str) -> bool:
    """Whether it is a body only as a word of its own: 市 is one, the end of 都市 is not."""
    return len(word) == _SHORT or word == "企業団"


def is_union(word: str) -> bool:
    """Whether it is a body that others form (協議会, 一部事務組合, 広域連合)."""
    return meant(word) in ("協議会", "一部事務組合", "広域連合", "企業団")


def fits(word: str, asker: Asker) -> Fits:
    """Whether the asker is such a body."""
    common = meant(word)
    if asker.kind is K.UNKNOWN:
        return Fits.UNSURE
    if common in _SPECIAL_CITIES:
        return _special_city(common, asker)
    if asker.kind in _SURE.get(common, frozenset()):
        return Fits.YES
    return Fits.UNSURE if asker.kind in _UNSURE.get(common, frozenset()) else Fits.NO


def _special_city(common: str, asker: Asker) -> Fits:
    """指定都市 are known by name; 中核市 come and go, so that only bodies that are no cities are surely none."""
    if asker.kind is not K.CITY:
        return Fits.UNSURE if asker.kind in _UNIONS else Fits.NO
    is_designated = _DESIGNATED.fullmatch(asker.name.removeprefix(asker.prefecture)) is not None
    if common != "指定都市":
        return Fits.NO if is_designated else Fits.UNSURE
    if asker.name:
        return Fits.YES if is_designated else Fits.NO
    small = asker.population is not None and PopulationBand.of(asker.population) is not PopulationBand.FROM_500_000
    return Fits.NO if small else Fits.UNSURE
