"""Whose a payload is: the workspace in which the app was installed, as far as the payload says so."""

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
LEFT = frozenset({"app_uninstalled", "tokens_revoked"})


@dataclass(frozen=True)
class Whose:
    team: str = ""
    enterprise: str = ""
    app: str = ""
    everywhere: bool = False  # installed in the whole organisation


def whose(body: Json) -> Whose:
    """In a shared channel the sender's workspace may be another one than ours: what names the installation is asked
    first."""
    installed = next(iter(body.get("authorizations") or ()), None) or {}
    view = body.get("view") or {}
    team = installed.get("team_id") or view.get("app_installed_team_id") or _under(body) or _sender(body)
    enterprise = installed.get("enterprise_id") or body.get("enterprise_id") or (body.get("enterprise") or {}).get("id")
    everywhere = installed.get("is_enterprise_install") or body.get("is_enterprise_install")
    return Whose(
        str(team or ""), str(enterprise or ""), str(body.get("api_app_id") or ""), str(everywhere).lower() == "true"
    )


def has_left(body: Json) -> bool:
    """The app was taken out of the workspace, or its bot's token was revoked."""
    event = body.get("event") or {}
    if event.get("type") == "app_uninstalled":
        return True
    return event.get("type") == "tokens_revoked" and bool((event.get("tokens") or {}).get("bot"))


def _under(body: Json) -> str | None:
    """Buttons stand under messages of ours; a shortcut is taken on anybody's."""
    return (body.get("message") or {}).get("team") if body.get("type") == "block_actions" else None


def _sender(body: Json) -> str | None:
    """`team` is empty where the app is installed in the whole organisation."""
    team, user = body.get("team") or {}, body.get("user") or {}
    return team.get("id") or body.get("team_id") or user.get("team_id")
