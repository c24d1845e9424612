"""What changed, as JSON: everything, with exact quotes; every key is always there."""

from collections.abc import Iterable
from typing import Any

from knowledge.domain.changes import (
    CaseChange,
    EditionChanges,
    FieldChange,
    MeasureChange,
    SectionChange,
    SectionSide,
)
from knowledge.domain.document import Edition, Location
from knowledge.domain.record import Stated
from knowledge.text import display


def changes_json(changes: EditionChanges) -> dict[str, Any]:
    """The one shape of `./dx changes --json`."""
    return {
        "document": changes.new.document.title,
        "old": _edition(changes.old),
        "new": _edition(changes.new),
        "counts": {
            "measures": len(changes.measures),
            "numbers": len(changes.numbers),
            "cases": len(changes.cases),
            "sections": len(changes.sections),
        },
        "measures": [_record(change, change.record.name) for change in changes.measures],
        "numbers": [
            {
                "kind": change.kind.value,
                "before": change.before,
                "after": change.after,
                "old": _quote(change.old),
                "new": _quote(change.new),
            }
            for change in changes.numbers
        ],
        "cases": [_record(change, display(change.record.title.text)) for change in changes.cases],
        "sections": [_section(change) for change in changes.sections],
    }


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "edition": edition.label,
        "published": edition.published.isoformat() if edition.published else None,
        "file": edition.source_name,
        "sha256": edition.source_hash,
    }


def _record(change: MeasureChange | CaseChange, name: str) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "name": name,
        "old": _stated(change.old),
        "new": _stated(change.new),
        "fields": [_field(field) for field in change.fields],
    }


def _stated(record: Any) -> dict[str, Any] | None:
    """Where a record stands and all that it states."""
    return {**_place(record.location), "quotes": _quotes(record.stated)} if record else None


def _field(field: FieldChange) -> dict[str, Any]:
    return {"field": field.field, "old": _quotes(field.old), "new": _quotes(field.new)}


def _section(change: SectionChange) -> dict[str, Any]:
    return {
        "kinds": [kind.value for kind in change.kinds],
        "old": _side(change.old),
        "new": _side(change.new),
        "others": [_place(other) for other in change.others],
        "texts": [
            {"kind": text.kind.value, "old": _quotes(text.old), "new": _quotes(text.new)} for text in change.texts
        ],
    }


def _side(side: SectionSide | None) -> dict[str, Any] | None:
    return _place(side.location) if side else None


def _quotes(stated: Iterable[Stated]) -> list[dict[str, Any]]:
    return [_quote(one) for one in stated]


def _quote(stated: Stated) -> dict[str, Any]:
    return {"text": stated.text, **_place(stated.location)}


def _place(location: Location) -> dict[str, Any]:
    return {"heading_path": list(location.heading_path), "page": location.page, "last_page": location.last_page}
