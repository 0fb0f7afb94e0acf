"""Everything of one process, put together."""

import json
import secrets
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from anyio.to_thread import run_sync
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from bot.durable.alarms import Alarms
from bot.durable.heirs import Heirs
from bot.durable.inbox import Desk, Inbox
from bot.guide.forms import faults
from bot.journey.model import Language
from bot.material.out.artist import AnyFormat
from bot.picture.artist import TypstArtist, file_name
from bot.playground.app import playground
from bot.reading.learned.loading import opened_reader
from bot.settings import Door, Settings
from bot.slack.app import bolt_app
from bot.slack.canvases import SlackCanvases
from bot.slack.completing import completed
from bot.slack.directory import Directory
from bot.slack.doors import Doors
from bot.slack.errors import SlackUnavailable
from bot.slack.faults import Apologies
from bot.slack.files import Files
from bot.slack.history import History
from bot.slack.http import slack_route
from bot.slack.identity import Identity
from bot.slack.lists import SlackLists
from bot.slack.mouth import Mouth
from bot.slack.rates import Rates
from bot.slack.socket import Socket
from bot.slack.stream import SlackStreamer
from bot.slack.web import Web, client
from bot.telemetry.exhibit import Exhibit
from bot.telemetry.trail import export
from bot.usecases.calm import CalmCraft
from bot.usecases.craft import KnowledgeCraft, shelves_of
from bot.usecases.inbound import Inbound, Place
from bot.usecases.lately import Lately
from bot.usecases.ports import CannotTell
from bot.usecases.shelving import ShelfLibrary
from bot.usecases.work import work
from bot.usecases.world import World
from bot.wiring.addresses import map_route
from bot.wiring.connected import connected
from bot.wiring.credentials import Credentials, credentials
from bot.wiring.data import migrate, opened_database
from bot.wiring.erasing import OwnMemory
from bot.wiring.knowledge import knowledge_if_any, vectors_of
from bot.wiring.mind import mind_if_any
from bot.wiring.readiness import Readiness, Waiting
from knowledge.library import KnowledgeBase
from knowledge.shelving import Progress
from storage.database import Unavailable, Unusable, doorstep
from storage.inbox import InboxRows
from storage.lease import Tenure
from storage.links import SqlLinks
from storage.ringing import TimerRows

MANIFEST = Path(__file__).parents[2] / "manifest.json"


