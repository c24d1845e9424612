"""Where documents come from (登録元): files of a mirrored folder, pages that are looked at again."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, delete, select

from knowledge.domain.document import DocumentKind, Tier
from knowledge.library.database.engine import Database
from knowledge.library.database.tables import origins


class OriginKind(StrEnum):
    """A file in a folder, or what an address (URL) gives."""

    FILE = "file"
    PAGE = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A place that became a document. For a file `root` is the mirrored folder and `place` the path inside it.

    For a page `root` is empty and `place` its address; `etag` and `last_modified` are what its server said of it,
    `given_title`, `given_kind` and `given_tier` what the admin stated, so that it is read the same way again.
    """

    kind: OriginKind
    root: str
    place: str
    document_id: str
    content_hash: str
    seen_at: datetime
    etag: str = ""
    last_modified: str = ""
    given_title: str = ""
    given_kind: DocumentKind | None = None
    given_tier: Tier | None = None


class OriginStore:
    """Keeps origins; every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, origin: Origin) -> None:
        """Keeps a place with its document. A file may have become others before, a page is one document only."""
        row = {
            "root": origin.root,
            "place": origin.place,
            "document_id": origin.document_id,
            "kind": origin.kind,
            "content_hash": origin.content_hash,
            "etag": origin.etag,
            "last_modified": origin.last_modified,
            "given_title": origin.given_title,
            "given_kind": origin.given_kind or "",
            "given_tier": origin.given_tier or "",
            "seen_at": origin.seen_at.astimezone(UTC),
        }
        former = (origins.c.root == origin.root) & (origins.c.place == origin.place)
        if origin.kind is OriginKind.FILE:
            former &= origins.c.document_id == origin.document_id
        with self._database.writing() as connection:
            connection.execute(delete(origins).where(former))
            connection.execute(origins.insert().values(row))

    def forget(self, origin: Origin) -> None:
        """Drops a place of a document."""
        same = (origins.c.root == origin.root) & (origins.c.place == origin.place)
        with self._database.writing() as connection:
            connection.execute(delete(origins).where(same, origins.c.document_id == origin.document_id))

    def of_folder(self, root: str) -> tuple[Origin, ...]:
        """The files of a mirrored folder, by path."""
        return self._found(origins.c.kind == OriginKind.FILE, origins.c.root == root)

    def of_document(self, document_id: str) -> tuple[Origin, ...]:
        """The places that a document comes from."""
        return self._found(origins.c.document_id == document_id)

    def pages(self) -> tuple[Origin, ...]:
        """The pages that are looked at again, by address."""
        return self._found(origins.c.kind == OriginKind.PAGE)

    def _found(self, *conditions: Any) -> tuple[Origin, ...]:
        wanted = select(origins).where(*conditions).order_by(origins.c.root, origins.c.place, origins.c.document_id)
        with self._database.reading() as connection:
            return tuple(_origin(row) for row in connection.execute(wanted))


def _origin(row: "Row[Any]") -> Origin:
    return Origin(
        kind=OriginKind(row.kind),
        root=row.root,
        place=row.place,
        document_id=row.document_id,
        content_hash=row.content_hash,
        seen_at=row.seen_at.replace(tzinfo=UTC),  # SQLite keeps no zone: it was UTC when it was put
        etag=row.etag,
        last_modified=row.last_modified,
        given_title=row.given_title,
        given_kind=DocumentKind(row.given_kind) if row.given_kind else None,
        given_tier=Tier(row.given_tier) if row.given_tier else None,
    )
