"""How far each edition's issuer is trusted."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Adds the columns; of what was registered before, no issuer is known."""
    op.add_column("editions", sa.Column("tier", sa.String(), nullable=False, server_default="unknown"))
    op.add_column("origins", sa.Column("given_tier", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    """Takes the columns away."""
    with op.batch_alter_table("origins") as origins:
        origins.drop_column("given_tier")
    with op.batch_alter_table("editions") as editions:
        editions.drop_column("tier")
