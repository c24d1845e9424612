"""What readers find in the catalogue (目録): current editions, their chunks and records."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Table, or_, select, true

from knowledge.domain.case import Case
from knowledge.domain.document import Box, Chunk, Document, DocumentKind, Edition, Location, Tier
from knowledge.domain.measure import Measure
from knowledge.domain.visibility import Audience
from knowledge.library.codec import dumps, loads
from knowledge.library.database import tables
from knowledge.library.database.engine import Database
from knowledge.library.shelf import Shelf, ShelfRow, Shelved
from knowledge.library.visibilities import limits, may_see

BOXES = tuple[Box, ...]
PATH = tuple[str, ...]
_AT_ONCE: Final = 500  # values in one statement: SQLite bounds them


class EditionState(StrEnum):
    """Where an edition stands: prepared, answering, or kept for a way back and for old citations."""

    STAGED = "staged"
    CURRENT = "current"
    RETIRED = "retired"


class Catalog:
    """Reads; `Shelving` writes. Rows of an edition never change, so what was read once is kept.

    `ahead` is a staged edition that is seen as if it were current (for a look at the state after its flip).
    `audience` is who looks; without one it is whoever keeps the shelf, and sees all.
    """

    def __init__(self, database: Database, *, ahead: Shelved | None = None, audience: Audience | None = None) -> None:
        self._database = database
        self._ahead = ahead
        self._audience = audience
        self._editions: dict[int, Edition] = {}

    def looking_ahead(self, staged: Shelved) -> "Catalog":
        """The catalogue as it will be when `staged` is current."""
        return Catalog(self._database, ahead=staged)

    def seen_by(self, audience: Audience) -> "Catalog":
        """The catalogue without what an audience may not see, as it is decided at the moment of each look."""
        return Catalog(self._database, ahead=self._ahead, audience=audience)

    def may_be_seen(self) -> ColumnElement[bool]:
        """That who looks may see the document of an edition."""
        return true() if self._audience is None else may_see(self._audience)

    def shows(self, document_id: str) -> bool:
        """Whether who looks may see a document."""
        wanted = select(tables.editions.c.key).where(tables.editions.c.document_id == document_id, self.may_be_seen())
        with self._database.reading() as connection:
            return connection.scalar(wanted.limit(1)) is not None

    def generation(self) -> int:
        """The number of the state that is current at this moment; 0 for a new library."""
        with self._database.reading() as connection:
            return connection.scalar(_GENERATION) or 0

    def shelf(self) -> Shelf:
        """The state that is current at this moment."""
        columns = (tables.editions.c.key, tables.editions.c.content_hash, tables.editions.c.document_id)
        wanted = select(*columns).where(_is_current()).order_by(tables.editions.c.content_hash)
        with self._database.reading() as connection:
            state = connection.execute(select(tables.library)).one_or_none()
            editions = tuple(
                Shelved(key=row.key, content_hash=row.content_hash, document_id=row.document_id)
                for row in connection.execute(wanted)
            )
            limited = limits(connection)
        shelf = Shelf(
            generation=state.generation if state else 0,
            embedding_model=state.embedding_model if state else "",
            editions=editions,
            limited=limited,
        )
        return shelf if self._audience is None else shelf.seen_by(self._audience)

    def rows(self, shelf: Shelf) -> list[ShelfRow]:
        """Every chunk of a state, in an order that depends on nothing but the content."""
        chunks = tables.chunks
        wanted = select(chunks.c.id, chunks.c.fingerprint).order_by(chunks.c.ordinal)
        with self._database.reading() as connection:
            return [
                ShelfRow(chunk_id=row[0], fingerprint=row[1])
                for edition in shelf.editions
                for row in connection.execute(wanted.where(chunks.c.edition_key == edition.key))
            ]

    def tokens(self, shelf: Shelf) -> Iterator[str]:
        """The index tokens of every chunk of a state, joined by spaces, in the order of `rows`."""
        chunks = tables.chunks
        wanted = select(chunks.c.tokens).order_by(chunks.c.ordinal)
        with self._database.reading() as connection:
            for edition in shelf.editions:
                yield from connection.scalars(wanted.where(chunks.c.edition_key == edition.key))

    def editions(self, shelf: Shelf) -> tuple[Edition, ...]:
        """The editions of a state, by title."""
        wanted = select(tables.editions.c.key).where(_is_on(shelf)).order_by(tables.editions.c.title)
        with self._database.reading() as connection:
            return tuple(self._edition(connection, key) for key in connection.scalars(wanted).all())

    def current_edition(self, document_id: str) -> Edition | None:
        """The current edition of a document."""
        is_it = tables.editions.c.document_id == document_id
        wanted = select(tables.editions.c.key).where(_is_current(), is_it, self.may_be_seen())
        with self._database.reading() as connection:
            ahead = self._ahead if self._ahead and self._ahead.document_id == document_id else None
            key = ahead.key if ahead else connection.scalar(wanted)
            return None if key is None else self._edition(connection, key)

    def chunks(self, ids: Iterable[str]) -> dict[str, Chunk]:
        """Chunks by id, of current editions first and of kept ones otherwise."""
        found: dict[str, Chunk] = {}
        with self._database.reading() as connection:
            for some in in_runs(list(dict.fromkeys(ids))):
                wanted = self._chunks_that_can_be_seen().where(tables.chunks.c.id.in_(some))
                for row in connection.execute(wanted):
                    found.setdefault(row.id, self._chunk(connection, row))
        return found

    def section(self, chunk: Chunk) -> tuple[Chunk, ...]:
        """The chunks of the same edition and heading path as `chunk`, in reading order."""
        chunks = tables.chunks
        holder = self._chunks_that_can_be_seen().where(chunks.c.id == chunk.id).limit(1)
        with self._database.reading() as connection:
            row = connection.execute(holder).one_or_none()
            if row is None:
                return ()
            same = (chunks.c.edition_key == row.edition_key) & (chunks.c.heading_path == row.heading_path)
            wanted = select(chunks).where(same).order_by(chunks.c.ordinal)
            return tuple(self._chunk(connection, one) for one in connection.execute(wanted))

    def headings(self, chunk: Chunk) -> tuple[tuple[str, ...], ...]:
        """The heading paths of the edition that `chunk` is of, in reading order, each once."""
        chunks = tables.chunks
        with self._database.reading() as connection:
            wanted = select(chunks.c.heading_path).where(chunks.c.edition_key == self._holder(connection, chunk))
            paths = dict.fromkeys(connection.scalars(wanted.order_by(chunks.c.ordinal)))
        return tuple(loads(PATH, path) for path in paths)

    def under(self, chunk: Chunk, path: tuple[str, ...]) -> tuple[Chunk, ...]:
        """The chunks of the edition of `chunk` whose heading path is or begins with `path`, in reading order."""
        chunks, whole = tables.chunks, path_text(path)
        inside = (chunks.c.heading_path == whole) | chunks.c.heading_path.startswith(f"{whole[:-1]},", autoescape=True)
        with self._database.reading() as connection:
            wanted = select(chunks).where(chunks.c.edition_key == self._holder(connection, chunk), inside)
            return tuple(self._chunk(connection, row) for row in connection.execute(wanted.order_by(chunks.c.ordinal)))

    def _holder(self, connection: Connection, chunk: Chunk) -> int | None:
        """The key of the edition that holds the chunk."""
        row = connection.execute(self._chunks_that_can_be_seen().where(tables.chunks.c.id == chunk.id).limit(1)).first()
        return None if row is None else int(row.edition_key)

    def sections(self, shelf: Shelf) -> tuple[Location, ...]:
        """Where every section of a state begins, edition by edition in reading order."""
        sections = tables.sections
        wanted = select(sections.c.heading_path, sections.c.page).order_by(sections.c.ordinal)
        with self._database.reading() as connection:
            return tuple(
                Location(edition=self._edition(connection, edition.key), heading_path=loads(PATH, path), page=page)
                for edition in shelf.editions
                for path, page in connection.execute(wanted.where(sections.c.edition_key == edition.key))
            )

    def chunks_of(self, edition: Shelved) -> list[Chunk]:
        """The chunks of one edition, staged or not, in reading order."""
        chunks = tables.chunks
        wanted = select(chunks).where(chunks.c.edition_key == edition.key).order_by(chunks.c.ordinal)
        with self._database.reading() as connection:
            return [self._chunk(connection, row) for row in connection.execute(wanted).all()]

    def cases(self, shelf: Shelf) -> tuple[Case, ...]:
        """The cases of a state, in reading order."""
        return tuple(loads(Case, record) for record in self._records(tables.cases, shelf))

    def measures(self, shelf: Shelf) -> tuple[Measure, ...]:
        """The measures of a state, in reading order."""
        return tuple(loads(Measure, record) for record in self._records(tables.measures, shelf))

    def names(self, shelf: Shelf) -> tuple[tuple[str, ...], ...]:
        """The names that the editions of a state define, group by group, each group once."""
        return tuple(dict.fromkeys(loads(PATH, record) for record in self._records(tables.names, shelf)))

    def _records(self, table: Table, shelf: Shelf) -> Sequence[str]:
        wanted = select(table.c.record).join(tables.editions).where(_is_on(shelf))
        ordered = wanted.order_by(tables.editions.c.title, table.c.edition_key, table.c.ordinal)
        with self._database.reading() as connection:
            return connection.scalars(ordered).all()

    def _chunks_that_can_be_seen(self) -> Any:
        """Chunks of current and retired editions, current ones first, then the youngest."""
        editions = tables.editions
        is_ahead = editions.c.key == (self._ahead.key if self._ahead else None)
        return (
            select(tables.chunks)
            .join(editions)
            .where(or_(editions.c.state != EditionState.STAGED, is_ahead), self.may_be_seen())
            .order_by(~is_ahead, editions.c.state != EditionState.CURRENT, editions.c.key.desc())
        )

    def _chunk(self, connection: Connection, row: "Row[Any]") -> Chunk:
        location = Location(
            edition=self._edition(connection, row.edition_key),
            heading_path=loads(PATH, row.heading_path),
            page=row.page,
            boxes=loads(BOXES, row.boxes),
            last_page=row.last_page,
        )
        tokens = tuple(row.tokens.split())
        return Chunk(location=location, ordinal=row.ordinal, text=row.text, tokens=tokens, context=row.context)

    def _edition(self, connection: Connection, key: int) -> Edition:
        if key not in self._editions:
            wanted = select(tables.editions).where(tables.editions.c.key == key)
            self._editions[key] = edition_of(connection.execute(wanted).one())
        return self._editions[key]


def edition_of(row: "Row[Any]") -> Edition:
    """The edition that a row of `editions` holds."""
    document = Document(id=row.document_id, title=row.title, kind=DocumentKind(row.kind), tier=Tier(row.tier))
    return Edition(
        id=row.id,
        document=document,
        label=row.label,
        published=row.published,
        source_name=row.source_name,
        source_hash=row.source_hash,
    )


def in_runs(items: Sequence[str]) -> Iterator[Sequence[str]]:
    """Runs short enough for one statement."""
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]


def path_text(path: tuple[str, ...]) -> str:
    """A heading path as it is kept: equal paths are equal text."""
    return dumps(PATH, path)


_GENERATION = select(tables.library.c.generation)


def _is_current() -> Any:
    return tables.editions.c.state == EditionState.CURRENT


def _is_on(shelf: Shelf) -> Any:
    return tables.editions.c.key.in_([edition.key for edition in shelf.editions])
