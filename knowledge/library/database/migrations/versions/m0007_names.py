"""Names that a document defines itself, for finding texts."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Makes the table; a document that is registered already has its names with its next reading."""
    op.create_table(
        "names",
        sa.Column(
            "edition_key",
            sa.Integer(),
            sa.ForeignKey("editions.key", ondelete="CASCADE", name="fk_names_edition_key_editions"),
            primary_key=True,
        ),
        sa.Column("ordinal", sa.Integer(), primary_key=True),
        sa.Column("record", sa.Text(), nullable=False),
    )


def downgrade() -> None:
    """Takes the table away."""
    op.drop_table("names")
