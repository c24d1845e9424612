"""An answer as JSON: the one shape of `./dx ask --json` and of POST /api/v1/ask."""

from collections.abc import Callable
from typing import Any

from bot.record_json import case_json, measure_json
from bot.wording import barred_of, fit_of
from knowledge.domain.answer import Answer, Caution, Cell, Citation, Claim, Grounded, Near, Related, Table, Usage
from knowledge.domain.document import Location

SourceUrl = Callable[[str, str], str]
"""(chunk id, quote) → address of the page that shows the source with the quote marked."""


def answer_json(answer: Answer, *, source_url: SourceUrl) -> dict[str, Any]:
    """The answer as plain values; every key is always there, empty where it has nothing to say."""
    question = answer.question
    grounded = answer if isinstance(answer, Grounded) else None
    return {
        "kind": "grounded" if grounded else "unanswered",
        "answer_id": answer.id,
        "question": question.text,
        "question_kind": answer.kind.value,
        "asked_on": question.asked_on.isoformat(),
        "as_of": question.as_of.isoformat(),
        "claims": [claim_json(claim) for claim in grounded.claims] if grounded else [],
        "cautions": [caution_json(caution) for caution in answer.cautions],
        "citations": [citation_json(c, source_url) for c in grounded.citations] if grounded else [],
        "tables": [_table(table) for table in grounded.tables] if grounded else [],
        "cases": [case_json(case, fit_of(case, grounded.fits)) for case in grounded.cases] if grounded else [],
        "measures": [
            measure_json(m, as_of=question.as_of, barred=barred_of(m, grounded.ineligible)) for m in grounded.measures
        ]
        if grounded
        else [],
        "choices": [] if grounded else list(answer.choices),  # type: ignore[union-attr]
        "nearest": [] if grounded else [_nearest(n, source_url) for n in answer.nearest],  # type: ignore[union-attr]
        "related": _related(answer.related),
        "mode": answer.mode.value,
        "usage": usage_json(answer.usage),
        "timings_ms": {step: round(ms, 1) for step, ms in answer.timings},
    }


def usage_json(usage: Usage | None) -> dict[str, Any] | None:
    """What a language model was given and gave; the cost as a decimal in words, empty where no price is set."""
    if usage is None:
        return None
    return {
        "model": usage.model,
        "prompts": usage.prompts,
        "input_tokens": usage.input_tokens,
        "output_tokens": usage.output_tokens,
        "cost": "" if usage.cost is None else f"{usage.cost:f}",
        "currency": usage.currency,
    }


def claim_json(claim: Claim) -> dict[str, Any]:
    """A sentence of the answer and the numbers of its sources."""
    return {"text": claim.text, "citations": list(claim.citations), "part": claim.part}


def caution_json(caution: Caution) -> dict[str, str]:
    """A warning."""
    return {"kind": caution.kind.value, "text": caution.text}


def citation_json(citation: Citation, source_url: SourceUrl) -> dict[str, Any]:
    """A checked quote, its place and where it opens."""
    return {
        "n": citation.n,
        **_place(citation.location),
        "quote": citation.quote,
        "url": source_url(citation.chunk_id, citation.quote),
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "header": list(table.header),
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {"text": cell.text, "citations": list(cell.citations)}


def _related(related: Related | None) -> dict[str, str] | None:
    if related is None:
        return None
    return {"answer_id": related.answer_id, "question": related.question, "asked_on": related.asked_on.isoformat()}


def _nearest(near: Near, source_url: SourceUrl) -> dict[str, Any]:
    url = source_url(near.chunk_id, near.quote)
    return {**_place(near.location), "quote": near.quote, "url": url, "score": round(near.score, 3)}


def _place(location: Location) -> dict[str, Any]:
    return {
        "document": location.edition.document.title,
        "edition": location.edition.label,
        "tier": location.edition.document.tier.value,
        "heading_path": list(location.heading_path),
        "page": location.page,
    }
