"""Everything of one process, put together."""

import json
import logging
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
from bot.playground.standin import StandIn
from bot.reading.learned.loading import opened_reader
from bot.settings import Door, Settings
from bot.slack.doors import Doors
from bot.slack.errors import SlackUnavailable, record
from bot.slack.http import slack_route
from bot.slack.rates import Rates
from bot.slack.socket import Dispatching, Socket
from bot.telemetry.exhibit import Exhibit
from bot.telemetry.trail import export
from bot.usecases.calm import CalmCraft
from bot.usecases.craft import KnowledgeCraft, shelves_of
from bot.usecases.inbound import Inbound, Place
from bot.usecases.lately import Lately
from bot.usecases.ports import CannotTell
from bot.usecases.shelving import ShelfLibrary
from bot.usecases.work import work_alone
from bot.usecases.world import World
from bot.wiring.addresses import map_route
from bot.wiring.connected import connected
from bot.wiring.credentials import Credentials, credentials
from bot.wiring.data import migrate, opened_database
from bot.wiring.erasing import OwnMemory
from bot.wiring.hooks import tracker_route
from bot.wiring.knowledge import knowledge_if_any, vectors_of
from bot.wiring.many import Many
from bot.wiring.mind import mind_if_any
from bot.wiring.readiness import Readiness, Waiting
from bot.wiring.workspace import Tenant, Workspace
from knowledge.library import KnowledgeBase
from knowledge.shelving import Progress
from storage.database import Unavailable, Unusable, doorstep
from storage.inbox import InboxRows
from storage.lease import Tenure
from storage.links import SqlLinks
from storage.ringing import TimerRows

log = logging.getLogger(__name__)
MANIFEST = Path(__file__).parents[2] / "manifest.json"


class Product:
    """Everything of one process. `asgi` answers HTTP; `start` begins to work on what is in the inbox."""

    def __init__(self, settings: Settings, door: Door, **overrides: Any) -> None:
        self.settings, self.door = settings, door
        self.database, self._doorstep = opened_database(settings), doorstep(settings.database_url)
        self.readiness = Readiness()
        self.knowledge: KnowledgeBase | None = overrides.get("knowledge")
        self._given_knowledge = self.knowledge is not None
        keys = self._keys = credentials(settings, door)
        own = self._own = Workspace(keys.token, keys.api)
        self._directory = own.directory
        self._lately = Lately(lambda: self.knowledge)
        many = settings.is_for_many and door != "playground"
        self.world = World(
            store=self.database.store,
            mouth=own.mouth,
            directory=own.directory,
            files=own.files,
            past=own.past,
            artist=overrides.get("artist") or AnyFormat(TypstArtist(), file_name),
            craft=self._craft,
            reader=overrides.get("reader") or opened_reader(),
            library=ShelfLibrary(lambda: self.knowledge),
            memory=OwnMemory(self.database, lambda kept, tenant: self.inbox.forget(kept, tenant)),
            embed=overrides.get("embed") or self._embed,
            scrub=self.database.scrub,
            canvases=own.canvases,
            address=self._address,
            lists=own.lists,
            links=SqlLinks(self.database),
            clock=overrides.get("clock") or now,
            new_id=overrides.get("new_id") or (lambda: secrets.token_hex(5)),
            trackers=() if many else overrides.get("trackers") or connected(settings),  # they are the operator's
            mind=mind_if_any(settings, self.database, own.streamer, lambda: self.knowledge, self._later, self._lately),
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
        self._tenure = Tenure(self.database, settings.executor)
        self._heirs = Heirs(
            self.database,
            self._tenure,
            self.inbox.owners,
            self.inbox.take_over,
            self.inbox.orphans,
            self.inbox.give_back,
        )
        self._rates = Rates(settings.rate_person, settings.rate_workspace)
        self._only = self._tenant(own)
        self._many = Many(settings, self.database, self._opened, self._only.app) if many else None
        self.bolt: Dispatching = self._many.installed if self._many else self._only.app
        by_socket = door == "socket" and keys.app_token
        self._socket = Socket(self.bolt, str(keys.app_token), own.web.client) if by_socket else None
        self._page: Starlette | None = None
        self.asgi = self._asgi(keys)

    def _craft(self, tenant: str, place: Place) -> CalmCraft:
        before = partial(self._lately.before, tenant, place)
        return CalmCraft(KnowledgeCraft(lambda: self.knowledge, shelves_of(tenant, place), before))

    def _embed(self, texts: Sequence[str]) -> Any:
        return vectors_of(self.knowledge, texts)

    def _tenant(self, workspace: Workspace) -> Tenant:
        return Tenant(workspace, self.world, self._doors, self._keys.secret)

    def _opened(self, token: str, team: str) -> Tenant:
        return self._tenant(Workspace(token, self._keys.api, team))

    def _doors(self, workspace: Workspace) -> Doors:
        return Doors(
            accept=self.inbox.accept,
            identity=workspace.identity,
            hasty=workspace.hasty,
            concerns=self._concerns,
            begins=self._begins,
            validate=self._validate,
            speaks=workspace.directory.language,
            names=workspace.directory.name_if_known,
            rates=self._rates,
            reaction="" if self.settings.reaction == "off" else self.settings.reaction,
        )

    def _address(self, journey: str) -> str:
        """Where many workspaces are served no page says whose it is, and none is shown."""
        base = (self.settings.public_url or "").rstrip("/")
        return f"{base}/maps/{journey}" if base and self.door == "http" and not self._many else ""

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
        if self._many:
            routes.extend(self._many.routes())
        elif self.door == "http":
            routes.append(map_route(self.database.store, self._own.mouth, self._own.identity))
        if self.door == "http" and not self._many and self.world.trackers and self.settings.webhook_secret:
            names = tuple(one.name for one in self.world.trackers)
            secret = self.settings.webhook_secret.get_secret_value()
            links = SqlLinks(self.database)
            routes.append(tracker_route(self.inbox.accept, links, self._own.identity, names, secret))
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

    @property
    def standin(self) -> StandIn:
        """What stands in for Slack. Only with the playground's door."""
        assert self._page is not None
        found: StandIn = self._page.state.standin
        return found

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
        if self._many:
            patiently("database", self._many.check)
        # An acknowledgement changes threads some five times; at Python's 5 ms it waits that often for a busy worker.
        sys.setswitchinterval(0.0005)
        if self.knowledge is None:
            self.knowledge = knowledge_if_any(self.settings, progress)
        desk = Desk(self._work, self._tell, transient=(Unavailable, SlackUnavailable, CannotTell))
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
        if tenant := self._tenant_of(inbound):
            tenant.work(inbound, again)
        elif not work_alone(self.world, inbound, again):
            log.warning("left as it is: the app is not in its workspace any more")

    def _tell(self, inbound: Inbound, fault: BaseException) -> None:
        if tenant := self._tenant_of(inbound):
            tenant.workspace.apologise(inbound, fault)
        else:
            record(fault)

    def _tenant_of(self, inbound: Inbound) -> Tenant | None:
        """None where the workspace has taken the app out meanwhile: nobody is there to be answered."""
        return self._many.installed.of(inbound.tenant) if self._many else self._only


def now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
