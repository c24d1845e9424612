"""The tables (表). One edition may be read twice (by a better parser), so rows hang on its `key`, not its id."""

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

HEAD = "0010"
"""The newest migration; a test says so."""

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=_NAMES)

library = Table(
    "library",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("generation", Integer, nullable=False),
    Column("embedding_model", String, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("visibility", String, nullable=False, server_default="everyone"),
)

document_channels = Table(
    "document_channels",
    metadata,
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("channel", String, primary_key=True),
)

visibility_changes = Table(
    "visibility_changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("record", Text, nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
)

editions = Table(
    "editions",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, index=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("label", Text, nullable=False),
    Column("published", Date),
    Column("source_name", Text, nullable=False),
    Column("source_hash", String, nullable=False, index=True),
    Column("pages", Integer, nullable=False),
    Column("content_hash", String, nullable=False),
    Column("embedding_model", String, nullable=False),
    Column("state", String, nullable=False),
    Column("since_generation", Integer),
    Column("until_generation", Integer),
    Column("reading", String, nullable=False, server_default=""),
    Column("published_at", DateTime(timezone=True)),
    Column("tier", String, nullable=False, server_default="unknown"),
)
_CURRENT = text("state = 'current'")
Index("ix_editions_one_current", editions.c.document_id, unique=True, sqlite_where=_CURRENT, postgresql_where=_CURRENT)


def _edition_key() -> "Column[int]":
    return Column("edition_key", ForeignKey("editions.key", ondelete="CASCADE"), primary_key=True)


sections = Table(
    "sections",
    metadata,
    _edition_key(),
    Column("ordinal", Integer, primary_key=True),
    Column("level", Integer, nullable=False),
    Column("heading_path", Text, nullable=False),
    Column("page", Integer),
)

chunks = Table(
    "chunks",
    metadata,
    _edition_key(),
    Column("ordinal", Integer, primary_key=True),
    Column("id", String, nullable=False, index=True),
    Column("fingerprint", String, nullable=False, index=True),
    Column("heading_path", Text, nullable=False),
    Column("page", Integer),
    Column("boxes", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("tokens", Text, nullable=False),
    Column("context", Text, nullable=False, server_default=""),
    Column("last_page", Integer),
)

cases = Table(
    "cases",
    metadata,
    _edition_key(),
    Column("ordinal", Integer, primary_key=True),
    Column("id", String, nullable=False, index=True),
    Column("record", Text, nullable=False),
)

measures = Table(
    "measures",
    metadata,
    _edition_key(),
    Column("ordinal", Integer, primary_key=True),
    Column("id", String, nullable=False, index=True),
    Column("record", Text, nullable=False),
)

names = Table(
    "names",
    metadata,
    _edition_key(),
    Column("ordinal", Integer, primary_key=True),
    Column("record", Text, nullable=False),
)

notices = Table(
    "notices",
    metadata,
    _edition_key(),
    Column("ordinal", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("page", Integer),
)

vectors = Table(
    "vectors",
    metadata,
    Column("model", String, primary_key=True),
    Column("face", String, primary_key=True),
    Column("fingerprint", String, primary_key=True),
    Column("vector", LargeBinary, nullable=False),
)

origins = Table(
    "origins",
    metadata,
    Column("root", Text, primary_key=True),
    Column("place", Text, primary_key=True),
    Column("document_id", String, primary_key=True, index=True),
    Column("kind", String, nullable=False),
    Column("content_hash", String, nullable=False),
    Column("etag", Text, nullable=False),
    Column("last_modified", Text, nullable=False),
    Column("given_title", Text, nullable=False),
    Column("given_kind", String, nullable=False),
    Column("seen_at", DateTime(timezone=True), nullable=False),
    Column("given_tier", String, nullable=False, server_default=""),
)

answers = Table(
    "answers",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("mode", String, nullable=False),
    Column("asked_on", Date, nullable=False, index=True),
    Column("as_of", Date, nullable=False),
    Column("question", Text, nullable=False),
    Column("record", Text, nullable=False),
)

answer_sources = Table(
    "answer_sources",
    metadata,
    Column("answer_id", ForeignKey("answers.id", ondelete="CASCADE"), primary_key=True),
    Column("chunk_id", String, primary_key=True),
    Column("edition_id", String, nullable=False, index=True),
)

feedback = Table(
    "feedback",
    metadata,
    Column("answer_id", ForeignKey("answers.id", ondelete="CASCADE"), primary_key=True),
    Column("reader", String, primary_key=True),
    Column("verdict", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("given_at", DateTime(timezone=True), nullable=False),
)

model_calls = Table(
    "model_calls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("day", Date, nullable=False, index=True),
    Column("model", String, nullable=False),
    Column("prompts", Text, nullable=False),
    Column("input_tokens", Integer, nullable=False),
    Column("output_tokens", Integer, nullable=False),
    Column("cost", String, nullable=False),
    Column("currency", String, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("event_id", String, nullable=False, unique=True),
    Column("team", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("ts", String, nullable=False),
    Column("thread_ts", String, nullable=False),
    Column("user", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("lane", String, nullable=False),
    Column("payload", Text, nullable=False),
    Column("received_at", DateTime(timezone=True), nullable=False),
    Column("state", String, nullable=False, index=True),
    Column("attempts", Integer, nullable=False),
    Column("claimed_at", DateTime(timezone=True)),
    Column("answer_id", String),
    Column("error_id", String),
    UniqueConstraint("team", "channel", "ts"),
    Index(None, "team", "channel", "thread_ts"),
)

channel_rules = Table(
    "channel_rules",
    metadata,
    Column("team", String, primary_key=True),
    Column("channel", String, primary_key=True),
    Column("record", Text, nullable=False),
    Column("changed_by", String, nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("team", String, primary_key=True),
    Column("user", String, primary_key=True),
    Column("municipality", String, nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
)

handoffs = Table(
    "handoffs",
    metadata,
    Column("id", String, primary_key=True),
    Column("answer_id", String, ForeignKey("answers.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("team", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("thread_ts", String, nullable=False),
    Column("asker", String, nullable=False),
    Column("opened_at", DateTime(timezone=True), nullable=False),
    Column("state", String, nullable=False, index=True),
    Column("reply", Text, nullable=False),
    Column("replied_by", String, nullable=False),
    Column("settled_in", String, nullable=False),
    Column("settled_at", DateTime(timezone=True)),
)

curated_answers = Table(
    "curated_answers",
    metadata,
    Column("id", String, primary_key=True),
    Column("handoff_id", String, nullable=False, index=True),
    Column("team", String, nullable=False, index=True),
    Column("question", Text, nullable=False),
    Column("reply", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("edition_ids", Text, nullable=False),
    Column("answered_on", Date, nullable=False),
    Column("approved_by", String, nullable=False),
    Column("approved_at", DateTime(timezone=True), nullable=False),
    Column("withdrawn_by", String, nullable=False),
    Column("withdrawn_at", DateTime(timezone=True)),
)
