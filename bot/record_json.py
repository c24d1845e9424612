"""Cases and measures as plain values: the cards of the API, each with its fields apart."""

from datetime import date
from typing import Any

from bot.wording import case_rows, measure_rows, standing_label
from knowledge.domain.answer import Fit, Ineligible
from knowledge.domain.calendar import Period, Validity
from knowledge.domain.case import Case, Cost, Effect, EffectKind
from knowledge.domain.measure import Limit, Measure, Rate
from knowledge.domain.record import Stated
from knowledge.text import display


def case_json(case: Case, fit: Fit | None) -> dict[str, Any]:
    """A case and why it is shown; targets are never listed with what was achieved."""
    return {
        "title": display(case.title.text),
        "rows": [list(row) for row in case_rows(case)],
        "matches": list(fit.matches) if fit else [],
        "differs": list(fit.differs) if fit else [],
        "municipality": case.municipality.full_name,
        "topics": list(case.topics),
        "background": _all(case.background),
        "method": _all(case.method),
        "costs": [_cost(cost) for cost in case.costs],
        "achieved": _effects(case, EffectKind.ACHIEVED),
        "targets": _effects(case, EffectKind.TARGET),
        "effects_unstated": _effects(case, EffectKind.UNSTATED),
    }


def measure_json(measure: Measure, *, as_of: date, barred: Ineligible | None = None) -> dict[str, Any]:
    """A measure as it stands on the day `as_of`, and why it is not open to the asker, where it is not."""
    return {
        "name": measure.name,
        "standing": measure.standing(as_of).value,
        "standing_label": standing_label(measure, as_of=as_of),
        "ineligible": {
            "reason": barred.reason if barred else "",
            "quote": display(barred.stated.text) if barred else "",
        },
        "rows": [list(row) for row in measure_rows(measure, as_of=as_of, barred=barred)],
        "rates": [_rate(rate) for rate in measure.rates],
        "limits": [_limit(limit) for limit in measure.limits],
        "conditions": _all(measure.conditions),
        "period": {"text": _text(measure.period), **_days(measure.validity)},
        "application": {"text": _text(measure.application), **_days(measure.window)},
        "body": _text(measure.body),
    }


def _cost(cost: Cost) -> dict[str, str]:
    return {
        "amount": display(cost.amount.text),
        "item": _text(cost.item),
        "year": _text(cost.year),
        **_days(cost.period),
    }


def _effects(case: Case, kind: EffectKind) -> list[dict[str, str]]:
    return [_effect(effect) for effect in case.effects_of(kind)]


def _effect(effect: Effect) -> dict[str, str]:
    return {"text": display(effect.stated.text), "subject": _text(effect.subject)}


def _rate(rate: Rate) -> dict[str, str]:
    return {
        "value": str(rate.value),
        "before": str(rate.before) if rate.before is not None else "",
        "condition": _text(rate.condition),
        "category": _text(rate.category),
        "text": display(rate.stated.text),
    }


def _limit(limit: Limit) -> dict[str, str]:
    return {
        "amount": display(limit.amount.text),
        "condition": _text(limit.condition),
        "category": _text(limit.category),
    }


def _days(days: Validity) -> dict[str, str]:
    """First and last day, each empty where it is open or not known."""
    if not isinstance(days, Period):
        return {"starts": "", "ends": ""}
    return {
        "starts": days.starts.isoformat() if days.starts else "",
        "ends": days.ends.isoformat() if days.ends else "",
    }


def _all(statements: tuple[Stated, ...]) -> list[str]:
    return [display(statement.text) for statement in statements]


def _text(statement: Stated | None) -> str:
    return display(statement.text) if statement else ""
