"""Brings a database to the newest tables when it is opened; Alembic loads only when there is something to do."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from knowledge.errors import LibraryError
from knowledge.library.database.engine import Database
from knowledge.library.database.tables import HEAD

MIGRATIONS = Path(__file__).parent / "migrations"
_TABLE = "alembic_version"


def migrate(database: Database) -> None:
    """Runs the missing migrations in one transaction; raises LibraryError when the database is newer than the code."""
    with database.reading() as connection:
        if _version(connection) == HEAD:
            return
    with database.writing() as connection:
        _upgrade(connection)


def _version(connection: Connection) -> str:
    """The migration the database stands at; empty for a new one."""
    if not inspect(connection).has_table(_TABLE):
        return ""
    return str(connection.scalar(text(f"SELECT version_num FROM {_TABLE}")) or "")  # noqa: S608 - a constant


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - half a second, needed once
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise LibraryError("the library was made by a newer version", todo="update the program") from error
