"""Precedent cases (取組事例)."""

from dataclasses import dataclass

from knowledge.domain.document import Location
from knowledge.domain.municipality import Municipality
from knowledge.domain.record import Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What one municipality did. Fields hold only what the source states; an absent one is empty or ``None``.

    `title` is the title line without number and municipality. `population` keeps the source's wording (151.8万人).
    """

    id: str
    title: Stated
    municipality: Municipality
    topics: tuple[str, ...]
    point: Stated | None
    outline: tuple[Stated, ...]
    population: Stated | None
    department: Stated | None
    urls: tuple[Stated, ...]
    location: Location

    @property
    def stated(self) -> tuple[Stated, ...]:
        """Every field that the source states, in the order of a case card."""
        singles = (self.title, self.point, *self.outline, self.population, self.department, *self.urls)
        return tuple(field for field in singles if field is not None)
