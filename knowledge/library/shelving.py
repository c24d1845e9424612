"""Putting publications on the shelf (登録): stage beside the current edition, flip in one transaction, clear away."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from knowledge.domain.case import Case
from knowledge.domain.document import Chunk, Edition
from knowledge.domain.measure import Measure
from knowledge.domain.publication import Publication
from knowledge.errors import LibraryError
from knowledge.library.catalog import BOXES, PATH, EditionState, path_text
from knowledge.library.codec import dumps
from knowledge.library.database import tables
from knowledge.library.database.engine import Database
from knowledge.library.shelf import Shelved
from knowledge.library.visibilities import VisibilityChange, put_visibility

_editions = tables.editions


class Shelving:
    """Writes the catalogue; every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def stage(self, publication: Publication, model: str, decided: VisibilityChange | None = None) -> EditionState:
        """Keeps a publication as the staged edition of its document, unless its content is staged or current already.

        Another edition of the document that was staged before and never published goes. Returns where it stands now.
        What is `decided` of a new document holds from its first moment.
        """
        content_hash = content_hash_of(publication)
        edition = publication.edition
        with self._database.writing() as connection:
            if state := _find(connection, edition.id, content_hash, model):
                same = (_editions.c.id == edition.id) & (_editions.c.content_hash == content_hash)
                connection.execute(update(_editions).where(same).values(reading=publication.reading))
                return state
            waiting = (_editions.c.document_id == edition.document.id) & (_editions.c.state == EditionState.STAGED)
            connection.execute(delete(_editions).where(waiting))
            _put_document(connection, edition, decided)
            key = _put_edition(connection, publication, content_hash, model)
            _put_parts(connection, key, publication)
        return EditionState.STAGED

    def staged(self, edition_id: str) -> Shelved:
        """The newest staged row of an edition; raises LibraryError where there is none."""
        wanted = (
            select(_editions.c.key, _editions.c.document_id, _editions.c.content_hash)
            .where(_editions.c.id == edition_id, _editions.c.state == EditionState.STAGED)
            .order_by(_editions.c.key.desc())
            .limit(1)
        )
        with self._database.reading() as connection:
            row = connection.execute(wanted).one_or_none()
        if row is None:
            raise LibraryError("the edition is not staged", which=edition_id, todo="stage it first")
        return Shelved(key=row.key, document_id=row.document_id, content_hash=row.content_hash)

    def flip(self, chosen: Shelved, *, at: datetime | None = None) -> None:
        """Makes a staged or retired edition the current one of its document, and opens the next generation."""
        with self._database.writing() as connection:
            generation = _next_generation(connection)
            _take_off(connection, chosen.document_id, generation)
            current = {"state": EditionState.CURRENT, "since_generation": generation, "until_generation": None}
            row = connection.execute(
                update(_editions)
                .where(_editions.c.key == chosen.key, _editions.c.state != EditionState.CURRENT)
                .values(**current, published_at=at and at.astimezone(UTC))
                .returning(_editions)
            ).one()
            documents = update(tables.documents).where(tables.documents.c.id == chosen.document_id)
            connection.execute(documents.values(title=row.title, kind=row.kind))
            _open_generation(connection, generation, row.embedding_model)

    def limit(self, document_id: str, decided: VisibilityChange) -> None:
        """Decides who may see a document, and opens the next generation: readers see it with their next look."""
        with self._database.writing() as connection:
            generation, model = _next_generation(connection), _model(connection)
            put_visibility(connection, document_id, decided)
            _open_generation(connection, generation, model)

    def remove(self, document_id: str) -> None:
        """Takes a document off the shelf: its current edition is kept for a way back, its staged one goes."""
        with self._database.writing() as connection:
            generation = _next_generation(connection)
            model = _model(connection)
            _take_off(connection, document_id, generation)
            waiting = (_editions.c.document_id == document_id) & (_editions.c.state == EditionState.STAGED)
            connection.execute(delete(_editions).where(waiting))
            _open_generation(connection, generation, model)

    def retire(self) -> None:
        """Forgets staged leftovers of documents that were published since, and vectors that no kept edition needs.

        Kept are current editions, the last retired one of each document (the way back) and what is staged and not
        yet published (a killed run goes on from there). Texts of older editions stay: old answers cite them.
        """
        with self._database.writing() as connection:
            connection.execute(delete(_editions).where(_editions.c.key.in_(_leftovers())))
            kept = select(tables.chunks.c.fingerprint).where(tables.chunks.c.edition_key.in_(_kept()))
            connection.execute(delete(tables.vectors).where(tables.vectors.c.fingerprint.not_in(kept)))


def content_hash_of(publication: Publication) -> str:
    """Names everything that a publication holds, however it was read; equal publications have equal names."""
    content = replace(publication, reading="")
    return hashlib.sha256(dumps(Publication, content).encode()).hexdigest()[:32]


def _next_generation(connection: Connection) -> int:
    return 1 + (connection.scalar(select(tables.library.c.generation)) or 0)


