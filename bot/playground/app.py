"""The stand-in as a web application: the Web API under `/api/`, and the page at `/`."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from bot.playground import hooks, limits
from bot.playground.manifest import read
from bot.playground.page.guard import bots_only
from bot.playground.page.routes import page_routes
from bot.playground.standin import Config, StandIn
from bot.playground.web import Dropped, call


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _api_routes(s: StandIn) -> list[BaseRoute]:
    async def api(request: Request) -> Response:
        return await call(s, request.path_params["method"], request)

    async def respond(request: Request) -> Response:
        return await hooks.respond(s, request.path_params["key"], request)

    async def upload(request: Request) -> Response:
        return await hooks.upload(s, request.path_params["ticket"], request)

    async def private_file(request: Request) -> Response:
        return hooks.private_file(s, request.path_params["key"], request)

    async def sign_in(_request: Request) -> Response:
        return hooks.sign_in()

    async def socket(web: WebSocket) -> None:
        await s.sockets.serve(web)

    return [
        Route("/api/{method}", bots_only(api), methods=["GET", "POST"]),
        Route("/response/{key}", bots_only(respond), methods=["POST"]),
        Route("/upload/v1/{ticket}", bots_only(upload), methods=["POST", "PUT"]),
        Route("/files-pri/{team}-{key}/{name:path}", private_file),
        Route("/signin", sign_in),
        WebSocketRoute("/socket/", socket),
    ]


def playground(
    home: Path,
    *,
    signing_secret: str,
    bot_token: str,
    app_token: str | None = None,
    events_url: str,
    base_url: str | None = None,
    manifest: Mapping[str, Any] | None = None,
    rate_limits: bool = True,
    answer_seconds: float = limits.ANSWER_SECONDS,
    retry_seconds: Sequence[float] = limits.RETRY_SECONDS,
    trigger_seconds: float = limits.TRIGGER_SECONDS,
    stream_seconds: float = limits.STREAM_SECONDS,
) -> Starlette:
    """The application. Its `state.standin` is the `StandIn`; close it when the server stops.

    `home` keeps the workspace; `events_url` is where the bot listens (its origin is also ours, unless
    `base_url` says otherwise). `manifest` is the app's, as JSON: it limits the bot to its scopes, the events to
    those it subscribed, and gives the page its commands and shortcuts. Times are in seconds.
    """
    config = Config(
        signing_secret,
        bot_token,
        app_token,
        base_url or _origin(events_url),
        read(manifest),
        rate_limits,
        answer_seconds,
        tuple(retry_seconds),
        trigger_seconds,
        stream_seconds,
    )
    standin = StandIn(config, home, events_url)
    app = Starlette(routes=[*_api_routes(standin), *page_routes(standin)], exception_handlers={Dropped: _cut})
    app.state.standin = standin
    return app


async def _cut(_request: Request, _error: Exception) -> Response:
    """An answer that breaks off: fewer bytes than announced."""
    return Response(b"", 200, headers={"Content-Length": "1000", "Connection": "close"})
