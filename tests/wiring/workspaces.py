"""Several workspaces behind one Web API, told apart by the token, as Slack does; and their people's messages."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

import httpx
from anyio.to_thread import run_sync
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.playground.signing import signed_headers
from tests.slackworld import served

SECRET, APP, CLIENT = "signed", "A0JOURNEY", "1.2"
Json = dict[str, Any]


@dataclass
class Slack:
    """`codes`: what an installer brings back → what Slack gives for it; `tokens`: those that are valid → their team."""

    codes: dict[str, Json] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    refreshed: dict[str, Json] = field(default_factory=dict)  # refresh token → what is given for it
    calls: list[tuple[str, str, Json]] = field(default_factory=list)  # (method, token, arguments)
    down: bool = False  # no token is exchanged just now
    exchanging: Callable[[], object] = lambda: None  # called when a token is to be exchanged
    posted: int = 0
    said: dict[str, list[str]] = field(default_factory=dict)

    def app(self) -> Starlette:
        return Starlette(routes=[Route("/api/{method}", self._answer, methods=["GET", "POST"])])

    async def _answer(self, request: Request) -> JSONResponse:
        body = (await request.body()).decode()
        is_json = request.headers.get("content-type", "").startswith("application/json")
        given = json.loads(body) if is_json and body else {n: v[0] for n, v in parse_qs(body).items()}
        given |= dict(request.query_params)
        token = request.headers.get("authorization", "").removeprefix("Bearer ") or given.pop("token", "")
        method = request.path_params["method"]
        self.calls.append((method, token, given))
        if "refresh_token" in given:
            await run_sync(self.exchanging)
        return JSONResponse(self._said(method, token, given))

    def _said(self, method: str, token: str, given: Json) -> Json:
        if method == "oauth.v2.access" and self.down:
            return {"ok": False, "error": "internal_error"}
        if method == "oauth.v2.access":
            found = self.refreshed.get(given.get("refresh_token", "")) or self.codes.get(given.get("code", ""))
            return {"ok": True, **found} if found else {"ok": False, "error": "invalid_code"}
        team = self.tokens.get(token)
        if team is None:
            return {"ok": False, "error": "account_inactive"}
        match method:
            case "auth.test":
                return {"ok": True, "team_id": team, "user_id": "UBOT", "bot_id": f"B{team}", "url": "https://x"}
            case "users.info":
                user = {"id": given["user"], "name": "ann", "team_id": team, "locale": "en-GB"}
                return {"ok": True, "user": user}
            case "conversations.info":
                return {"ok": True, "channel": {"id": given["channel"], "name": "lab", "is_member": True}}
            case "conversations.members":
                return {"ok": True, "members": [f"U1{team}", "UBOT"]}
            case "chat.postMessage" | "chat.postEphemeral":
                self.posted += 1
                if method == "chat.postMessage":
                    self.said.setdefault(token, []).append(json.dumps(given))
                return {"ok": True, "ts": f"{time.time():.6f}", "channel": given["channel"]}
        return {"ok": True, "messages": [], "has_more": False}

    def spoken(self, token: str) -> list[str]:
        """What was posted with a token, in its order."""
        return self.said.get(token, [])


def installation(team: str | None, token: str, enterprise: str | None = None, **more: Any) -> Json:
    return {
        "app_id": APP, "access_token": token, "token_type": "bot", "scope": "chat:write", "bot_user_id": "UBOT",
        "team": {"id": team, "name": f"Team {team}"} if team else None, "authed_user": {"id": "U0INSTALL"},
        "enterprise": {"id": enterprise, "name": "Org"} if enterprise else None,
        "is_enterprise_install": team is None, **more,
    }  # fmt: skip


@contextmanager
def slack() -> Iterator[tuple[Slack, str]]:
    made = Slack()
    with served(made.app()) as url:
        yield made, f"{url}/api/"


def event(url: str, team: str, event: Json, enterprise: str | None = None) -> int:
    everywhere = enterprise is not None
    authorization = {"enterprise_id": enterprise, "team_id": team, "user_id": "UBOT", "is_enterprise_install": everywhere}  # fmt: skip
    payload = {
        "type": "event_callback", "team_id": team, "api_app_id": APP, "event_id": f"Ev{time.time()}", "event": event,
        "enterprise_id": enterprise, "authorizations": [authorization],
    }  # fmt: skip
    return post(url, payload)


def mention(url: str, team: str, text: str, enterprise: str | None = None) -> int:
    ts = f"{time.time():.6f}"
    said = {"type": "app_mention", "user": f"U1{team}", "channel": f"C1{team}", "ts": ts, "text": f"<@UBOT> {text}"}  # fmt: skip
    return event(url, team, said, enterprise)


def post(url: str, payload: Json, secret: str = SECRET) -> int:
    body = json.dumps(payload).encode()
    headers = signed_headers(secret, body, "application/json")
    return httpx.post(f"{url}/slack/events", content=body, headers=headers, trust_env=False).status_code


def install(url: str, code: str) -> httpx.Response:
    """As a browser does it: the cookie of the first page comes back with Slack's answer."""
    with httpx.Client(trust_env=False) as browser:
        page = browser.get(f"{url}/slack/install")
        state = page.text.partition("state=")[2].partition("&")[0].partition('"')[0]
        cookie = page.headers["set-cookie"].partition(";")[0]
        return browser.get(f"{url}/slack/oauth_redirect", params={"code": code, "state": state}, headers={"cookie": cookie})  # fmt: skip
