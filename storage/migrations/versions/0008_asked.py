"""What somebody last asked in a conversation"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
KEY = ("tenant", "conversation", "person")


def upgrade() -> None:
    op.create_table(
        "asked",
        *(sa.Column(name, sa.String(), nullable=False) for name in (*KEY, "request", "at")),
        sa.PrimaryKeyConstraint(*KEY, name="pk_asked"),
    )


def downgrade() -> None:
    op.drop_table("asked")
