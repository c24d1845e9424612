"""What the language model has used (利用量): tokens and cost by day or month and model, and how answers were made."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot import messages
from bot.console import console
from knowledge.domain.answer import Mode
from knowledge.library.model_ledger import ModelLedger, Spent

_DAYS = 31


class Span(Enum):
    """By what the sums are told; the value is how much of a day's ISO form names it."""

    DAY = 10
    MONTH = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """The sums of a time, each with the day or month that it is of, and how many answers were given in each mode."""

    first: date
    last: date
    sums: tuple[tuple[str, Spent], ...]
    answers: dict[Mode, int]


def used(ledger: ModelLedger, *, today: date, span: Span) -> Used:
    """By day for the last 31 days, or by month since this month a year ago."""
    first = today - timedelta(days=_DAYS - 1)
    if span is Span.MONTH:
        first = date(today.year - 1, today.month, 1)
    return Used(
        first=first,
        last=today,
        sums=_summed(ledger.spent(first, today), span),
        answers=ledger.answers(first, today),
    )


def show(shown: Used, *, as_json: bool) -> None:
    """In the terminal, or as JSON."""
    if as_json:
        sys.stdout.write(json.dumps(used_json(shown), ensure_ascii=False, indent=2) + "\n")
    else:
        print_used(console(), shown)


def print_used(out: Console, shown: Used) -> None:
    """A table, or that nothing was used; then the answers by mode."""
    if not shown.sums:
        out.print(messages.USAGE_NONE.format(first=shown.first, last=shown.last), markup=False)
    else:
        out.print(_table(shown))
    out.print(messages.USAGE_ANSWERS.format(**{mode.value: f"{n:,}" for mode, n in shown.answers.items()}))


def _table(shown: Used) -> Table:
    """A row for each day or month and model, and what they come to."""
    table = Table(
        title=messages.USAGE_TITLE.format(first=shown.first, last=shown.last),
        title_justify="left",
        show_footer=len(shown.sums) > 1,
    )
    whole = [spent for _, spent in shown.sums]
    currencies = {spent.currency for spent in whole if spent.cost is not None}
    footer = ("", *_figures(_sum(whole)), _cost(_sum(whole)) if len(currencies) == 1 else "")
    when, *columns = messages.USAGE_COLUMNS
    table.add_column(when, messages.USAGE_TOTAL, no_wrap=True)
    for at, (column, total) in enumerate(zip(columns, footer, strict=True)):
        table.add_column(column, total, justify="right" if at else "left", overflow="fold")
    for named, spent in shown.sums:
        table.add_row(named, Text(spent.model), *_figures(spent), _cost(spent) or messages.USAGE_NO_COST)
    return table


def _figures(spent: Spent) -> tuple[str, ...]:
    return tuple(f"{number:,}" for number in (spent.calls, spent.input_tokens, spent.output_tokens))


def used_json(shown: Used) -> dict[str, Any]:
    """The same as plain values."""
    return {
        "first": shown.first.isoformat(),
        "last": shown.last.isoformat(),
        "models": [_json(when, spent) for when, spent in shown.sums],
        "answers": {mode.value: count for mode, count in shown.answers.items()},
    }


def _json(when: str, spent: Spent) -> dict[str, Any]:
    return {
        "when": when,
        "model": spent.model,
        "calls": spent.calls,
        "input_tokens": spent.input_tokens,
        "output_tokens": spent.output_tokens,
        "cost": "" if spent.cost is None else f"{spent.cost:f}",
        "currency": spent.currency,
    }


def _summed(days: Sequence[Spent], span: Span) -> tuple[tuple[str, Spent], ...]:
    def key(spent: Spent) -> tuple[str, str, str]:
        return spent.day.isoformat()[: span.value], spent.model, spent.currency

    return tuple((when, _sum(tuple(group))) for (when, *_), group in groupby(sorted(days, key=key), key=key))


def _sum(group: Sequence[Spent]) -> Spent:
    costs = [spent.cost for spent in group if spent.cost is not None]
    priced = next((spent for spent in group if spent.cost is not None), group[0])
    return replace(
        priced,
        calls=sum(spent.calls for spent in group),
        input_tokens=sum(spent.input_tokens for spent in group),
        output_tokens=sum(spent.output_tokens for spent in group),
        cost=sum(costs, Decimal(0)) if costs else None,
    )


def _cost(spent: Spent) -> str:
    return "" if spent.cost is None else f"{spent.cost:,.2f} {spent.currency}"
