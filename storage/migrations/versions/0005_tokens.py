"""Tokens of people for their own assistants"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "assistant_tokens",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("digest", "tenant", "person")),
        sa.PrimaryKeyConstraint("digest", name="pk_assistant_tokens"),
    )


def downgrade() -> None:
    op.drop_table("assistant_tokens")
