"""Where documents come from: files of a mirrored folder, pages that are looked at again."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes the table; of what was registered before, no origin is known."""
    op.create_table(
        "origins",
        sa.Column("root", sa.Text(), primary_key=True),
        sa.Column("place", sa.Text(), primary_key=True),
        sa.Column("document_id", sa.String(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("last_modified", sa.Text(), nullable=False),
        sa.Column("given_title", sa.Text(), nullable=False),
        sa.Column("given_kind", sa.String(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_origins_document_id", "origins", ["document_id"])


def downgrade() -> None:
    """Takes the table away."""
    op.drop_table("origins")
