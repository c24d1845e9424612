"""The first catalogue: documents with their editions and parts, vectors, answers, the inbox."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes every table."""
    _make_library()
    _make_editions()
    _make_chunks()
    _make_records()
    _make_answers()
    _make_inbox()


def downgrade() -> None:
    """Takes every table away, those that point at others first."""
    parts = ("sections", "notices", "measures", "cases", "chunks")
    for table in (*parts, "editions", "documents", "vectors", "library", "answer_sources", "answers", "inbox"):
        op.drop_table(table)


def _make_library() -> None:
    op.create_table(
        "library",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("embedding_model", sa.String(), nullable=False),
    )
    op.create_table(
        "vectors",
        sa.Column("model", sa.String(), primary_key=True),
        sa.Column("face", sa.String(), primary_key=True),
        sa.Column("fingerprint", sa.String(), primary_key=True),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
    )


def _make_editions() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
    )
    op.create_table(
        "editions",
        sa.Column("key", sa.Integer(), primary_key=True),
        sa.Column("id", sa.String(), nullable=False, index=True),
        sa.Column("document_id", sa.String(), sa.ForeignKey("documents.id"), nullable=False, index=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("published", sa.Date()),
        sa.Column("source_name", sa.Text(), nullable=False),
        sa.Column("source_hash", sa.String(), nullable=False, index=True),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("embedding_model", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("since_generation", sa.Integer()),
        sa.Column("until_generation", sa.Integer()),
    )
    only_current = sa.text("state = 'current'")
    op.create_index(
        "ix_editions_one_current",
        "editions",
        ["document_id"],
        unique=True,
        sqlite_where=only_current,
        postgresql_where=only_current,
    )


def _make_chunks() -> None:
    op.create_table(
        "sections",
        *_place_in_edition(),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("heading_path", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer()),
    )
    op.create_table(
        "chunks",
        *_place_in_edition(),
        sa.Column("id", sa.String(), nullable=False, index=True),
        sa.Column("fingerprint", sa.String(), nullable=False, index=True),
        sa.Column("heading_path", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer()),
        sa.Column("boxes", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("tokens", sa.Text(), nullable=False),
    )


def _make_records() -> None:
    for table in ("cases", "measures"):
        op.create_table(
            table,
            *_place_in_edition(),
            sa.Column("id", sa.String(), nullable=False, index=True),
            sa.Column("record", sa.Text(), nullable=False),
        )
    op.create_table(
        "notices",
        *_place_in_edition(),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer()),
    )


def _make_answers() -> None:
    op.create_table(
        "answers",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False, index=True),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
    )
    op.create_table(
        "answer_sources",
        sa.Column("answer_id", sa.String(), sa.ForeignKey("answers.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("chunk_id", sa.String(), primary_key=True),
        sa.Column("edition_id", sa.String(), nullable=False, index=True),
    )


def _make_inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("event_id", sa.String(), nullable=False, unique=True),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.Column("thread_ts", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False, index=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True)),
        sa.Column("answer_id", sa.String()),
        sa.Column("error_id", sa.String()),
        sa.UniqueConstraint("team", "channel", "ts"),
        sa.Index(None, "team", "channel", "thread_ts"),
    )


def _place_in_edition() -> tuple["sa.Column[int]", "sa.Column[int]"]:
    of_edition = sa.ForeignKey("editions.key", ondelete="CASCADE")
    return (
        sa.Column("edition_key", sa.Integer(), of_edition, primary_key=True),
        sa.Column("ordinal", sa.Integer(), primary_key=True),
    )
