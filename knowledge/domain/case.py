"""Precedent cases (取組事例)."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from knowledge.domain.calendar import UNKNOWN_PERIOD, FiscalYear, Period, Validity
from knowledge.domain.document import Location
from knowledge.domain.municipality import Municipality
from knowledge.domain.numbers import PlacedNumber, placed_numbers_in
from knowledge.domain.record import Stated
from knowledge.text import display

_LED_AMOUNT = re.compile(
    r"(?P<item>.*\S)[\s：:]+(?P<amount>(?:約|およそ|年額?|年間|月額?|最大|合計|総額|計)*[0-9０-９][^\s]*円.*)"
)


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

    @property
    def yen(self) -> Decimal | None:
        """The amount in yen; ``None`` where it states none, or a range."""
        amounts = _counted(self.amount, "円")
        return amounts[0].number.value if len(amounts) == 1 else None

    @property
    def item_and_amount(self) -> tuple[str, str]:
        """What it is for and how much, for two cells; what stands before the figure in one field (構築 約200万円)."""
        words = display(self.amount.text)
        led = None if self.item else _LED_AMOUNT.match(words)
        if led:
            return led["item"], led["amount"]
        return (display(self.item.text) if self.item else ""), words

    @property
    def year_name(self) -> str:
        """The year as printed, with the whole year behind one written short: 4年度予算（令和4年度）; may be empty."""
        printed = display(self.year.text) if self.year else ""
        whole = _fiscal_year(self.period)
        is_short = bool(whole) and whole not in printed and whole.removeprefix("令和") in printed
        return f"{printed}（{whole}）" if printed and is_short else printed


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

    @property
    def people(self) -> int | None:
        """The population as a number; ``None`` where the source states none."""
        counted = _counted(self.population, "人")
        return int(counted[0].number.value) if counted else None

    @property
    def people_words(self) -> str:
        """The population without its label (1.8万人), as printed; empty where the source states none."""
        counted = _counted(self.population, "人")
        return self.population.text[counted[0].start : counted[0].end] if self.population and counted else ""

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


def _counted(stated: Stated | None, unit: str) -> list[PlacedNumber]:
    """The numbers of a field that have this unit."""
    return [placed for placed in placed_numbers_in(stated.text) if placed.number.unit == unit] if stated else []


def _fiscal_year(period: Validity) -> str:
    if not isinstance(period, Period) or period.starts is None:
        return ""
    year = FiscalYear.of(period.starts)
    return year.japanese if year.period == period else ""
