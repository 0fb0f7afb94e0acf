"""Digests that people asked for, and when they want to be left alone"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "subscriptions",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("tenant", "id", "person")),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name="pk_subscriptions"),
    )
    op.create_index("ix_subscriptions_tenant_person", "subscriptions", ["tenant", "person"])
    op.create_table(
        "preferences",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("tenant", "person")),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "person", name="pk_preferences"),
    )


def downgrade() -> None:
    op.drop_table("preferences")
    op.drop_table("subscriptions")
