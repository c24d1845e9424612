"""Kept people (利用者): the municipality that somebody works for, until they take it back."""

from datetime import UTC, datetime

from sqlalchemy import delete, select, update

from knowledge.library.database.engine import Database
from knowledge.library.database.tables import people


class PeopleStore:
    """Keeps one municipality a person, by its name as the person gave it (若葉県汐風町).

    Who was asked for it and has not said, or has taken it back, is kept without one, so as not to be asked again.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def municipality(self, team: str, user: str) -> str:
        """The municipality of a person; empty where they have not said."""
        with self._database.reading() as connection:
            said = select(people.c.municipality).where(people.c.team == team, people.c.user == user)
            return connection.scalar(said) or ""

    def put(self, team: str, user: str, municipality: str, *, at: datetime) -> None:
        """Keeps a person's municipality in place of an earlier one."""
        with self._database.writing() as connection:
            connection.execute(delete(people).where(people.c.team == team, people.c.user == user))
            connection.execute(people.insert().values(_row(team, user, municipality, at)))

    def ask_once(self, team: str, user: str, *, at: datetime) -> bool:
        """Whether a person is to be asked for their municipality: at the first call, unless they have said it."""
        here = (people.c.team == team) & (people.c.user == user)
        with self._database.writing() as connection:
            if connection.scalar(select(people.c.user).where(here)) is not None:
                return False
            connection.execute(people.insert().values(_row(team, user, "", at)))
        return True

    def forget(self, team: str, user: str) -> bool:
        """Deletes the municipality of a person; tells whether there was any."""
        told = (people.c.team == team) & (people.c.user == user) & (people.c.municipality != "")
        with self._database.writing() as connection:
            return connection.execute(update(people).where(told).values(municipality="")).rowcount > 0


def _row(team: str, user: str, municipality: str, at: datetime) -> dict[str, object]:
    return {"team": team, "user": user, "municipality": municipality, "changed_at": at.astimezone(UTC)}
