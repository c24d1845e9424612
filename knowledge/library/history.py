"""What was ever registered (登録の履歴): every edition with its state, and its content read back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Row, func, select

from knowledge.domain.case import Case
from knowledge.domain.document import Edition
from knowledge.domain.measure import Measure
from knowledge.domain.publication import Notice, Publication, Section
from knowledge.domain.visibility import Audience
from knowledge.errors import LibraryError
from knowledge.library.catalog import PATH, Catalog, EditionState, edition_of
from knowledge.library.codec import loads
from knowledge.library.database import tables
from knowledge.library.database.engine import Database
from knowledge.library.shelf import Shelved
from knowledge.library.visibilities import Visibilities

_editions = tables.editions


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An edition that the library keeps, in whatever state. `published_at` is ``None`` where it never answered.

    `reading` names how its file was read.
    """

    shelved: Shelved
    edition: Edition
    state: EditionState
    chunks: int
    pages: int
    published_at: datetime | None
    reading: str = ""


class History:
    """Reads editions of every state; newest registration first."""

    def __init__(self, database: Database, catalog: Catalog) -> None:
        self._database = database
        self._catalog = catalog
        self.visibilities = Visibilities(database)

    def seen_by(self, audience: Audience) -> "History":
        """What an audience may see of it."""
        return History(self._database, self._catalog.seen_by(audience))

    def documents(self) -> tuple[tuple[Held, ...], ...]:
        """The editions of each document; documents by title."""
        titled = groupby(self._held(), key=lambda one: one.edition.document.id)
        grouped = [tuple(editions) for _, editions in titled]
        return tuple(sorted(grouped, key=lambda editions: editions[0].edition.document.title))

    def measures(self) -> tuple[Measure, ...]:
        """The measures of the current editions."""
        return self._catalog.measures(self._catalog.shelf())

    def holds_file(self, source_hash: str) -> bool:
        """Whether an edition that answers, or once did, was made of this file."""
        return bool(self._held(_editions.c.source_hash == source_hash, _editions.c.state != EditionState.STAGED))

    def of(self, document_id: str) -> tuple[Held, ...]:
        """The editions of one document; none where it is unknown."""
        return tuple(self._held(_editions.c.document_id == document_id))

    def of_file(self, source_hash: str, reading: str, model: str) -> Held | None:
        """The current or staged edition that this file became when it was read this way, current ones first."""
        same = (_editions.c.source_hash == source_hash, _editions.c.reading == reading)
        found = self._held(*same, _editions.c.embedding_model == model, _editions.c.state != EditionState.RETIRED)
        return min(found, key=lambda one: one.state is not EditionState.CURRENT, default=None)

    def publication(self, key: int) -> Publication:
        """An edition with all its parts, as it was staged; raises LibraryError where there is none."""
        held = next(iter(self._held(_editions.c.key == key)), None)
        if held is None:
            raise LibraryError("no such edition", which=str(key))
        return Publication(
            edition=held.edition,
            sections=tuple(
                Section(heading_path=loads(PATH, row.heading_path), level=row.level, page=row.page)
                for row in self._parts(tables.sections, key)
            ),
            chunks=tuple(self._catalog.chunks_of(held.shelved)),
            cases=tuple(loads(Case, row.record) for row in self._parts(tables.cases, key)),
            measures=tuple(loads(Measure, row.record) for row in self._parts(tables.measures, key)),
            notices=tuple(Notice(text=row.text, page=row.page) for row in self._parts(tables.notices, key)),
            pages=held.pages,
            reading=held.reading,
        )

    def _parts(self, table: Any, key: int) -> Sequence["Row[Any]"]:
        with self._database.reading() as connection:
            return connection.execute(select(table).where(table.c.edition_key == key).order_by(table.c.ordinal)).all()

    def _held(self, *conditions: Any) -> list[Held]:
        count = (
            select(func.count())
            .select_from(tables.chunks)
            .where(tables.chunks.c.edition_key == _editions.c.key)
            .scalar_subquery()
        )
        wanted = select(_editions, count.label("chunks")).where(self._catalog.may_be_seen(), *conditions)
        ordered = wanted.order_by(_editions.c.document_id, _editions.c.key.desc())
        with self._database.reading() as connection:
            return [_held_of(row) for row in connection.execute(ordered)]


def _held_of(row: "Row[Any]") -> Held:
    return Held(
        shelved=Shelved(key=row.key, document_id=row.document_id, content_hash=row.content_hash),
        edition=edition_of(row),
        state=EditionState(row.state),
        chunks=row.chunks,
        pages=row.pages,
        published_at=row.published_at and row.published_at.replace(tzinfo=UTC),  # SQLite keeps no zone
        reading=row.reading,
    )
