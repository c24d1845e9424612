"""Fiscal measures and subsidies (地方財政措置・補助金)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from knowledge.domain.calendar import UNKNOWN_PERIOD, Standing, UnknownPeriod, Validity
from knowledge.domain.document import Location
from knowledge.domain.record import Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A rate of support (措置率・補助率) as a fraction of one; `before` is the rate it was raised from (0.5→0.7).

    `stated` is the whole line; `condition` is the part of it that says when this rate holds (小規模事業者); `category`
    is the row or column of a table that it stands in (通常枠).
    """

    value: Decimal
    before: Decimal | None
    stated: Stated
    condition: Stated | None = None
    category: Stated | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """The most that is paid (補助上限額) as printed (50万円, 5万円～150万円未満); conditions as with a rate."""

    amount: Stated
    condition: Stated | None = None
    category: Stated | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Money a municipality may use, for what, how much and until when.

    `instrument` is what kind of money it is (特別交付税措置, 補助金). `validity` is `period` (事業期間) read as days,
    `window` is `application` (申請期限・公募期間) read as days. `rate` is the first one stated, `other_rates` the rest.
    `conditions` are further demands on the recipients; `body` is who carries the measure out or is in charge of it.
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
    other_rates: tuple[Rate, ...] = ()
    limits: tuple[Limit, ...] = ()
    conditions: tuple[Stated, ...] = ()
    application: Stated | None = None
    window: Validity = UNKNOWN_PERIOD
    body: Stated | None = None

    @property
    def rates(self) -> tuple[Rate, ...]:
        """All rates in the order of the source."""
        return (self.rate, *self.other_rates) if self.rate else ()

    def standing(self, on: date) -> Standing:
        """UPCOMING, OPEN, CLOSED or UNKNOWN on the day `on`."""
        return self.deciding(on)[1].standing(on)

    def is_decided_by_window(self, on: date) -> bool:
        """Whether the window for applying decides on a day: where it is known and the project period has not ended.

        A window without a last day (2025年3月31日～) decides only until it begins: how long it is open is not said.
        """
        if self.validity.standing(on) is Standing.CLOSED or isinstance(self.window, UnknownPeriod):
            return False
        return self.window.ends is not None or self.window.standing(on) is not Standing.OPEN

    def deciding(self, on: date) -> tuple[Stated | None, Validity]:
        """The words and days that decide its standing on a day."""
        return (self.application, self.window) if self.is_decided_by_window(on) else (self.period, self.validity)

    @property
    def stated(self) -> tuple[Stated, ...]:
        """Every field that the source states, in the order of a measure card."""
        singles = (
            self.recipients,
            *self.conditions,
            *self.eligible_costs,
            *(part for rate in self.rates for part in (rate.category, rate.stated)),
            *(part for limit in self.limits for part in (limit.category, limit.condition, limit.amount)),
            self.instrument,
            self.period,
            self.application,
            self.body,
        )
        return tuple(dict.fromkeys(field for field in singles if field is not None))
