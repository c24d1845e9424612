"""Opens the catalogue's database: one SQLite file in WAL mode, readers beside one writer."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from knowledge.library.writing import WritingLock

_BUSY_SECONDS = 30
_KEPT_OPEN = 40  # connections: as many as the web server has threads; opening one anew costs more than an insert
_BEGIN = "dx_begin"


class Database:
    """A pool of connections. `reading` sees one state of the database; `writing` is one transaction, alone."""

    def __init__(self, engine: Engine) -> None:
        self._reader = engine
        self._writer = engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
        self._turn = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection whose reads all see the same state; writes nothing."""
        with self._reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: committed at the end, rolled back when something is raised.

        Threads take turns before they ask SQLite, which lets those who wait sleep ever longer between two looks.
        """
        with self._turn, self._writer.begin() as connection:
            yield connection

    def close(self) -> None:
        """Closes every connection."""
        self._reader.dispose()


def connect(file: Path) -> Database:
    """Connects to the database in `file`, made where it is missing; its tables are `migrating`'s business."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # it will hold what people asked
    engine = create_engine(f"sqlite:///{file}", connect_args={"timeout": _BUSY_SECONDS}, pool_size=_KEPT_OPEN)
    event.listen(engine, "connect", _prepare)
    _let_readers_beside_a_writer(engine, file)
    event.listen(engine, "begin", _begin)
    return Database(engine)


def _let_readers_beside_a_writer(engine: Engine, file: Path) -> None:
    """WAL mode stays with the file. SQLite does not wait to switch to it, so those who open a new one queue here."""
    with WritingLock(file.with_name("opening.lock")).awaited(), engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def _prepare(raw: Any, _record: object) -> None:
    """Leaves transactions to us (the driver would begin them too late), and makes every commit durable."""
    raw.isolation_level = None
    for pragma in ("foreign_keys = ON", "synchronous = FULL"):
        raw.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once: waiting for it later, with reads behind it, would fail instead."""
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))
