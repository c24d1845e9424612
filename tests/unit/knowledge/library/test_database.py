"""The database is migrated when it is opened, writes one at a time, and keeps what was committed."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from knowledge.errors import LibraryError
from knowledge.library.database.engine import Database, connect
from knowledge.library.database.migrating import MIGRATIONS, migrate
from knowledge.library.database.tables import HEAD, documents, metadata

ROW = {"id": "d", "title": "見本", "kind": "other"}


def test_the_migrations_lead_to_the_tables_of_the_code(database: Database) -> None:
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_newest_migration_is_the_one_the_code_names() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_opening_again_changes_nothing(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(documents.insert().values(ROW))
    migrate(database)
    with database.reading() as connection:
        assert connection.execute(sa.select(documents.c.id)).scalar() == "d"


def test_a_database_of_a_newer_program_is_refused_untouched(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LibraryError):
        migrate(database)
    with database.reading() as connection:
        assert connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar() == "9999"


def test_many_may_open_a_new_library_at_once(tmp_path: Path) -> None:
    def open_it(_: int) -> None:
        database = connect(tmp_path / "new" / "catalogue.sqlite3")
        migrate(database)
        database.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(open_it, range(12)))


@pytest.mark.slow
def test_opening_waits_for_whoever_makes_the_same_file(tmp_path: Path) -> None:
    """SQLite says "locked" at once, not after its time-out, to a second one who switches a new file to WAL."""

    def open_it(file: Path) -> None:
        database = connect(file)
        with database.reading():
            pass
        database.close()

    for round_ in range(20):
        with ThreadPoolExecutor(12) as pool:
            list(pool.map(open_it, [tmp_path / str(round_) / "catalogue.sqlite3"] * 48))


def test_a_failed_write_leaves_nothing(database: Database) -> None:
    def write_and_fail() -> None:
        with database.writing() as connection:
            connection.execute(documents.insert().values(ROW))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    with database.reading() as connection:
        assert connection.execute(sa.select(documents)).all() == []


def test_a_reader_is_not_kept_waiting_by_a_writer_and_sees_one_state(database: Database) -> None:
    with database.reading() as reader, database.writing() as writer:
        assert reader.execute(sa.select(documents)).all() == []
        writer.execute(documents.insert().values(ROW))
        assert reader.execute(sa.select(documents)).all() == []


def test_writers_wait_for_each_other(database: Database) -> None:
    def add(number: int) -> None:
        with database.writing() as connection:
            count = len(connection.execute(sa.select(documents)).all())
            connection.execute(documents.insert().values(ROW | {"id": f"{number}-{count}"}))

    threads = [threading.Thread(target=add, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as connection:
        ids = connection.scalars(sa.select(documents.c.id)).all()
    assert sorted(one.split("-")[1] for one in ids) == [str(number) for number in range(8)]


def test_the_file_is_in_wal_mode_with_foreign_keys_on(database: Database, tmp_path: Path) -> None:
    with database.reading() as connection:
        assert connection.execute(sa.text("PRAGMA foreign_keys")).scalar() == 1
        assert connection.execute(sa.text("PRAGMA synchronous")).scalar() == 2
    raw = sqlite3.connect(tmp_path / "catalogue.sqlite3")
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    raw.close()


def test_what_was_registered_before_there_were_limits_is_for_all_and_a_limit_is_not_undone_unseen(
    tmp_path: Path,
) -> None:
    opened = connect(tmp_path / "catalogue.sqlite3")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with opened.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0008")
        connection.execute(sa.text("INSERT INTO documents (id, title, kind) VALUES ('d', '見本', 'other')"))
        command.upgrade(config, "0009")
        assert connection.execute(sa.text("SELECT visibility FROM documents")).scalar() == "everyone"
        connection.execute(sa.text("UPDATE documents SET visibility = 'channels'"))
        with pytest.raises(RuntimeError, match="limited to channels"):
            command.downgrade(config, "0008")
        connection.execute(sa.text("UPDATE documents SET visibility = 'everyone'"))
        command.downgrade(config, "0008")
    opened.close()
