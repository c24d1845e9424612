"""The check of a rendering (訳文): what can be checked of a checked claim told in another language.

Its numbers are those of the claim, each and no other, and it leads nowhere. That it means the same, no check here can
say: a rendering never stands without the claim.
"""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from knowledge.domain.calendar import Era
from knowledge.domain.language import Language
from knowledge.domain.numbers import numbers_in, placed_numbers_in
from knowledge.text import shown

_NUMBER = re.compile(r"(\d+(?:,\d{3})+(?!\d)|\d+)(\.\d+)?(?:\s*(thousand|million|billion)\b)?", re.IGNORECASE)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(
    r"\b(january|february|march|april|may|june|july|august|september|october|november|december)\s+\d"
    r"|\d\s+(january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"://|www\.|@|(?:[a-z0-9-]+\.)+[a-z]{2,}\b", re.IGNORECASE)
_LATIN = re.compile(r"[A-Za-z]{2}")
_ERA = re.compile("(" + "|".join(Era) + r")\s*$")
_FIRST_YEAR = re.compile("(" + "|".join(Era) + r")\s*元年")
_LONGEST = 5  # times the claim: English takes about three letters for one of Japanese
_SPARE = 200

_Values = frozenset[Decimal]


def rendering_stands(rendering: str, claim: str, language: Language) -> bool:
    """Whether a rendering may stand before the checked claim that it renders."""
    plain = unicodedata.normalize("NFKC", rendering)
    if not plain.strip() or shown(rendering) != rendering or _ADDRESS.search(plain):
        return False
    if len(plain) > _LONGEST * len(claim) + _SPARE or (language is Language.ENGLISH and not _LATIN.search(plain)):
        return False
    said = frozenset(_values(plain, language))
    wanted = list(_wanted(claim))
    return all(one & said for one in wanted) and said <= frozenset().union(*wanted)


def _wanted(claim: str) -> Iterator[_Values]:
    """The numbers of a claim; a year of an era may also be told as the year that it is: 令和7年度 as 2025."""
    for placed in placed_numbers_in(claim):
        value = placed.number.value
        era = _ERA.search(claim[: placed.start])
        yield frozenset({value, value + Era(era[1]).first_year - 1} if era else {value})
    for found in _FIRST_YEAR.finditer(claim):
        yield frozenset({Decimal(1), Decimal(Era(found[1]).first_year)})


def _values(plain: str, language: Language) -> Iterator[Decimal]:
    if language is not Language.ENGLISH:
        yield from (number.value for number in numbers_in(plain))
        yield from (Decimal(1) for _ in _FIRST_YEAR.finditer(plain))
        return
    for found in _NUMBER.finditer(plain):
        yield Decimal(found[1].replace(",", "") + (found[2] or "")) * _SCALES.get((found[3] or "").lower(), 1)
    for month in _MONTH.finditer(plain):
        yield Decimal(_MONTHS.index((month[1] or month[2])[:3].lower()) + 1)
