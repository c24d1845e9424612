"""A case put together from its sections: the first statement of each field wins, lists are joined."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.chunking import Piece
from ingest.extract.case_fields import department, outline_lines, point, population, told, topics_told, urls
from ingest.extract.case_labels import CaseField
from ingest.extract.case_sayings import Item, Saying
from ingest.extract.costs import costs_of
from ingest.extract.effects import effects_of
from ingest.extract.slices import stated
from knowledge.domain.case import Case
from knowledge.domain.municipality import Municipality
from knowledge.domain.record import Stated

_LINK = re.compile(r"https?://[^\s<>（）()「」【】、。\"'|]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One place where a case stands (summary page, interview page, row): its blocks, and what they say by label."""

    topics: tuple[str, ...]
    pieces: tuple[Piece, ...]
    items: tuple[Item, ...]
    sayings: tuple[Saying, ...]


def case_of(parts: Sequence[Part], *, title: Stated, name: str, municipality: Municipality) -> Case:
    """The case that stands in these places; `name` is its title for telling cases apart."""
    items = [item for part in parts for item in part.items]
    pieces = tuple(piece for part in parts for piece in part.pieces)
    sayings = [saying for part in parts for saying in part.sayings]
    outline = tuple(dict.fromkeys(line for part in parts for line in outline_lines(part.items, part.sayings)))
    topics = (*(topic for part in parts for topic in part.topics), *topics_told(sayings))
    leads = (*(found for part in parts if (found := point(part.items))), *told(sayings, CaseField.POINT))
    background, method = told(sayings, CaseField.BACKGROUND), told(sayings, CaseField.METHOD)
    key = f"{title.location.edition.id}\x1f{name}\x1f{municipality.full_name}"
    return Case(
        id=hashlib.sha256(key.encode()).hexdigest()[:32],
        title=title,
        municipality=municipality,
        topics=tuple(dict.fromkeys(topics)),
        point=next(iter(leads), None),
        outline=outline,
        population=population(items) or _cell(sayings, CaseField.POPULATION),
        department=department(items) or _cell(sayings, CaseField.DEPARTMENT),
        urls=urls(items) or _links(sayings),
        location=title.location,
        background=background,
        method=method,
        costs=costs_of(sayings, (*outline, *method), pieces),
        effects=effects_of(sayings, outline, pieces),
    )


def _cell(sayings: Sequence[Saying], field: CaseField) -> Stated | None:
    """The value of a field that is one short text."""
    values = (stated(saying.text, saying.piece) for saying in sayings if saying.tells(field))
    return next((value for value in values if value), None)


def _links(sayings: Sequence[Saying]) -> tuple[Stated, ...]:
    found = [(link, saying) for saying in sayings if saying.tells(CaseField.URL) for link in _LINK.findall(saying.text)]
    return tuple(dict.fromkeys(value for link, saying in found if (value := stated(link, saying.piece))))
