"""Precedent cases (取組事例)."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.domain.calendar import UNKNOWN_PERIOD, Validity
from knowledge.domain.document import Location
from knowledge.domain.municipality import Municipality
from knowledge.domain.record import Stated


class EffectKind(StrEnum):
    """Whether an effect has come about (実績), is aimed at or expected (目標・見込), or the source leaves it open."""

    ACHIEVED = "achieved"
    TARGET = "target"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One effect (効果) in the source's words; `subject` is what a cell of a table measures (窓口の待ち時間)."""

    kind: EffectKind
    stated: Stated
    subject: Stated | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """One cost (費用) in the source's words: the amount, what it is for, and the year as printed and as days."""

    amount: Stated
    item: Stated | None = None
    year: Stated | None = None
    period: Validity = UNKNOWN_PERIOD


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
    background: tuple[Stated, ...] = ()
    method: tuple[Stated, ...] = ()
    costs: tuple[Cost, ...] = ()
    effects: tuple[Effect, ...] = ()

    def effects_of(self, kind: EffectKind) -> tuple[Effect, ...]:
        """The effects of one kind: what came about is never listed with what is hoped for."""
        return tuple(effect for effect in self.effects if effect.kind is kind)

    @property
    def stated(self) -> tuple[Stated, ...]:
        """Every field that the source states, in the order of a case card."""
        singles = (
            self.title,
            self.point,
            *self.background,
            *self.outline,
            *self.method,
            *(part for cost in self.costs for part in (cost.year, cost.item, cost.amount)),
            *(part for effect in self.effects for part in (effect.subject, effect.stated)),
            self.population,
            self.department,
            *self.urls,
        )
        return tuple(field for field in singles if field is not None)
