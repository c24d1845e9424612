"""Who may see a document: for all, or only for the people of some channels."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Makes the tables; whatever is registered is for all, as before."""
    op.add_column("documents", sa.Column("visibility", sa.String(), nullable=False, server_default="everyone"))
    op.create_table(
        "document_channels",
        sa.Column(
            "document_id",
            sa.String(),
            sa.ForeignKey("documents.id", ondelete="CASCADE", name="fk_document_channels_document_id_documents"),
            primary_key=True,
        ),
        sa.Column("channel", sa.String(), primary_key=True),
    )
    op.create_table(
        "visibility_changes",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "document_id",
            sa.String(),
            sa.ForeignKey("documents.id", ondelete="CASCADE", name="fk_visibility_changes_document_id_documents"),
            nullable=False,
        ),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_visibility_changes_document_id", "visibility_changes", ["document_id"])


def downgrade() -> None:
    """Takes them away, unless a document is limited: it would be for all without them."""
    limited = sa.text("SELECT COUNT(*) FROM documents WHERE visibility <> 'everyone'")
    if op.get_bind().execute(limited).scalar():
        raise RuntimeError("documents are limited to channels: make them for all, or take them away, first")
    op.drop_table("visibility_changes")
    op.drop_table("document_channels")
    with op.batch_alter_table("documents") as documents:
        documents.drop_column("visibility")
