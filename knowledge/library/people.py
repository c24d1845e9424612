"""Kept people (利用者): the municipality that somebody works for, until they take it back."""

from datetime import UTC, datetime

from sqlalchemy import delete, select

from knowledge.library.database.engine import Database
from knowledge.library.database.tables import people


class PeopleStore:
    """Keeps one municipality a person, by its name as the person gave it (若葉県汐風町)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def municipality(self, team: str, user: str) -> str:
        """The municipality of a person; empty where they have not said."""
        with self._database.reading() as connection:
            said = select(people.c.municipality).where(people.c.team == team, people.c.user == user)
            return connection.scalar(said) or ""

    def put(self, team: str, user: str, municipality: str, *, at: datetime) -> None:
        """Keeps a person's municipality in place of an earlier one."""
        row = {"team": team, "user": user, "municipality": municipality, "changed_at": at.astimezone(UTC)}
        with self._database.writing() as connection:
            connection.execute(delete(people).where(people.c.team == team, people.c.user == user))
            connection.execute(people.insert().values(row))

    def forget(self, team: str, user: str) -> bool:
        """Deletes what is kept of a person; tells whether there was anything."""
        with self._database.writing() as connection:
            gone = delete(people).where(people.c.team == team, people.c.user == user)
            return connection.execute(gone).rowcount > 0
