"""A real inbox in a folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import func, select

from knowledge.library.database import tables
from knowledge.library.database.engine import Database, connect
from knowledge.library.inbox import InboxStore


class Inbox(InboxStore):
    """The real one, and a look into it."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._looked_into = database

    def unsettled(self) -> int:
        """How many messages are neither answered nor given up, those being answered included."""
        wanted = select(func.count()).select_from(tables.inbox).where(tables.inbox.c.state.in_(("waiting", "claimed")))
        with self._looked_into.reading() as connection:
            return connection.scalar(wanted) or 0


@contextmanager
def open_inbox(folder: Path) -> Iterator[Inbox]:
    """An empty inbox that lives in `folder`."""
    database = connect(folder / "catalogue.sqlite3")
    with database.writing() as connection:  # one table is all a conversation needs, and quicker than every migration
        tables.metadata.create_all(connection, tables=[tables.inbox])
    yield Inbox(database)
    database.close()
