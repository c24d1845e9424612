import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from rich.console import Console

from bot.usage import Span, print_used, used, used_json
from knowledge.domain.answer import Mode, Question, Reason, Unanswered, Usage
from knowledge.library.model_ledger import ModelLedger
from knowledge.testing import memory_stores

_TODAY = date(2026, 11, 23)


def _usage(model: str = "openai:small", tokens: int = 1_000, cost: str | None = "1.5") -> Usage:
    return Usage(
        model=model,
        prompts="answer_rules@1",
        input_tokens=tokens,
        output_tokens=100,
        cost=Decimal(cost) if cost else None,
        currency="JPY" if cost else "",
    )


@pytest.fixture
def ledger(tmp_path: Path) -> ModelLedger:
    return memory_stores(tmp_path).ledger


def _printed(ledger: ModelLedger, span: Span = Span.DAY) -> str:
    out = Console(width=140, file=io.StringIO(), record=True)
    print_used(out, used(ledger, today=_TODAY, span=span))
    return out.export_text()


def test_where_nothing_was_used_it_is_said(ledger: ModelLedger) -> None:
    shown = _printed(ledger)

    assert "2026-10-24 から 2026-11-23 までに、言語モデルは使われていません。" in shown
    assert "言語モデル 0 件、資料からの抜粋 0 件" in shown


def test_tokens_and_cost_are_summed_by_day_and_model(ledger: ModelLedger) -> None:
    for usage in (_usage(), _usage(), _usage("ollama:local", cost=None)):
        ledger.add(_TODAY, usage)
    ledger.add(date(2026, 11, 1), _usage())

    sums = used_json(used(ledger, today=_TODAY, span=Span.DAY))["models"]

    assert [(one["when"], one["model"], one["calls"], one["input_tokens"], one["cost"]) for one in sums] == [
        ("2026-11-01", "openai:small", 1, 1_000, "1.5"),
        ("2026-11-23", "ollama:local", 1, 1_000, ""),
        ("2026-11-23", "openai:small", 2, 2_000, "3.0"),
    ]
    assert "3.00 JPY" in _printed(ledger)
    assert "価格の設定なし" in _printed(ledger)


def test_a_total_stands_under_several_rows_and_has_a_cost_where_the_currency_is_one(ledger: ModelLedger) -> None:
    ledger.add(_TODAY, _usage())
    assert "合計" not in _printed(ledger)
    ledger.add(_TODAY, _usage("ollama:local", cost=None))
    assert next(line.split() for line in _printed(ledger).splitlines() if "合計" in line)[-3:-1] == ["1.50", "JPY"]
    ledger.add(_TODAY, replace(_usage("openai:large"), currency="USD"))
    total = next(line for line in _printed(ledger).splitlines() if "合計" in line)
    assert "3,000" in total
    assert "JPY" not in total


def test_months_are_summed_since_a_year_ago(ledger: ModelLedger) -> None:
    for day in (date(2025, 10, 31), date(2025, 11, 1), date(2026, 11, 2), date(2026, 11, 23)):
        ledger.add(day, _usage())

    sums = used_json(used(ledger, today=_TODAY, span=Span.MONTH))["models"]

    assert [(one["when"], one["calls"]) for one in sums] == [("2025-11", 1), ("2026-11", 2)]


def test_the_budget_of_a_day_outlives_the_process(tmp_path: Path) -> None:
    memory_stores(tmp_path).ledger.add(_TODAY, _usage())

    assert memory_stores(tmp_path).ledger.tokens_on(_TODAY) == 1_100
    assert memory_stores(tmp_path).ledger.tokens_on(date(2026, 11, 24)) == 0


def test_answers_are_counted_by_how_they_were_made(tmp_path: Path) -> None:
    stores = memory_stores(tmp_path)
    question = Question(text="", asked_on=_TODAY, as_of=_TODAY)
    for number, mode in enumerate((Mode.MODEL, Mode.EXTRACTIVE, Mode.EXTRACTIVE)):
        stores.answers.save(
            Unanswered(id=str(number), question=question, reason=Reason.NO_QUESTION, nearest=(), mode=mode)
        )

    assert "言語モデル 1 件、資料からの抜粋 2 件" in _printed(stores.ledger)
