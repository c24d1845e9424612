"""The list of deadlines as JSON: the one shape of `./dx deadlines --json` and of GET /api/v1/deadlines."""

from typing import Any

from bot.answer_json import SourceUrl
from bot.deadlines.rows import Row, parts_of
from knowledge.answering.deadlines.listing import Deadlines
from knowledge.domain.calendar import Period
from knowledge.domain.municipality import Asker
from knowledge.text import display


def deadlines_json(listed: Deadlines, asker: Asker, *, source_url: SourceUrl) -> dict[str, Any]:
    """Every part as a list, empty where it has nothing; days are ISO 8601, empty where none is known."""
    parts = {part.key: [_row(row, source_url) for row in part.rows] for part in parts_of(listed, asker)}
    return {"as_of": listed.as_of.isoformat(), "within": listed.within, **parts}


def _row(row: Row, source_url: SourceUrl) -> dict[str, Any]:
    one = row.deadline
    location = row.location
    days = one.validity if isinstance(one.validity, Period) else Period()
    return {
        "name": one.measure.name,
        "span": one.span.value,
        "text": display(one.stated.text) if one.stated else "",
        "starts": days.starts.isoformat() if days.starts else "",
        "ends": days.ends.isoformat() if days.ends else "",
        "day": one.day.isoformat() if one.day else "",
        "days_left": one.days_left,
        "ineligible_reason": row.barred,
        "document": location.edition.document.title,
        "edition": location.edition.label,
        "published": location.edition.published.isoformat() if location.edition.published else "",
        "heading_path": list(location.heading_path),
        "page": location.page,
        "url": source_url(row.chunk_id, row.quote) if row.chunk_id else "",
    }
