"""Tables that are asked instead of the documents; what is already stored is told in them at the next start"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

TABLES = (
    "touchpoints", "pain_points", "remedies", "opportunities", "actions", "evidence", "metrics", "changes",
)  # fmt: skip


def upgrade() -> None:
    op.add_column("journeys", sa.Column("language", sa.String(), nullable=False, server_default="en"))
    op.add_column("journeys", sa.Column("state", sa.String(), nullable=True))
    op.add_column("journeys", sa.Column("personas", sa.String(), nullable=False, server_default=""))
    op.add_column("journeys", sa.Column("followed", sa.String(), nullable=False, server_default=""))
    _of_the_map()
    _of_its_course()


def _of_the_map() -> None:
    op.create_table(
        "touchpoints",
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("journey", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("stage_name", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("emotion", sa.Integer(), nullable=True),
        sa.Column("emotion_n", sa.Integer(), nullable=False),
        sa.Column("moment_of_truth", sa.Boolean(), nullable=False),
        sa.Column("evidence", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "journey", "id", name="pk_touchpoints"),
    )
    op.create_index(
        "ix_touchpoints_tenant_audience_status_emotion", "touchpoints", ["tenant", "audience", "status", "emotion"]
    )
    op.create_table(
        "pain_points",
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("journey", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("stage_name", sa.String(), nullable=False),
        sa.Column("touchpoint", sa.String(), nullable=False),
        sa.Column("touchpoint_name", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("severity", sa.Integer(), nullable=True),
        sa.Column("priority", sa.Double(), nullable=True),
        sa.Column("rank", sa.Double(), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.Column("moment_of_truth", sa.Boolean(), nullable=False),
        sa.Column("tags", sa.String(), nullable=False),
        sa.Column("evidence", sa.Integer(), nullable=False),
        sa.Column("care", sa.String(), nullable=False),
        sa.Column("audience", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "journey", "id", name="pk_pain_points"),
    )
    op.create_index(
        "ix_pain_points_tenant_audience_status_severity_care",
        "pain_points",
        ["tenant", "audience", "status", "severity", "care"],
    )
    op.create_index("ix_pain_points_tenant_rank", "pain_points", ["tenant", "rank"])
    op.create_table(
        "remedies",
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("journey", sa.String(), nullable=False),
        sa.Column("pain_point", sa.String(), nullable=False),
        sa.Column("opportunity", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "journey", "pain_point", "opportunity", "action", name="pk_remedies"),
    )
    op.create_table(
        "opportunities",
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("journey", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("impact", sa.Integer(), nullable=True),
        sa.Column("effort", sa.Integer(), nullable=True),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("taken_up", sa.Boolean(), nullable=False),
        sa.Column("audience", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "journey", "id", name="pk_opportunities"),
    )
    op.create_index("ix_opportunities_tenant_audience_status", "opportunities", ["tenant", "audience", "status"])


def _of_its_course() -> None:
    op.create_table(
        "actions",
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("journey", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("owner_key", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=True),
        sa.Column("department_key", sa.String(), nullable=False),
        sa.Column("due", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("waits_for", sa.String(), nullable=True),
        sa.Column("kpi", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("before", sa.Double(), nullable=True),
        sa.Column("after", sa.Double(), nullable=True),
        sa.Column("target", sa.Double(), nullable=True),
        sa.Column("measured_on", sa.String(), nullable=True),
        sa.Column("audience", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "journey", "id", name="pk_actions"),
    )
    op.create_index("ix_actions_tenant_department_key", "actions", ["tenant", "department_key"])
    op.create_index("ix_actions_tenant_open_due", "actions", ["tenant", "open", "due"])
    op.create_index("ix_actions_tenant_owner_key", "actions", ["tenant", "owner_key"])
    op.create_table(
        "evidence",
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("journey", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("dated", sa.String(), nullable=True),
        sa.Column("sentiment", sa.Double(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("audience", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "journey", "id", name="pk_evidence"),
    )
    op.create_index("ix_evidence_tenant_audience_status_origin", "evidence", ["tenant", "audience", "status", "origin"])
    op.create_table(
        "metrics",
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("journey", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=True),
        sa.Column("stage_name", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=True),
        sa.Column("dated", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "journey", "position", name="pk_metrics"),
    )
    op.create_index("ix_metrics_tenant_name_dated", "metrics", ["tenant", "name", "dated"])
    op.create_table(
        "changes",
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("journey", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("did", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "journey", "number", "position", name="pk_changes"),
    )
    op.create_index("ix_changes_tenant_at", "changes", ["tenant", "at"])


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    with op.batch_alter_table("journeys") as journeys:
        for column in ("language", "state", "personas", "followed"):
            journeys.drop_column(column)
