"""The ledger of the language model (利用の記録): what each call was given, gave and cost, by the day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy import Row, func, select

from knowledge.domain.answer import Mode, Usage
from knowledge.library.database.engine import Database
from knowledge.library.database.tables import answers, model_calls


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What one model had on one day: calls, tokens, and the cost where prices were set."""

    day: date
    model: str
    calls: int
    input_tokens: int
    output_tokens: int
    cost: Decimal | None
    currency: str


class ModelLedger:
    """Only ever added to."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, day: date, usage: Usage) -> None:
        """Writes down one call."""
        row = {
            "day": day,
            "model": usage.model,
            "prompts": usage.prompts,
            "input_tokens": usage.input_tokens,
            "output_tokens": usage.output_tokens,
            "cost": "" if usage.cost is None else str(usage.cost),
            "currency": usage.currency,
        }
        with self._database.writing() as connection:
            connection.execute(model_calls.insert().values(row))

    def tokens_on(self, day: date) -> int:
        """Tokens in and out on a day."""
        total = func.coalesce(func.sum(model_calls.c.input_tokens + model_calls.c.output_tokens), 0)
        with self._database.reading() as connection:
            return int(connection.scalar(select(total).where(model_calls.c.day == day)) or 0)

    def spent(self, first: date, last: date) -> tuple[Spent, ...]:
        """By day, model and currency, from the first day to the last."""
        columns = model_calls.c
        wanted = (
            select(model_calls)
            .where(columns.day.between(first, last))
            .order_by(columns.day, columns.model, columns.currency)
        )
        with self._database.reading() as connection:
            rows = connection.execute(wanted).all()
        return tuple(_sums(rows))

    def answers(self, first: date, last: date) -> dict[Mode, int]:
        """How many answers were given in each mode."""
        wanted = select(answers.c.mode, func.count()).where(answers.c.asked_on.between(first, last))
        with self._database.reading() as connection:
            counted = dict(map(tuple, connection.execute(wanted.group_by(answers.c.mode))))
        return {mode: counted.get(mode.value, 0) for mode in Mode}


def _sums(rows: Sequence[Row[Any]]) -> Iterator[Spent]:
    for (day, model, currency), group in groupby(rows, key=lambda row: (row.day, row.model, row.currency)):
        calls = list(group)
        costs = [Decimal(call.cost) for call in calls if call.cost]
        yield Spent(
            day=day,
            model=model,
            calls=len(calls),
            input_tokens=sum(call.input_tokens for call in calls),
            output_tokens=sum(call.output_tokens for call in calls),
            cost=sum(costs, Decimal(0)) if costs else None,
            currency=currency,
        )
