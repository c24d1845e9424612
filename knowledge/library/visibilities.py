"""Kept visibilities (閲覧範囲): who may see each document, and since when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, delete, exists, not_, or_, select, update

from knowledge.domain.visibility import EVERYONE, FOR_ALL, Audience, Reach, Visibility, only_in
from knowledge.errors import LibraryError
from knowledge.library.codec import dumps, loads
from knowledge.library.database.engine import Database
from knowledge.library.database.tables import document_channels, documents, editions, visibility_changes


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibilityChange:
    """What was decided of a document, and when."""

    visibility: Visibility
    at: datetime


class Visibilities:
    """Reads what was decided; `Shelving` decides, since every change opens a new generation."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, document_id: str) -> Visibility:
        """Who may see a document."""
        return self.limited().get(document_id, FOR_ALL)

    def limited(self) -> Mapping[str, Visibility]:
        """The documents that are not for all, by their ids."""
        with self._database.reading() as connection:
            return limits(connection)

    def hidden_from(self, audience: Audience) -> frozenset[str]:
        """The ids of the documents that an audience may not see."""
        return frozenset(one for one, visibility in self.limited().items() if not visibility.admits(audience))

    def hidden_editions(self, audience: Audience) -> frozenset[str]:
        """The ids of the editions of those documents."""
        if not self.hidden_from(audience):
            return frozenset()
        wanted = select(editions.c.id).where(not_(may_see(audience)))
        with self._database.reading() as connection:
            return frozenset(connection.scalars(wanted))

    def known(self, audience: Audience) -> Audience:
        """The audience, where a document is for it; everyone, where it sees no more than they."""
        named = (audience.channel in visibility.channels for visibility in self.limited().values())
        return audience if audience != EVERYONE and any(named) else EVERYONE

    def changes(self, document_id: str) -> tuple[VisibilityChange, ...]:
        """What was decided of a document, the last first; nothing for one that was always for all."""
        wanted = select(visibility_changes).where(visibility_changes.c.document_id == document_id)
        with self._database.reading() as connection:
            return tuple(
                VisibilityChange(visibility=loads(Visibility, row.record), at=row.changed_at.replace(tzinfo=UTC))
                for row in connection.execute(wanted.order_by(visibility_changes.c.id.desc()))
            )


def limits(connection: Connection) -> dict[str, Visibility]:
    """The documents that are not for all; whatever is not said to be for all is not."""
    wanted = (
        select(documents.c.id, document_channels.c.channel)
        .outerjoin(document_channels)
        .where(documents.c.visibility != Reach.EVERYONE)
    )
    channels: dict[str, list[str]] = {}
    for document_id, channel in connection.execute(wanted):
        channels.setdefault(document_id, []).append(channel or "")
    return {document_id: only_in(named) for document_id, named in channels.items()}


def may_see(audience: Audience) -> ColumnElement[bool]:
    """That an audience may see the document of an edition."""
    named = exists().where(
        document_channels.c.document_id == documents.c.id, document_channels.c.channel == audience.channel
    )
    admitted = or_(documents.c.visibility == Reach.EVERYONE, named)
    return exists().where(documents.c.id == editions.c.document_id, admitted)


def put_visibility(connection: Connection, document_id: str, decided: VisibilityChange) -> None:
    """Keeps who may see a document, and that it was decided; raises LibraryError where there is no such document."""
    known = update(documents).where(documents.c.id == document_id).values(visibility=decided.visibility.reach)
    if connection.execute(known).rowcount == 0:
        raise LibraryError("no such document", which=document_id)
    connection.execute(delete(document_channels).where(document_channels.c.document_id == document_id))
    if decided.visibility.channels:
        rows = [{"document_id": document_id, "channel": channel} for channel in decided.visibility.channels]
        connection.execute(document_channels.insert(), rows)
    record = dumps(Visibility, decided.visibility)
    changed = {"document_id": document_id, "record": record, "changed_at": decided.at.astimezone(UTC)}
    connection.execute(visibility_changes.insert().values(changed))
