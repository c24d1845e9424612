"""What readers said of answers."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "feedback",
        sa.Column(
            "answer_id",
            sa.String(),
            sa.ForeignKey("answers.id", ondelete="CASCADE", name="fk_feedback_answer_id_answers"),
            primary_key=True,
        ),
        sa.Column("reader", sa.String(), primary_key=True),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    """Takes the table away."""
    op.drop_table("feedback")
