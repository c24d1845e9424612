"""Cases of our own words: each states only what a test gives it."""

from typing import Any

from knowledge.domain.case import Case
from knowledge.domain.document import Location
from knowledge.domain.municipality import Municipality
from knowledge.domain.record import Stated
from knowledge.testing import edition

PLACE = Location(edition=edition("見本の事例集"), heading_path=("窓口",), page=3)


def stated(text: str) -> Stated:
    return Stated(text=text, chunk_id="c1", location=PLACE)


def case(
    name: str, prefecture: str = "若葉県", *, title: str = "書かない窓口", population: str = "", **given: Any
) -> Case:
    values: dict[str, Any] = {
        "id": f"{prefecture}{name} {title}",
        "title": stated(title),
        "municipality": Municipality(name=name, prefecture=prefecture),
        "topics": (),
        "point": None,
        "outline": (),
        "population": stated(population) if population else None,
        "department": None,
        "urls": (),
        "location": PLACE,
    }
    return Case(**(values | given))
