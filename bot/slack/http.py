"""HTTP mode: `/slack/events` takes events, commands and interactions. Bolt runs in a pool of threads, so that a
commit never holds up the loop."""

import logging

import anyio
from anyio.to_thread import run_sync
from slack_bolt import BoltRequest, BoltResponse
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.slack.socket import Dispatching
from bot.telemetry.meters import LIMITED

log = logging.getLogger("bot.slack")
PATH = "/slack/events"
MOST_BYTES = 2_000_000  # ours; Slack's largest payloads are views of 250 kB
BODY_SECONDS = 10.0  # Slack gives up after 3
AT_ONCE = 24  # requests worked on together; the others wait their turn


def slack_route(app: Dispatching, path: str = PATH) -> Route:
    limiter: list[anyio.CapacityLimiter] = []

    async def events(request: Request) -> Response:
        if not limiter:
            limiter.append(anyio.CapacityLimiter(AT_ONCE))
        try:
            with anyio.fail_after(BODY_SECONDS):
                body = await _body(request)
        except TimeoutError:
            return _refused(408)
        if body is None:
            return _refused(413)
        try:
            asked = BoltRequest(body=body, query=str(request.url.query), headers=dict(request.headers))
        except ValueError:
            log.warning("401: %d characters that are no payload", len(body))
            return Response(status_code=401)
        return _answer(await run_sync(app.dispatch, asked, limiter=limiter[0]))

    return Route(path, events, methods=["POST"])


async def _body(request: Request) -> str | None:
    """The body as text; None where it is too large. Bytes that are no text cannot carry a right signature."""
    if int(request.headers.get("content-length", 0)) > MOST_BYTES:
        return None
    read = bytearray()
    async for part in request.stream():
        read += part
        if len(read) > MOST_BYTES:
            return None
    return read.decode("utf-8", errors="replace")


def _refused(status: int) -> Response:
    """The rest of the body is not waited for."""
    LIMITED.labels("body").inc()
    return Response(status_code=status, headers={"connection": "close"})


def _answer(answer: BoltResponse) -> Response:
    return Response(answer.body, answer.status, headers=answer.first_headers())
