"""What narrows the bodies that a measure is for, beside their kind: their population and the prefecture they lie in."""

import re
from dataclasses import dataclass
from enum import StrEnum

from knowledge.domain.bodies import BODY, Fits
from knowledge.domain.municipality import Asker
from knowledge.domain.numbers import numbers_in

_NUMBER = r"(?:\d[\d,.]*[千万]*|[一二三四五六七八九十百千万]+)人?"
_BOUND = r"(?:以上|以下|未満|超|を超える|を超え|まで)"
_POPULATION = re.compile(
    rf"(?:住民基本台帳)?人口(?:規模)?(?:が|は)?(?P<about>おおむね|概ね|約)?"
    rf"(?P<bounds>(?:{_NUMBER}{_BOUND}(?:かつ|、|で|~)?)+)(?:である|の)?"
)
_LIMIT = re.compile(rf"(?P<number>{_NUMBER})(?P<bound>{_BOUND})")
_PREFECTURE = re.compile(r"(?P<name>北海道|東京都|(?:京都|大阪)府|[一-龠]{2,3}県)内の?")


class Why(StrEnum):
    """What decides against the asker."""

    EXCLUDED = "excluded"
    POPULATION = "population"
    PREFECTURE = "prefecture"
    JOINTLY = "jointly"
    NOT_MUNICIPAL = "not_municipal"
    OTHER_BODY = "other_body"


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether words are meant for the asker, what speaks against it, and whether all of them could be read."""

    fits: Fits
    why: Why | None = None
    is_read: bool = True


SURELY = Finding(Fits.YES)
UNREAD = Finding(Fits.UNSURE, is_read=False)


def both(one: Finding, other: Finding) -> Finding:
    """What holds where both must: the worse of the two."""
    worse = one if one.fits <= other.fits else other
    return Finding(worse.fits, worse.why, one.is_read and other.is_read)


def either(found: list[Finding]) -> Finding:
    """What holds where one is enough: the best of them; against the asker speaks what says most."""
    best = max((one.fits for one in found), default=Fits.UNSURE)
    against = [one.why for one in found if one.why]
    why = min(against, key=list(Why).index) if best is Fits.NO and against else None
    return Finding(best, why, all(one.is_read for one in found))


def narrowed_by_people(words: str, asker: Asker) -> tuple[Finding, str]:
    """What the population that folded words demand decides, and the words without it."""
    match = _POPULATION.search(words)
    if match is None:
        return SURELY, words
    rest = words[: match.start()] + words[match.end() :]
    if asker.population is None or match["about"]:
        return Finding(Fits.UNSURE), rest
    within = all(_within(limit, asker.population) for limit in _LIMIT.finditer(match["bounds"]))
    return (SURELY if within else Finding(Fits.NO, Why.POPULATION)), rest


def narrowed_by_prefecture(words: str, asker: Asker) -> tuple[Finding, str]:
    """What a prefecture that folded words name decides (若葉県内の市町村), and the words without it."""
    match = _PREFECTURE.search(words)
    if match is None or re.fullmatch(BODY, match["name"]):
        return SURELY, words
    rest = words[: match.start()] + words[match.end() :]
    if not asker.prefecture:
        return Finding(Fits.UNSURE), rest
    return (SURELY if asker.prefecture == match["name"] else Finding(Fits.NO, Why.PREFECTURE)), rest


def _within(limit: re.Match[str], population: int) -> bool:
    number = limit["number"] if limit["number"].endswith("人") else f"{limit['number']}人"
    value = numbers_in(number)[0].value
    match limit["bound"]:
        case "以上":
            return population >= value
        case "以下" | "まで":
            return population <= value
        case "未満":
            return population < value
        case _:
            return population > value
