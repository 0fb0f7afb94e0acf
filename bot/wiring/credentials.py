"""What a process speaks to Slack with; in the playground, what its page and the bot share."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from bot.settings import Door, Settings


@dataclass(frozen=True)
class Credentials:
    token: str
    secret: str
    api: str
    app_token: str | None


def credentials(settings: Settings, door: Door) -> Credentials:
    """Slack's, or in the playground those that its page and the bot share: made once and kept at home."""
    if door != "playground":
        token, secret, app = settings.slack_bot_token, settings.slack_signing_secret, settings.slack_app_token
        return Credentials(
            token.get_secret_value() if token else "",
            secret.get_secret_value() if secret else "",
            settings.slack_api_url,
            app.get_secret_value() if app else None,
        )
    return Credentials("xoxb-playground", _kept_secret(settings.home), f"http://127.0.0.1:{settings.port}/api/", None)


def _kept_secret(home: Path) -> str:
    path = home / "playground.secret"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(16), encoding="ascii")
    return path.read_text(encoding="ascii").strip()
