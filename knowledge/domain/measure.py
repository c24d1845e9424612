"""Fiscal measures and subsidies (地方財政措置・補助金)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from knowledge.domain.calendar import Standing, Validity
from knowledge.domain.document import Location
from knowledge.domain.record import Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A rate of support (措置率・補助率) as a fraction of one; `before` is the rate it was raised from (0.5→0.7)."""

    value: Decimal
    before: Decimal | None
    stated: Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Money a municipality may use, for what, how much and until when.

    `instrument` is what kind of money it is (特別交付税措置, 補助金). `validity` is `period` read as days.
    """

    id: str
    name: str
    recipients: Stated | None
    eligible_costs: tuple[Stated, ...]
    rate: Rate | None
    instrument: Stated | None
    period: Stated | None
    validity: Validity
    location: Location

    def standing(self, on: date) -> Standing:
        """UPCOMING, OPEN, CLOSED or UNKNOWN on the day `on`."""
        return self.validity.standing(on)

    @property
    def stated(self) -> tuple[Stated, ...]:
        """Every field that the source states, in the order of a measure card."""
        rate = self.rate.stated if self.rate else None
        singles = (self.recipients, *self.eligible_costs, rate, self.instrument, self.period)
        return tuple(field for field in singles if field is not None)
