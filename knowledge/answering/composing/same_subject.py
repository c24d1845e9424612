"""Whether two units say something of the same thing (同じ事柄か): else two figures are no contradiction."""

import re

from knowledge.answering.finding.relevance import Scored
from knowledge.answering.finding.units import Unit
from knowledge.answering.reading.bodies import MASTER_ONLY
from knowledge.text import fold

_ALIKE = 0.5
_CONDITION = re.compile(r"(?:とき|場合|際)(?:は|に|、)|に限り|ただし|但し|例外|を除")
# A body that the master does not have, where a heading or title names it.
_BODY = re.compile(
    r"(?<![一-鿿])(?!市区?町村|全国|都道府県|[同本当各他]市)[一-鿿ァ-ヶー]{2,5}[市町村区県](?=の|役|$|[ 　、（(])"
)
_MODIFIER = r"(?P<modifier>[一-鿿ァ-ヶーa-z0-9]+)の"


def is_same_subject(one: Scored, other: Scored, terms: tuple[str, ...]) -> bool:
    """Whether both say much the same but for the figure, and neither singles out another thing of the kind."""
    if not _are_alike(one, other):
        return False
    return not (
        one.unit.is_of_one_body != other.unit.is_of_one_body
        or _bodies(one.unit) != _bodies(other.unit)
        or bool(_CONDITION.search(one.unit.text)) != bool(_CONDITION.search(other.unit.text))
        or _are_disjoint(_modifiers(one.unit, terms), _modifiers(other.unit, terms))
    )


def _are_alike(one: Scored, other: Scored) -> bool:
    mine, theirs = one.words, other.words
    return bool(mine and theirs) and 2 * len(mine & theirs) / (len(mine) + len(theirs)) >= _ALIKE


def _bodies(unit: Unit) -> frozenset[str]:
    """The bodies that the unit, its headings or its document name."""
    place = unit.chunk.location
    headings = (place.edition.document.title, *place.heading_path)
    text = " ".join((*headings, unit.text))
    known = {text[found.start : found.end] for found in MASTER_ONLY.named_in(text)}
    return frozenset((*known, *(match[0] for one in headings for match in _BODY.finditer(one))))


def _modifiers(unit: Unit, terms: tuple[str, ...]) -> frozenset[str]:
    """What stands with の before a word of the question, and is none itself: 基礎 of 基礎の研修."""
    text = fold(unit.text)
    found = (match["modifier"] for term in terms for match in re.finditer(_MODIFIER + re.escape(fold(term)), text))
    return frozenset(one for one in found if not any(term in one for term in terms))


def _are_disjoint(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(mine and theirs) and mine.isdisjoint(theirs)
