"""The language model: tokens, cached answers, abilities, proposals, votes, streams"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _text(name: str, **options: bool) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=options.get("nullable", False))


def upgrade() -> None:
    op.create_table(
        "model_usage",
        _text("tenant"),
        _text("month"),
        sa.Column("tokens_in", sa.BigInteger(), nullable=False),
        sa.Column("tokens_out", sa.BigInteger(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("warned", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "month", name="pk_model_usage"),
    )
    op.create_table(
        "model_answers",
        _text("tenant"),
        _text("key"),
        sa.Column("answer", sa.Text(), nullable=False),
        _text("at"),
        sa.PrimaryKeyConstraint("tenant", "key", name="pk_model_answers"),
    )
    op.create_index("ix_model_answers_tenant_at", "model_answers", ["tenant", "at"])
    op.create_table(
        "model_abilities",
        _text("endpoint"),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("endpoint", name="pk_model_abilities"),
    )
    op.create_table(
        "proposals",
        _text("tenant"),
        _text("id"),
        _text("conversation"),
        _text("journey"),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("draft", sa.Boolean(), nullable=False),
        _text("message", nullable=True),
        sa.Column("decided", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name="pk_proposals"),
    )
    op.create_table(
        "votes",
        _text("tenant"),
        _text("turn"),
        _text("person"),
        sa.Column("good", sa.Boolean(), nullable=False),
        _text("at"),
        sa.PrimaryKeyConstraint("tenant", "turn", "person", name="pk_votes"),
    )
    op.create_table(
        "answer_streams",
        _text("tenant"),
        _text("turn"),
        _text("ts"),
        sa.PrimaryKeyConstraint("tenant", "turn", name="pk_answer_streams"),
    )


def downgrade() -> None:
    for table in ("answer_streams", "votes", "proposals", "model_abilities", "model_answers", "model_usage"):
        op.drop_table(table)
