"""The page's addresses: the page itself, what has changed, what is done, files, and old links."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from bot.playground import acts, hooks
from bot.playground.api.files import in_reach
from bot.playground.channels import LAB, Channel
from bot.playground.files import File
from bot.playground.page.deeds import DEEDS, do
from bot.playground.page.drawn import Drawn
from bot.playground.page.guard import Guard, sealed
from bot.playground.page.inspector import inspector
from bot.playground.page.look import HERE, Look
from bot.playground.people import BOT_USER, MIA, Person
from bot.playground.standin import StandIn

MOST_BYTES = 50 * 1024 * 1024
LIVE_SECONDS = 20.0
Endpoint = Callable[[Request], Awaitable[Response]]


class Page:
    def __init__(self, s: StandIn) -> None:
        self.s = s
        self.guard = Guard()
        self.drawn = Drawn()

    def me(self, request: Request) -> Person:
        people = self.s.workspace.people
        return people.get(request.query_params.get("as", "")) or people[MIA.id]

    def at(self, request: Request, me: Person) -> Channel:
        """The channel asked for, if this person may look at it; else one of theirs."""
        found = self.s.workspace.channels.get(request.query_params.get("at", ""))
        if found and (me.id in found.members or found.kind == "channel"):
            return found
        own = [one for one in self.s.workspace.channels_of(me.id) if one.kind != "im"]
        return own[0] if own else self.s.workspace.channels[LAB.id]

    async def page(self, request: Request) -> Response:
        me = self.me(request)
        look = Look(self.s, me)
        known = self.s.config.manifest.commands
        commands = json.dumps([{"name": each.name, "hint": each.usage_hint or each.description} for each in known])
        return HTMLResponse(
            look.html("page.html", key=self.guard.key, commands=commands, not_slack=look.frame()["not_slack_either"])
        )

    def shown(self, request: Request) -> dict[str, Any]:
        """All that this person sees now. The revision is read first: what comes later is asked for again."""
        revision, me = self.s.workspace.revision, self.me(request)
        look, channel = Look(self.s, me, self.drawn), self.at(request, me)
        tab, thread = request.query_params.get("tab", "messages"), request.query_params.get("thread", "")
        modal = look.modal()
        return {
            "revision": revision,
            "as": me.id,
            "at": channel.id,
            "lang": look.language,
            "sidebar": look.sidebar(channel.id).as_json(),
            "header": look.header(channel, tab).as_json(),
            "main": [piece.as_json() for piece in look.main(channel)],
            "thread": [piece.as_json() for piece in look.thread(channel, thread)] if thread else [],
            "home": look.home().as_json() if tab == "home" else None,
            "modal": modal.as_json() if modal else None,
            "member": me.id in channel.members,
            "latest": look.latest(channel.id),
            "compose": look.words("write_in", place=look.place(channel)),
            "reply": look.words("write_reply"),
            "words": look.frame(),
            "empty": look.words("nothing_yet_dm" if channel.kind == "im" else "nothing_yet"),
        }

    async def state(self, request: Request) -> Response:
        # Drawn in a thread: the bot may be answering on this server's event loop.
        return JSONResponse(await run_in_threadpool(self.shown, request))

    async def live(self, _request: Request) -> Response:
        """Server-sent events: the revision whenever it rises. Ends now and then; the browser comes again."""
        return StreamingResponse(self._revisions(), media_type="text/event-stream")

    async def _revisions(self) -> AsyncIterator[str]:
        loop, changed = asyncio.get_running_loop(), asyncio.Event()

        def wake() -> None:
            with contextlib.suppress(RuntimeError):  # the loop may have closed while a thread changed something
                loop.call_soon_threadsafe(changed.set)

        forget = self.s.workspace.watch(wake)
        ends = loop.time() + LIVE_SECONDS
        try:
            while (left := ends - loop.time()) > 0 and not self.s.stopping:
                yield f"retry: 500\ndata: {self.s.workspace.revision}\n\n"
                changed.clear()
                try:
                    await asyncio.wait_for(changed.wait(), left)
                except TimeoutError:
                    return
        finally:
            forget()

    async def act(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in DEEDS:
            return PlainTextResponse("unknown", 404)
        try:
            body = json.loads(await request.body())
        except json.JSONDecodeError:
            return PlainTextResponse("not JSON", 400)
        try:
            return JSONResponse(await do(self.s, self.me(request), name, body))
        except (KeyError, TypeError, ValueError) as wrong:
            return PlainTextResponse(f"{type(wrong).__name__}", 400)

    async def upload(self, request: Request) -> Response:
        """Files for the next message; their ids come back."""
        form = await request.form()
        kept = []
        for value in form.getlist("file"):
            if isinstance(value, UploadFile):
                content = await value.read()
                if len(content) > MOST_BYTES:
                    return PlainTextResponse("too large", 413)
                kept.append(acts.upload(self.s, self.me(request), value.filename or "file", content))
        return JSONResponse({"files": [{"id": one.id, "name": one.name} for one in kept]})

    async def file(self, request: Request) -> Response:
        """A file's bytes, for whoever sits where it was shared."""
        file, me = self.s.workspace.files.get(request.path_params["key"]), self.me(request)
        if file is None or not (file.user == me.id or in_reach(self.s, file, me.id) or self.only_in_blocks(file)):
            return PlainTextResponse("no such file", 404)
        return hooks.file_response(self.s, file, inline=True)

    def only_in_blocks(self, file: File) -> bool:
        """A file of the bot that was shared nowhere: it can only stand in an image block."""
        return file.user == BOT_USER and not file.shares

    async def archive(self, request: Request) -> Response:
        """Where a permalink leads: the channel, with the message's thread open."""
        digits = request.path_params["ts"].removeprefix("p")
        ts = f"{digits[:-6]}.{digits[-6:]}"
        message = self.s.workspace.message(request.path_params["channel"], ts)
        thread = request.query_params.get("thread_ts") or (message.thread if message else None) or ts
        return RedirectResponse(f"/?at={request.path_params['channel']}&thread={thread}")

    async def inspect(self, request: Request) -> Response:
        return HTMLResponse(inspector(self.s, Look(self.s, self.me(request))))

    def looked_at(self, endpoint: Endpoint) -> Endpoint:
        async def guarded(request: Request) -> Response:
            return sealed(self.guard.refuse_host(request) or await endpoint(request))

        return guarded

    def acted(self, endpoint: Endpoint) -> Endpoint:
        async def guarded(request: Request) -> Response:
            return sealed(self.guard.refuse_act(request) or await endpoint(request))

        return guarded


class Fresh(StaticFiles):
    """Static files that the browser asks after each time, so that an upgrade is seen at once."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        return response


def page_routes(s: StandIn) -> list[BaseRoute]:
    page = Page(s)
    return [
        Route("/", page.looked_at(page.page)),
        Route("/archives/{channel}/{ts}", page.looked_at(page.archive)),
        Route("/page/state", page.looked_at(page.state)),
        Route("/page/live", page.looked_at(page.live)),
        Route("/page/inspector", page.looked_at(page.inspect)),
        Route("/page/files/{key}", page.looked_at(page.file)),
        Route("/page/upload", page.acted(page.upload), methods=["POST"]),
        Route("/page/do/{name}", page.acted(page.act), methods=["POST"]),
        Mount("/static", Fresh(directory=HERE / "static")),
    ]
