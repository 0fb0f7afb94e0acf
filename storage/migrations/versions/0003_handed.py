"""What was handed in, until a person decides about it, and by its digest afterwards"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "handed",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("tenant", "id", "conversation", "journey")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("author", "at", "digest")),
        sa.Column("offer", sa.Text(), nullable=False),
        sa.Column("decided", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name="pk_handed"),
    )
    op.create_index("ix_handed_tenant_journey_digest", "handed", ["tenant", "journey", "digest"])


def downgrade() -> None:
    op.drop_table("handed")
