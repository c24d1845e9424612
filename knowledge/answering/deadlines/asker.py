"""Who looks at the list of deadlines (尋ねた団体), as written in its form: 兵庫県神戸市, 人口3万人の町, 村."""

import re

from knowledge.domain.municipality import NOBODY, Asker, Municipality, MunicipalityKind
from knowledge.domain.numbers import numbers_in

_PREFECTURE = re.compile(r"北海道|東京都|(?:京都|大阪)府|[^\s　]{2,3}?県")


def asker_named(written: str) -> Asker:
    """The asker; nobody where the words name no body."""
    words = "".join(written.split())
    found = _PREFECTURE.match(words)
    prefecture = found[0] if found else ""
    name = words[len(prefecture) :] or prefecture
    kind = Municipality(name=name, prefecture=prefecture).kind
    if kind is MunicipalityKind.UNKNOWN and not prefecture:
        return NOBODY
    people = next((int(number.value) for number in numbers_in(words) if number.unit == "人"), None)
    is_described = people is not None or name == kind.value
    return Asker(name="" if is_described else name, kind=kind, prefecture=prefecture, population=people)
