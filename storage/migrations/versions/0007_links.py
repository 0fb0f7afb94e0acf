"""Which action became which ticket of a tracker"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
KEY = ("tenant", "journey", "action", "tracker")


def upgrade() -> None:
    op.create_table(
        "action_links",
        *(sa.Column(name, sa.String(), nullable=False) for name in (*KEY, "ref", "url")),
        sa.PrimaryKeyConstraint(*KEY, name="pk_action_links"),
    )


def downgrade() -> None:
    op.drop_table("action_links")
