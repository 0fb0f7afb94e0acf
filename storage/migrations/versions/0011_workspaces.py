"""Installations of many workspaces, and how long each keeps what"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

WHO = ("enterprise_id", "enterprise_name", "team_id", "team_name")
BOT = ("bot_token", "bot_id", "bot_user_id", "bot_scopes", "bot_refresh_token")
USER = ("enterprise_url", "user_token", "user_scopes", "user_refresh_token")
HOOK = ("incoming_webhook_url", "incoming_webhook_channel", "incoming_webhook_channel_id")
FURTHER = ("incoming_webhook_configuration_url", "token_type")
PLACE = ("client_id", "enterprise_id", "team_id")


def upgrade() -> None:
    op.create_table(
        "retention",
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", name="pk_retention"),
    )
    _made("slack_bots", *WHO, *BOT)
    op.create_index("slack_bots_idx", "slack_bots", [*PLACE, "installed_at"])
    user = (sa.Column("user_id", sa.String(), nullable=False), sa.Column("user_token_expires_at", sa.DateTime()))
    _made("slack_installations", *WHO, *BOT, *USER, *HOOK, *FURTHER, more=user)
    op.create_index("slack_installations_idx", "slack_installations", [*PLACE, "user_id", "installed_at"])
    op.create_table(
        "slack_oauth_states",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("expire_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_slack_oauth_states"),
    )


def _made(table: str, *texts: str, more: tuple[sa.Column[Any], ...] = ()) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("app_id", sa.String(), nullable=False),
        sa.Column("is_enterprise_install", sa.Boolean(), nullable=False),
        sa.Column("installed_at", sa.DateTime(), nullable=False),
        sa.Column("bot_token_expires_at", sa.DateTime()),
        *more,
        *(sa.Column(name, sa.String()) for name in texts),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )


def downgrade() -> None:
    for table in ("slack_oauth_states", "slack_installations", "slack_bots", "retention"):
        op.drop_table(table)
