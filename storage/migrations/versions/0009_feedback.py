"""Everything that customers said in a file, beside the few that stand on the map; which revision took a file"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
KEY = ("tenant", "journey", "batch", "number")


def upgrade() -> None:
    op.add_column("handed", sa.Column("revision", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "feedback",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("tenant", "journey", "batch")),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("text", "question", "score", "day", "product")),
        sa.PrimaryKeyConstraint(*KEY, name="pk_feedback"),
    )


def downgrade() -> None:
    op.drop_table("feedback")
    with op.batch_alter_table("handed") as changed:
        changed.drop_column("revision")
