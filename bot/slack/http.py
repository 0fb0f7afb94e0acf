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


class Unread(Exception):
    """A body that is not waited for, with the HTTP status of the answer."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def slack_route(app: Dispatching, path: str = PATH) -> Route:
    limiter: list[anyio.CapacityLimiter] = []

    async def events(request: Request) -> Response:
        if not limiter:
            limiter.append(anyio.CapacityLimiter(AT_ONCE))
        try:
            # Bytes that are no text cannot carry a right signature.
            body = (await body_of(request)).decode("utf-8", errors="replace")
        except Unread as unread:
            return refused(unread.status)
        try:
            asked = BoltRequest(body=body, query=str(request.url.query), headers=dict(request.headers))
        except ValueError:
            log.warning("401: %d characters that are no payload", len(body))
            return Response(status_code=401)
        return _answer(await run_sync(app.dispatch, asked, limiter=limiter[0]))

    return Route(path, events, methods=["POST"])


async def body_of(request: Request, most: int = MOST_BYTES) -> bytes:
    """Raises Unread where it has more than `most` bytes or takes longer than `BODY_SECONDS`."""
    if int(request.headers.get("content-length", 0)) > most:
        raise Unread(413)
    read = bytearray()
    try:
        with anyio.fail_after(BODY_SECONDS):
            async for part in request.stream():
                read += part
                if len(read) > most:
                    raise Unread(413)
    except TimeoutError:
        raise Unread(408) from None
    return bytes(read)


def refused(status: int) -> Response:
    """The rest of the body is not waited for."""
    LIMITED.labels("body").inc()
    return Response(status_code=status, headers={"connection": "close"})


def _answer(answer: BoltResponse) -> Response:
    return Response(answer.body, answer.status, headers=answer.first_headers())
