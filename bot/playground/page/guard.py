"""Who may drive the page: only itself, from this machine.

Another web page open in the same browser could post here, or reach this port under a name of its own (DNS
rebinding). So every request must name a loopback host, and every act must carry the key that only the page
knows, and come from it.
"""

import hmac
import secrets
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def from_elsewhere(request: Request) -> bool:
    """Whether a browser sent this for another web page. A bot is no browser and says neither header."""
    origin = request.headers.get("origin")
    same = origin is None or urlsplit(origin).netloc == request.headers.get("host")
    return not same or request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")


def bots_only(endpoint: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """The Web API's side: the bot's token may be no secret here, so a browser's foreign page is kept out too."""

    async def guarded(request: Request) -> Response:
        if from_elsewhere(request):
            return PlainTextResponse("not for web pages", 403)
        return await endpoint(request)

    return guarded


class Guard:
    def __init__(self) -> None:
        self.key = secrets.token_urlsafe(24)

    def refuse_host(self, request: Request) -> Response | None:
        host = urlsplit(f"//{request.headers.get('host', '')}").hostname
        return None if host in LOOPBACK else PlainTextResponse("this page is for this machine only", 403)

    def refuse_act(self, request: Request) -> Response | None:
        """Refuse an act of a foreign page; 409 tells our own, after a restart, to load itself again."""
        if refused := self.refuse_host(request):
            return refused
        if from_elsewhere(request):
            return PlainTextResponse("this page answers only to itself", 403)
        if not hmac.compare_digest(request.headers.get("x-playground", "").encode(), self.key.encode()):
            return PlainTextResponse("the page is out of date", 409)
        return None


def sealed(response: Response) -> Response:
    """The same response, allowed to load nothing from elsewhere and to be framed by nobody."""
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Frame-Options"] = "DENY"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    return response