def _model(connection: Connection) -> str:
    return connection.scalar(select(tables.library.c.embedding_model)) or ""


def _open_generation(connection: Connection, generation: int, model: str) -> None:
    after = {"generation": generation, "embedding_model": model}
    known = connection.scalar(select(func.count()).select_from(tables.library))
    connection.execute(update(tables.library).values(after) if known else insert(tables.library).values(after))


def _take_off(connection: Connection, document_id: str, generation: int) -> None:
    """Retires the current edition of a document, where there is one."""
    current = (_editions.c.document_id == document_id) & (_editions.c.state == EditionState.CURRENT)
    retired = {"state": EditionState.RETIRED, "until_generation": generation}
    connection.execute(update(_editions).where(current).values(retired))


def _find(connection: Connection, edition_id: str, content_hash: str, model: str) -> EditionState | None:
    """The state of a row with just this content that is staged or current; current ones first."""
    wanted = (
        select(_editions.c.state)
        .where(_editions.c.id == edition_id, _editions.c.content_hash == content_hash)
        .where(_editions.c.embedding_model == model, _editions.c.state != EditionState.RETIRED)
        .order_by(_editions.c.state)  # "current" comes before "staged"
    )
    state = connection.scalar(wanted.limit(1))
    return None if state is None else EditionState(state)


def _put_document(connection: Connection, edition: Edition, decided: VisibilityChange | None) -> None:
    document = edition.document
    known = select(tables.documents.c.id).where(tables.documents.c.id == document.id)
    if connection.scalar(known) is None:
        row = {"id": document.id, "title": document.title, "kind": document.kind.value}
        connection.execute(insert(tables.documents).values(row))
    held = select(_editions.c.key).where(_editions.c.document_id == document.id).limit(1)
    if decided and connection.scalar(held) is None:  # all that was known of it may have been taken away unpublished
        put_visibility(connection, document.id, decided)


def _put_edition(connection: Connection, publication: Publication, content_hash: str, model: str) -> int:
    edition = publication.edition
    row = {
        "id": edition.id,
        "document_id": edition.document.id,
        "title": edition.document.title,
        "kind": edition.document.kind.value,
        "tier": edition.document.tier.value,
        "label": edition.label,
        "published": edition.published,
        "source_name": edition.source_name,
        "source_hash": edition.source_hash,
        "pages": publication.pages,
        "content_hash": content_hash,
        "reading": publication.reading,
        "embedding_model": model,
        "state": EditionState.STAGED,
    }
    key: int = connection.execute(insert(_editions).values(row).returning(_editions.c.key)).scalar_one()
    return key


def _put_parts(connection: Connection, key: int, publication: Publication) -> None:
    rows: dict[Any, list[dict[str, Any]]] = {
        tables.sections: [
            {"level": s.level, "heading_path": path_text(s.heading_path), "page": s.page} for s in publication.sections
        ],
        tables.chunks: [_chunk_row(chunk) for chunk in publication.chunks],
        tables.cases: [{"id": case.id, "record": dumps(Case, case)} for case in publication.cases],
        tables.measures: [{"id": one.id, "record": dumps(Measure, one)} for one in publication.measures],
        tables.names: [{"record": dumps(PATH, names)} for names in publication.names],
        tables.notices: [{"text": notice.text, "page": notice.page} for notice in publication.notices],
    }
    for table, parts in rows.items():
        if parts:
            placed = [{"edition_key": key, "ordinal": ordinal, **part} for ordinal, part in enumerate(parts)]
            connection.execute(insert(table), placed)


def _chunk_row(chunk: Chunk) -> dict[str, Any]:
    return {
        "ordinal": chunk.ordinal,
        "id": chunk.id,
        "fingerprint": chunk.fingerprint,
        "heading_path": path_text(chunk.location.heading_path),
        "page": chunk.location.page,
        "boxes": dumps(BOXES, chunk.location.boxes),
        "text": chunk.text,
        "tokens": " ".join(chunk.tokens),
        "context": chunk.context,
        "last_page": chunk.location.last_page,
    }


def _leftovers() -> Any:
    """Staged rows older than an edition of the same document that has been flipped."""
    published = _editions.alias()
    newer = (
        select(func.max(published.c.key))
        .where(published.c.document_id == _editions.c.document_id, published.c.state != EditionState.STAGED)
        .scalar_subquery()
    )
    return select(_editions.c.key).where(_editions.c.state == EditionState.STAGED, _editions.c.key < newer)


def _kept() -> Any:
    """Rows whose vectors stay: all but those that were retired before another one of their document was."""
    later = _editions.alias()
    last = (
        select(func.max(later.c.until_generation))
        .where(later.c.document_id == _editions.c.document_id, later.c.state == EditionState.RETIRED)
        .scalar_subquery()
    )
    is_kept = (_editions.c.state != EditionState.RETIRED) | (_editions.c.until_generation == last)
    return select(_editions.c.key).where(is_kept)
