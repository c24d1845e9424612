"""What a model costs (費用): prices and the budget of a day, as set, and the ledger of what was spent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Protocol

from knowledge.domain.answer import Usage
from knowledge.errors import ModelBudgetSpent

_MILLION = 1_000_000


class Ledger(Protocol):
    """Keeps what models were given and gave, so that a restart does not forget."""

    def add(self, day: date, usage: Usage) -> None:
        """Writes down one call."""

    def tokens_on(self, day: date) -> int:
        """Tokens in and out on a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """Prices per million tokens; without any, a cost is not told. No list of prices is kept here: they change."""

    per_million_in: Decimal | None = None
    per_million_out: Decimal | None = None
    currency: str = ""

    def cost(self, input_tokens: int, output_tokens: int) -> Decimal | None:
        """What the tokens cost, or ``None`` where no price is set."""
        if self.per_million_in is None and self.per_million_out is None:
            return None
        nothing = Decimal(0)
        whole = input_tokens * (self.per_million_in or nothing) + output_tokens * (self.per_million_out or nothing)
        return whole / _MILLION


class Purse:
    """Spends within the budget of a day (`daily_tokens`, 0 for no limit), and writes down what was spent."""

    def __init__(
        self, ledger: Ledger, *, today: Callable[[], date], prices: Prices | None = None, daily_tokens: int = 0
    ) -> None:
        self._ledger = ledger
        self._today = today
        self._prices = prices or Prices()
        self._daily = daily_tokens

    def refuse_beyond_budget(self, tokens: int) -> None:
        """Raises ModelBudgetSpent where `tokens` more would be over the budget of today."""
        day = self._today()
        if self._daily and self._ledger.tokens_on(day) + tokens > self._daily:
            raise ModelBudgetSpent(
                "the budget of the day is spent", which=day.isoformat(), todo="DX_MODEL_DAILY_TOKENS"
            )

    def spend(self, *, model: str, prompts: str, input_tokens: int, output_tokens: int) -> Usage:
        """Writes one call down and says what it cost."""
        cost = self._prices.cost(input_tokens, output_tokens)
        usage = Usage(
            model=model,
            prompts=prompts,
            input_tokens=input_tokens,
            output_tokens=output_tokens,
            cost=cost,
            currency=self._prices.currency if cost is not None else "",
        )
        self._ledger.add(self._today(), usage)
        return usage


def total(usages: Sequence[Usage]) -> Usage | None:
    """Several calls for one answer as one usage."""
    if not usages:
        return None
    costs = [usage.cost for usage in usages if usage.cost is not None]
    return replace(
        usages[0],
        model="、".join(dict.fromkeys(usage.model for usage in usages)),
        prompts=" ".join(dict.fromkeys(version for usage in usages for version in usage.prompts.split())),
        input_tokens=sum(usage.input_tokens for usage in usages),
        output_tokens=sum(usage.output_tokens for usage in usages),
        cost=sum(costs, Decimal(0)) if costs else None,
    )
