"""Chunks keep a table's header and their last page; editions keep by which reading and when they were published."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds the columns; what was published before has none of it."""
    op.add_column("chunks", sa.Column("context", sa.Text(), nullable=False, server_default=""))
    op.add_column("chunks", sa.Column("last_page", sa.Integer()))
    op.add_column("editions", sa.Column("reading", sa.String(), nullable=False, server_default=""))
    op.add_column("editions", sa.Column("published_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    """Takes the columns away."""
    with op.batch_alter_table("editions") as editions:
        editions.drop_column("published_at")
        editions.drop_column("reading")
    with op.batch_alter_table("chunks") as chunks:
        chunks.drop_column("last_page")
        chunks.drop_column("context")
