"""The registered documents (登録文書の一覧): every edition with its state."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot import handbook_messages as messages
from bot.audiences.wording import visibility_json, visibility_words
from bot.messages import TIERS
from knowledge.domain.visibility import FOR_ALL, Visibility
from knowledge.library.history import Held

_TOKYO = ZoneInfo("Asia/Tokyo")
Documents = Sequence[tuple[Held, ...]]
"""The editions of each document, newest registration first."""
Limited = Mapping[str, Visibility]
"""Who may see the documents that are not for all, by their ids."""


def print_documents(out: Console, documents: Documents, limited: Limited) -> None:
    """A table of documents, a line for each edition."""
    if not documents:
        out.print(messages.NO_DOCUMENTS, markup=False)
        return
    table = Table(title=messages.DOCUMENTS_TITLE.format(count=len(documents)))
    for column in messages.DOCUMENTS_COLUMNS:
        table.add_column(column, overflow="fold")
    for editions in documents:
        for at, held in enumerate(editions):
            title = _title(held, limited) if at == 0 else ""
            issuer = TIERS.get(held.edition.document.tier, "-") if at == 0 else ""
            table.add_row(
                Text(title),
                Text(issuer),
                Text(held.edition.label or "-"),
                *_cells(held),
                end_section=held is editions[-1],
            )
    out.print(table)


def _title(held: Held, limited: Limited) -> str:
    """The title; below it, who may see the document where not everyone may."""
    document, visibility = held.edition.document, _visibility(held, limited)
    seen = messages.LIMITED_DOCUMENT.format(visibility=visibility_words(visibility))
    return document.title if visibility == FOR_ALL else f"{document.title}\n{seen}"


def _cells(held: Held) -> tuple[str, ...]:
    published = held.edition.published
    return (
        messages.STATES[held.state],
        published.isoformat() if published else messages.NOT_STATED,
        _moment(held.published_at),
        str(held.pages or "-"),
        str(held.chunks),
    )


def documents_json(documents: Documents, limited: Limited) -> list[dict[str, Any]]:
    """The same as JSON values; moments are ISO 8601 in Asia/Tokyo."""
    return [
        {
            "document": editions[0].edition.document.title,
            "kind": editions[0].edition.document.kind.value,
            "tier": editions[0].edition.document.tier.value,
            "visibility": visibility_json(_visibility(editions[0], limited)),
            "editions": [_edition_json(held) for held in editions],
        }
        for editions in documents
    ]


def _visibility(held: Held, limited: Limited) -> Visibility:
    return limited.get(held.edition.document.id, FOR_ALL)


def _edition_json(held: Held) -> dict[str, Any]:
    edition = held.edition
    return {
        "edition": edition.label,
        "state": held.state.value,
        "published": edition.published.isoformat() if edition.published else None,
        "registered_at": held.published_at.astimezone(_TOKYO).isoformat() if held.published_at else None,
        "file": edition.source_name,
        "sha256": edition.source_hash,
        "pages": held.pages,
        "chunks": held.chunks,
    }


def _moment(moment: datetime | None) -> str:
    return moment.astimezone(_TOKYO).strftime("%Y-%m-%d %H:%M") if moment else "-"
