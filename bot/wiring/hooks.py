"""`POST /hooks/trackers`: a tracker says that something became of a ticket. Which one is looked for among everything
that it sends – its name or its address –, and the tracker is asked; what it sends is believed in nothing else.

It is let in by the secret of the webhooks: as `?token=`, or as a signature of the body, in GitHub's way or in ours.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.slack.http import Unread, body_of, refused
from bot.slack.identity import Identity
from bot.usecases.elsewhere import Links
from bot.usecases.inbound import Inbound, TicketsMoved

LONGEST, MOST, A_NAME = 1_000_000, 2000, 500  # bytes of a body, names looked for in it, characters of a name
SIGNATURES = ("X-Hub-Signature-256", "X-Journey-Signature")


def tracker_route(
    accept: Callable[[Inbound], bool], links: Links, identity: Identity, trackers: tuple[str, ...], secret: str
) -> Route:
    def take(body: bytes) -> None:
        tenant = identity.get().team
        names = set(islice(_names(json.loads(body)), MOST))
        for journey, tracker in links.named(tenant, names, trackers):
            event = TicketsMoved(journey=journey, tracker=tracker)
            accept(
                Inbound(
                    key=f"tickets:{secrets.token_hex(8)}", tenant=tenant, conversation=f"tickets:{journey}", event=event
                )
            )

    async def called(request: Request) -> Response:
        if not _may_be_let_in(request, secret):
            return refused(401)
        try:
            body = await body_of(request, LONGEST)
        except Unread as unread:
            return refused(unread.status)
        if not _let_in(request, body, secret):
            return Response("not signed", status_code=401)
        try:
            await run_sync(take, body)
        except (ValueError, RecursionError):  # the latter: lists in lists without end
            return Response("not JSON", status_code=400)
        shown = request.headers.get("X-Hook-Secret")  # by which Asana begins, and wants to see it again
        return Response("ok", headers={"X-Hook-Secret": shown} if shown else None)

    return Route("/hooks/trackers", called, methods=["POST"])


def _may_be_let_in(request: Request, secret: str) -> bool:
    """What has neither the secret nor a signature is not read."""
    return bool(secret) and (_has_secret(request, secret) or any(name in request.headers for name in SIGNATURES))


def _has_secret(request: Request, secret: str) -> bool:
    return hmac.compare_digest(request.query_params.get("token", "").encode(), secret.encode())


def _let_in(request: Request, body: bytes, secret: str) -> bool:
    if _has_secret(request, secret):
        return True
    signed = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return any(hmac.compare_digest(request.headers.get(name, "").encode(), signed.encode()) for name in SIGNATURES)


def _names(value: Any) -> Iterator[str]:
    """Every text and number in what was sent."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, str | int) and len(str(one)) <= A_NAME:
            yield str(one)
