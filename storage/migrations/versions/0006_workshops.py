"""Workshops: who was asked, what each person contributed, the keys that keep a person apart from it, and timers"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "workshops",
        *_texts("tenant", "id", "channel", "thread", "phase"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name="pk_workshops"),
    )
    op.create_index("ix_workshops_tenant_channel_thread", "workshops", ["tenant", "channel", "thread"])
    op.create_table(
        "contributions",
        *_texts("tenant", "id", "workshop", "phase", "person", "message", "document"),
        sa.PrimaryKeyConstraint("tenant", "id", name="pk_contributions"),
    )
    op.create_index(
        "ix_contributions_tenant_workshop_phase_person", "contributions", ["tenant", "workshop", "phase", "person"]
    )
    op.create_table(
        "participants",
        *_texts("tenant", "workshop", "person", "dm", "prompt", "document"),
        sa.PrimaryKeyConstraint("tenant", "workshop", "person", name="pk_participants"),
    )
    op.create_index("ix_participants_tenant_person", "participants", ["tenant", "person"])
    op.create_table(
        "workshop_keys",
        *_texts("tenant", "workshop", "phase", "secret"),
        sa.PrimaryKeyConstraint("tenant", "workshop", "phase", name="pk_workshop_keys"),
    )
    op.create_table(
        "workshop_payloads",
        *_texts("tenant", "workshop", "key"),
        sa.PrimaryKeyConstraint("tenant", "workshop", "key", name="pk_workshop_payloads"),
    )
    op.create_table(
        "timers",
        *_texts("tenant", "key", "due", "inbound"),
        sa.PrimaryKeyConstraint("tenant", "key", name="pk_timers"),
    )
    op.create_index("ix_timers_due", "timers", ["due"])


def _texts(*names: str) -> list["sa.Column[str]"]:
    typed = {"document", "inbound"}
    return [sa.Column(name, sa.Text() if name in typed else sa.String(), nullable=False) for name in names]


def downgrade() -> None:
    for table in ("timers", "workshop_payloads", "workshop_keys", "participants", "contributions", "workshops"):
        op.drop_table(table)
