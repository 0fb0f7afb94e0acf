"""Slack's own store of installations, with every token under a key."""

from collections.abc import Callable
from typing import Any, TypeVar

from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore

from bot.slack.installing.keys import TokenKeys

SEALED = ("bot_token", "bot_refresh_token", "user_token", "user_refresh_token", "incoming_webhook_url")
ORG = "org"  # in the place of a user: the row says that a workspace belongs to an organisation with the app
Kept = TypeVar("Kept", Bot, Installation)


class SealedInstallations(SQLAlchemyInstallationStore):
    def __init__(self, client_id: str, engine: Any, keys: TokenKeys) -> None:
        super().__init__(client_id, engine)
        self._keys = keys

    def save(self, installation: Installation) -> None:
        super().save(_with(installation, self._keys.sealed))

    def save_bot(self, bot: Bot) -> None:
        """`save` comes here with what it has sealed already."""
        super().save_bot(bot if _is_sealed(bot, self._keys) else _with(bot, self._keys.sealed))

    def find_bot(self, **who: Any) -> Bot | None:
        """Raises WrongTokenKey."""
        found = super().find_bot(**who)
        return _with(found, self._keys.opened) if found else None

    def find_installation(self, **who: Any) -> Installation | None:
        """Raises WrongTokenKey."""
        found = super().find_installation(**who)
        return _with(found, self._keys.opened) if found else None

    def of_team(self, team: str) -> Bot | None:
        """The bot of a workspace, installed there or in its organisation. Raises WrongTokenKey."""
        row = self._newest(self.bots, team) or self._newest(self.installations, team)
        if row is None:
            return None
        enterprise = row["enterprise_id"]
        return self.find_bot(enterprise_id=enterprise, team_id=team) or self.find_bot(
            enterprise_id=enterprise, team_id=None, is_enterprise_install=True
        )

    def belongs(self, team: str, enterprise: str, app: str) -> None:
        """A workspace of an organisation that has the app."""
        if self._newest(self.installations, team) is None:
            self.save(
                Installation(
                    app_id=app, enterprise_id=enterprise, team_id=team, user_id=ORG, is_enterprise_install=True
                )
            )

    def teams_of(self, enterprise: str) -> list[str]:
        c = self.installations.c
        with self.engine.connect() as connection:
            found = connection.execute(self.installations.select().where(c.enterprise_id == enterprise)).mappings()
            return sorted({row["team_id"] for row in found if row["team_id"]})

    def rekey(self) -> int:
        """Everything that is not under the newest key comes under it; how many rows. Raises WrongTokenKey."""
        return sum(self._rekey(table) for table in (self.bots, self.installations))

    def check(self) -> None:
        """Raises WrongTokenKey where a token cannot be opened."""
        with self.engine.connect() as connection:
            for row in connection.execute(self.bots.select()).mappings():
                self._keys.opened(row["bot_token"])

    def count(self) -> int:
        with self.engine.connect() as connection:
            rows = connection.execute(self.bots.select()).mappings()
            return len({(row["enterprise_id"], row["team_id"]) for row in rows if row["bot_token"]})

    def _rekey(self, table: Any) -> int:
        changed = 0
        with self.engine.begin() as connection:
            for row in list(connection.execute(table.select()).mappings()):
                old = {n: row[n] for n in SEALED if n in row and row[n] and not self._keys.is_newest(row[n])}
                new = {name: self._keys.sealed(self._keys.opened(value)) for name, value in old.items()}
                if new:
                    connection.execute(table.update().where(table.c.id == row["id"]).values(**new))
                    changed += 1
        return changed

    def _newest(self, table: Any, team: str) -> Any | None:
        mine = table.select().where(table.c.client_id == self.client_id, table.c.team_id == team)
        with self.engine.connect() as connection:
            return connection.execute(mine.order_by(table.c.installed_at.desc()).limit(1)).mappings().first()


def _with(kept: Kept, change: Callable[[str | None], str | None]) -> Kept:
    values = kept.to_dict_for_copying()
    for name in SEALED:
        if values.get(name):
            values[name] = change(values[name])
    return type(kept)(**values)


def _is_sealed(bot: Bot, keys: TokenKeys) -> bool:
    return bool(bot.bot_token) and keys.is_newest(str(bot.bot_token))
