"""One process for many workspaces: Slack's installation pages, and whose each event is."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.routing import Route

from bot.settings import Settings, WrongSettings
from bot.slack.installing.installed import Installed
from bot.slack.installing.keys import TokenKeys, WrongTokenKey
from bot.slack.installing.oauth import oauth_routes
from bot.slack.installing.rotation import Rotation
from bot.slack.installing.store import SealedInstallations
from bot.slack.socket import Dispatching
from bot.slack.web import client
from bot.wiring.workspace import Tenant
from storage.database import Database
from storage.lease import Held, lease

MANIFEST = Path(__file__).parents[2] / "manifest.http.json"


class Many:
    def __init__(
        self, settings: Settings, database: Database, open_: Callable[[str, str], Tenant], nobody: Dispatching
    ) -> None:
        self._settings, self._database = settings, database
        self._secret = settings.slack_client_secret.get_secret_value() if settings.slack_client_secret else ""
        self.store = installations(settings, database)
        rotation = Rotation(self.store, self._secret, client("", settings.slack_api_url), self._alone)
        secret = settings.slack_signing_secret.get_secret_value() if settings.slack_signing_secret else ""
        self.installed: Installed[Tenant] = Installed(self.store, rotation, open_, nobody, secret)

    def routes(self) -> list[Route]:
        scopes = json.loads(MANIFEST.read_text(encoding="utf-8"))["oauth_config"]["scopes"]["bot"]
        return oauth_routes(
            self.store,
            self._database.engine,
            secret=self._secret,
            scopes=scopes,
            public_url=self._settings.public_url or "",
            api=self._settings.slack_api_url,
        )

    def check(self) -> None:
        """Raises WrongSettings where the keys do not open what is stored."""
        opened_by(self.store)

    @contextmanager
    def _alone(self, name: str) -> Iterator[bool]:
        try:
            with lease(self._database, name):
                yield True
        except Held:
            yield False


def installations(settings: Settings, database: Database) -> SealedInstallations:
    kept = settings.token_keys.get_secret_value() if settings.token_keys else ""
    keys = TokenKeys([key.strip() for key in kept.split(",")])
    return SealedInstallations(settings.slack_client_id or "", database.engine, keys)


def opened_by(store: SealedInstallations) -> None:
    """Raises WrongSettings where the keys do not open what is stored."""
    try:
        store.check()
    except WrongTokenKey:
        raise WrongSettings(("JOURNEY_TOKEN_KEYS",)) from None


def rekey(settings: Settings, database: Database) -> int:
    """Every stored token comes under the newest key; how many rows. Raises WrongSettings."""
    try:
        return installations(settings, database).rekey()
    except WrongTokenKey:
        raise WrongSettings(("JOURNEY_TOKEN_KEYS",)) from None
