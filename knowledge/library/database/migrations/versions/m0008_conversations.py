"""What a workspace decides for its channels, what people say of themselves, and questions handed to people."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Makes the tables; whatever waits in the inbox is a question."""
    op.add_column("inbox", sa.Column("lane", sa.String(), nullable=False, server_default="questions"))
    op.create_table(
        "channel_rules",
        sa.Column("team", sa.String(), primary_key=True),
        sa.Column("channel", sa.String(), primary_key=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "people",
        sa.Column("team", sa.String(), primary_key=True),
        sa.Column("user", sa.String(), primary_key=True),
        sa.Column("municipality", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "handoffs",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column(
            "answer_id",
            sa.String(),
            sa.ForeignKey("answers.id", ondelete="CASCADE", name="fk_handoffs_answer_id_answers"),
            nullable=False,
        ),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("thread_ts", sa.String(), nullable=False),
        sa.Column("asker", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("replied_by", sa.String(), nullable=False),
        sa.Column("settled_in", sa.String(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_index("ix_handoffs_answer_id", "handoffs", ["answer_id"])
    op.create_index("ix_handoffs_state", "handoffs", ["state"])


def downgrade() -> None:
    """Takes them away."""
    op.drop_table("handoffs")
    op.drop_table("people")
    op.drop_table("channel_rules")
    with op.batch_alter_table("inbox") as inbox:
        inbox.drop_column("lane")
