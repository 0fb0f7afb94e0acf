"""Where Slack's own library keeps installations of the app and the states of those that are under way. It reads and
writes these tables itself; here they are made. Tokens come under a key, which makes them longer than that library
thinks: no column has a greatest length."""

from sqlalchemy import Boolean, Column, DateTime, Index, Integer, String, Table

from storage.tables import Base

_WHO = ("enterprise_id", "enterprise_name", "team_id", "team_name")
_BOT = ("bot_token", "bot_id", "bot_user_id", "bot_scopes", "bot_refresh_token")
_USER = ("user_token", "user_scopes", "user_refresh_token")
_HOOK = ("incoming_webhook_url", "incoming_webhook_channel", "incoming_webhook_channel_id")
INSTALLATIONS, BOTS, STATES = "slack_installations", "slack_bots", "slack_oauth_states"


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, String) for name in names]


def _common() -> list[Column[object]]:
    return [
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("client_id", String, nullable=False),
        Column("app_id", String, nullable=False),
        Column("is_enterprise_install", Boolean, nullable=False),
        Column("installed_at", DateTime, nullable=False),
        Column("bot_token_expires_at", DateTime),
    ]


installations = Table(
    INSTALLATIONS,
    Base.metadata,
    *_common(),
    Column("user_id", String, nullable=False),
    Column("user_token_expires_at", DateTime),
    *_texts(*_WHO, "enterprise_url", *_BOT, *_USER, *_HOOK, "incoming_webhook_configuration_url", "token_type"),
    Index("slack_installations_idx", "client_id", "enterprise_id", "team_id", "user_id", "installed_at"),
)
bots = Table(
    BOTS,
    Base.metadata,
    *_common(),
    *_texts(*_WHO, *_BOT),
    Index("slack_bots_idx", "client_id", "enterprise_id", "team_id", "installed_at"),
)
states = Table(
    STATES,
    Base.metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("state", String, nullable=False),
    Column("expire_at", DateTime, nullable=False),
)