class Product:
    """Everything of one process. `asgi` answers HTTP; `start` begins to work on what is in the inbox."""

    def __init__(self, settings: Settings, door: Door, **overrides: Any) -> None:
        self.settings, self.door = settings, door
        self.database, self._doorstep = opened_database(settings), doorstep(settings.database_url)
        self.readiness = Readiness()
        self.knowledge: KnowledgeBase | None = overrides.get("knowledge")
        self._given_knowledge = self.knowledge is not None
        keys = credentials(settings, door)
        web, hasty = Web(client(keys.token, keys.api)), Web(client(keys.token, keys.api, hasty=True))
        identity = self._identity = Identity(hasty)
        directory = self._directory = Directory(web, identity)
        self.mouth = Mouth(web, identity)
        self._lately = Lately(lambda: self.knowledge)
        self.world = World(
            store=self.database.store,
            mouth=self.mouth,
            directory=directory,
            files=Files(web, identity),
            past=History(web, identity),
            artist=overrides.get("artist") or AnyFormat(TypstArtist(), file_name),
            craft=self._craft,
            reader=overrides.get("reader") or opened_reader(),
            library=ShelfLibrary(lambda: self.knowledge),
            memory=OwnMemory(self.database, lambda kept, tenant: self.inbox.forget(kept, tenant)),
            embed=overrides.get("embed") or self._embed,
            scrub=self.database.scrub,
            canvases=SlackCanvases(web, identity),
            address=self._address,
            lists=SlackLists(web, identity),
            links=SqlLinks(self.database),
            clock=overrides.get("clock") or now,
            new_id=overrides.get("new_id") or (lambda: secrets.token_hex(5)),
            trackers=overrides.get("trackers") or connected(settings),
            mind=mind_if_any(
                settings, self.database, self._streamer(web), lambda: self.knowledge, self._later, self._lately
            ),
        )
        self.inbox = Inbox(
            settings.database_url,
            doorstep=InboxRows(self._doorstep, patience=1.5),
            rows=InboxRows(self.database),
            executor=settings.executor,
            workers=settings.workers,
            thinks=self.world.mind is not None,
        )
        self._alarms = Alarms(TimerRows(self.database), self.inbox.accept, self.world.clock)
        self._exhibit = Exhibit(lambda: self._not_ready() is None, self._queue, self._sizes)
        self._apologise = Apologies(self.mouth, directory)
        self._tenure = Tenure(self.database, settings.executor)
        self._heirs = Heirs(self.database, self._tenure, self.inbox.owners, self.inbox.take_over)
        doors = Doors(
            accept=self.inbox.accept,
            identity=identity,
            hasty=hasty,
            concerns=self._concerns,
            begins=self._begins,
            validate=self._validate,
            speaks=directory.language,
            names=directory.name_if_known,
            rates=Rates(settings.rate_person, settings.rate_workspace),
            reaction="" if settings.reaction == "off" else settings.reaction,
        )
        self.bolt = bolt_app(doors, token=keys.token, signing_secret=keys.secret)
        self._socket = Socket(self.bolt, keys.app_token, web.client) if door == "socket" and keys.app_token else None
        self._page: Starlette | None = None
        self.asgi = self._asgi(keys)

    def _craft(self, tenant: str, place: Place) -> CalmCraft:
        before = partial(self._lately.before, tenant, place)
        return CalmCraft(KnowledgeCraft(lambda: self.knowledge, shelves_of(tenant, place), before))

    def _embed(self, texts: Sequence[str]) -> Any:
        return vectors_of(self.knowledge, texts)

    def _streamer(self, web: Web) -> SlackStreamer:
        return SlackStreamer(web, self.mouth, self._directory)

    def _address(self, journey: str) -> str:
        base = (self.settings.public_url or "").rstrip("/")
        return f"{base}/maps/{journey}" if base and self.door == "http" else ""

    def _later(self, inbound: Inbound) -> bool:
        return self.inbox.accept(inbound)

    def _concerns(self, tenant: str, conversation: str) -> bool:
        with self._doorstep.store() as store:
            channel, _, thread = conversation.partition(":")
            return store.conversations.session(tenant, conversation) is not None or (
                bool(thread) and store.workshops.under(tenant, channel, thread) is not None
            )

    def _begins(self, tenant: str, channel: str) -> bool:
        with self._doorstep.store() as store:
            return bool(store.conversations.starting(tenant, channel))

    def _validate(
        self, form: str, fields: tuple[tuple[str, str], ...], language: Language
    ) -> tuple[tuple[str, str], ...]:
        wrong = faults(form, dict(fields), language, datetime.now(UTC).date())
        return tuple(wrong.items())

    def _asgi(self, keys: Credentials) -> Starlette:
        routes: list[BaseRoute] = [Route("/healthz", self._healthz), Route("/readyz", self._readyz)]
        if keys.secret:  # in Socket Mode there may be none, and then nothing that comes here can be Slack's
            routes.append(slack_route(self.bolt))
        if self.door == "http":
            routes.append(map_route(self.database.store, self.mouth, self._identity))
        if self.door == "playground":
            self._page = self._playground(keys)
            routes.append(Mount("/", app=self._page))
        return Starlette(routes=routes)

    def _playground(self, keys: Credentials) -> Starlette:
        return playground(
            self.settings.home / "playground",
            signing_secret=keys.secret,
            bot_token=keys.token,
            events_url=f"http://127.0.0.1:{self.settings.port}/slack/events",
            manifest=json.loads(MANIFEST.read_text(encoding="utf-8")),
        )

    async def _healthz(self, _request: Request) -> Response:
        return Response("ok")

    async def _readyz(self, _request: Request) -> Response:
        waiting = await run_sync(self._not_ready)
        if waiting is None:
            return JSONResponse({"ready": True})
        return JSONResponse({"ready": False, "waiting_for": waiting.part, "reason": waiting.reason}, status_code=503)

    def _not_ready(self) -> Waiting | None:
        if self.readiness.waiting:
            return self.readiness.waiting
        try:
            self._doorstep.ping()
        except (Unavailable, Unusable) as away:
            return Waiting("database", f"{type(away).__name__}: {away}")
        if self._socket and not self._socket.is_open:
            return Waiting("slack", "the socket is closed")
        return None if self._heirs.in_office else Waiting("name", self.settings.executor)

    @property
    def ready(self) -> bool:
        return self.readiness.waiting is None

    def _queue(self) -> tuple[dict[str, int], float]:
        return self.inbox.waiting(), self.inbox.oldest()

    def _sizes(self) -> dict[str, int]:
        index = Path(self.settings.home, "knowledge")
        return {
            "database": self.database.size(),
            "index": sum(file.stat().st_size for file in index.rglob("*") if file.is_file()),
        }

    def prepare(self) -> None:
        """Waits for the database and brings its tables up to date. Raises Unusable, and Stopped at a stop."""
        self.readiness.patiently("database", lambda: migrate(self.database))

    def start(self, progress: Progress | None = None) -> None:
        """Opens the knowledge base and takes up what is in the inbox; waits for what cannot be had just now. Raises
        Held where another process of this executor's name is alive, Unusable, and Stopped at a stop."""
        patiently = self.readiness.patiently
        export()
        if self.settings.metrics_port:
            self._exhibit.open(
                "127.0.0.1" if self.door == "playground" else self.settings.host, self.settings.metrics_port
            )
        self.prepare()
        patiently("name", self._tenure.take)
        # An acknowledgement changes threads some five times; at Python's 5 ms it waits that often for a busy worker.
        sys.setswitchinterval(0.0005)
        if self.knowledge is None:
            self.knowledge = knowledge_if_any(self.settings, progress)
        desk = Desk(self._work, self._apologise, transient=(Unavailable, SlackUnavailable, CannotTell))
        patiently("database", lambda: self.inbox.start(desk))
        self._heirs.start()
        self._alarms.start()
        if self._socket:
            patiently("slack", self._socket.open)
        self.readiness.ready()

    def hang_up(self) -> None:
        """Ends what a stop would wait for: a start that is not done, and the page's live connections."""
        self.readiness.stop()
        if self._page:
            self._page.state.standin.hang_up()

    def stop(self) -> None:
        self.readiness.stop()
        if self._socket:
            self._socket.close()
        self._exhibit.close()
        self._alarms.stop()
        self._heirs.stop()
        self.inbox.stop()
        self._tenure.give_up()
        if self._page:
            self._page.state.standin.close()
        if self.knowledge and not self._given_knowledge:
            self.knowledge.close()
        for database in (self._doorstep, self.database):
            database.close()

    def _work(self, inbound: Inbound, again: bool) -> None:
        work(self.world, completed(inbound, self._directory), again)


def now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
