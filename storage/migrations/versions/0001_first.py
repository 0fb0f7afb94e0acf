"""Journeys, revisions, conversations, turns and the inbox"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import CreateSequence, DropSequence

revision = "0001"
down_revision = None
ARRIVALS = sa.Sequence("inbox_arrivals")


def upgrade() -> None:
    op.create_table(
        "journeys",
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("title_key", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("channel", sa.String()),
        sa.Column("industry", sa.String()),
        sa.Column("updated_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name="pk_journeys"),
    )
    op.create_index("ix_journeys_tenant_updated_at_id", "journeys", ["tenant", "updated_at", "id"])
    op.create_index("ix_journeys_tenant_channel_updated_at_id", "journeys", ["tenant", "channel", "updated_at", "id"])
    op.create_index("ix_journeys_tenant_title_key", "journeys", ["tenant", "title_key"])
    op.create_table(
        "revisions",
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("journey", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "journey", "number", name="pk_revisions"),
        sa.ForeignKeyConstraint(
            ["tenant", "journey"],
            ["journeys.tenant", "journeys.id"],
            name="fk_revisions_journeys",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "conversations",
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("journey", sa.String(), nullable=False),
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "conversation", name="pk_conversations"),
    )
    op.create_index("ix_conversations_tenant_journey", "conversations", ["tenant", "journey"])
    op.create_table(
        "turns",
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("place", sa.Text()),
        sa.Column("reply", sa.Text()),
        sa.Column("journey", sa.String()),
        sa.Column("posted", sa.String()),
        sa.Column("file", sa.String()),
        sa.PrimaryKeyConstraint("tenant", "key", name="pk_turns"),
    )
    op.create_table(
        "inbox",
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("inbound", sa.Text(), nullable=False),
        sa.Column("begun", sa.Integer(), nullable=False),
        sa.Column("arrived_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "key", name="pk_inbox"),
        sa.UniqueConstraint("tenant", "seq", name="uq_inbox_tenant_seq"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(CreateSequence(ARRIVALS))


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(DropSequence(ARRIVALS))
    for table in ("inbox", "turns", "conversations", "revisions", "journeys"):
        op.drop_table(table)
