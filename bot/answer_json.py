"""An answer as JSON: the one shape of `./dx ask --json` and of POST /api/v1/ask."""

from collections.abc import Callable
from typing import Any

from bot.record_json import case_json, measure_json
from bot.wording import fit_of
from knowledge.domain.answer import Answer, Cell, Citation, Grounded, Passage, Related, Table
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
        "asked_on": question.asked_on.isoformat(),
        "as_of": question.as_of.isoformat(),
        "claims": [{"text": c.text, "citations": list(c.citations)} for c in grounded.claims] if grounded else [],
        "cautions": [{"kind": c.kind.value, "text": c.text} for c in answer.cautions],
        "citations": [_citation(c, source_url) for c in grounded.citations] if grounded else [],
        "tables": [_table(table) for table in grounded.tables] if grounded else [],
        "cases": [case_json(case, fit_of(case, grounded.fits)) for case in grounded.cases] if grounded else [],
        "measures": [measure_json(m, as_of=question.as_of) for m in grounded.measures] if grounded else [],
        "nearest": [] if grounded else [_nearest(p, source_url) for p in answer.nearest],  # type: ignore[union-attr]
        "related": _related(answer.related),
        "mode": answer.mode.value,
        "timings_ms": {step: round(ms, 1) for step, ms in answer.timings},
    }


def _citation(citation: Citation, source_url: SourceUrl) -> dict[str, Any]:
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


def _nearest(passage: Passage, source_url: SourceUrl) -> dict[str, Any]:
    return {**_place(passage.location), "url": source_url(passage.chunk_id, ""), "score": round(passage.score, 3)}


def _place(location: Location) -> dict[str, Any]:
    return {
        "document": location.edition.document.title,
        "edition": location.edition.label,
        "tier": location.edition.document.tier.value,
        "heading_path": list(location.heading_path),
        "page": location.page,
    }
