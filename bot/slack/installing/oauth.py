"""`/slack/install` leads to Slack's page, which sends the installer back to `/slack/oauth_redirect`."""

import logging
from collections.abc import Callable, Sequence
from typing import Any

from anyio.to_thread import run_sync
from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.oauth import OAuthFlow
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk.oauth.state_store.sqlalchemy import SQLAlchemyOAuthStateStore
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.slack.installing.store import SealedInstallations
from bot.slack.web import client

INSTALL, BACK = "/slack/install", "/slack/oauth_redirect"
STATE_SECONDS = 600
_quiet = logging.getLogger("bot.slack.oauth")
_quiet.setLevel(logging.ERROR)  # below, answers of Slack with tokens in them are written


def oauth_routes(
    store: SealedInstallations, engine: Any, *, secret: str, scopes: Sequence[str], public_url: str, api: str
) -> list[Route]:
    settings = OAuthSettings(
        client_id=store.client_id,
        client_secret=secret,
        scopes=list(scopes),
        redirect_uri=f"{public_url.rstrip('/')}{BACK}" if public_url else None,
        install_path=INSTALL,
        redirect_uri_path=BACK,
        installation_store=store,
        state_store=SQLAlchemyOAuthStateStore(STATE_SECONDS, engine, _quiet),
        logger=_quiet,
    )
    flow = OAuthFlow(client=client("", api), logger=_quiet, settings=settings)
    return [_route(INSTALL, flow.handle_installation), _route(BACK, flow.handle_callback)]


def _route(path: str, handle: Callable[[BoltRequest], BoltResponse]) -> Route:
    async def answer(request: Request) -> Response:
        asked = BoltRequest(body="", query=str(request.url.query), headers=dict(request.headers))
        given = await run_sync(handle, asked)
        response = Response(given.body, given.status)
        for name, values in given.headers.items():
            for value in values:
                response.headers.append(name, value)
        return response

    return Route(path, answer, methods=["GET"])
