"""The stand-in as one object: the workspace, what is open in it, and the way to the bot."""

import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bot.playground import events, limits
from bot.playground.breakage import Breakages
from bot.playground.calls import Calls
from bot.playground.channels import Channel
from bot.playground.delivery import Deliveries, HttpSender
from bot.playground.envelopes import Answer, Delivery, Kind
from bot.playground.files import File
from bot.playground.manifest import Manifest
from bot.playground.messages import Message
from bot.playground.rate import Rates
from bot.playground.socketmode import SocketMode
from bot.playground.streams import Streams
from bot.playground.threads import AssistantThreads
from bot.playground.tickets import Tickets
from bot.playground.views import View, Views
from bot.playground.workspace import Workspace

log = logging.getLogger(__name__)
Json = dict[str, Any]


@dataclass(frozen=True)
class Config:
    """How this stand-in is set. Times are in seconds."""

    signing_secret: str
    bot_token: str
    app_token: str | None
    base_url: str
    manifest: Manifest = Manifest()
    rate_limits: bool = True
    answer_seconds: float = limits.ANSWER_SECONDS
    retry_seconds: Sequence[float] = limits.RETRY_SECONDS
    trigger_seconds: float = limits.TRIGGER_SECONDS
    stream_seconds: float = limits.STREAM_SECONDS


@dataclass
class StandIn:
    config: Config
    home: Path
    events_url: str
    twice: bool = False
    stopping: bool = False
    sent: deque[Delivery] = field(default_factory=lambda: deque(maxlen=20_000))

    def __post_init__(self) -> None:
        config = self.config
        self.workspace = Workspace(self.home)
        homes = (View(**body) for body in self.workspace.records("home"))
        self.views = Views(self.workspace.new_id, self.workspace.touch, self._keep_home, homes)
        self.streams = Streams(config.stream_seconds)
        self.threads = AssistantThreads(self.workspace.touch)
        self.tickets = Tickets(config.trigger_seconds)
        self.rates = Rates(config.rate_limits)
        self.breakages = Breakages()
        self.calls = Calls(self.workspace.stir)
        self.unfurls: dict[tuple[str, str], Json] = {}  # (channel, ts) → what stands under each address
        self.lists: dict[str, Json] = {}
        self.canvases: dict[str, str] = {}  # channel → its canvas
        self.uploads: dict[str, str] = {}
        self.pending_files: dict[str, File] = {}
        self.uploaded_bytes: dict[str, bytes] = {}
        self.sockets = SocketMode(config.answer_seconds)
        self._http = HttpSender(lambda: self.events_url, config.signing_secret, config.answer_seconds)
        self.deliveries = Deliveries(self._send, config.retry_seconds, self.workspace.stir)

    @property
    def base_url(self) -> str:
        return self.config.base_url.rstrip("/")

    def _keep_home(self, view: View) -> None:
        self.workspace.put_record("home", view.person, asdict(view))

    def hang_up(self) -> None:
        """End the page's live connections; a server waits for them before it stops."""
        self.stopping = True
        self.workspace.touch()

    def close(self) -> None:
        self.hang_up()
        self.deliveries.close()
        self._http.close()
        self.workspace.close()

    def _send(self, delivery: Delivery, retry: int, reason: str) -> Answer:
        if self.sockets.connected:
            return self.sockets.send(delivery, retry, reason)
        if not self.events_url:
            return Answer(failure="connection_failed")
        return self._http(delivery, retry, reason)

    def _post(self, kind: Kind, payload: Json) -> Delivery:
        delivery = Delivery(kind, payload)
        self.sent.append(delivery)
        self.workspace.stir()
        return self.deliveries.post(delivery)

    def emit(self, event: Json, channel: Channel | None = None) -> list[Delivery]:
        """Send an event to the bot, if it subscribed: twice, under one event id, where `twice` is set."""
        if not self.config.manifest.hears(event):
            return []
        payload = events.callback(event, self.workspace.new_id("Ev"), bool(channel and channel.is_shared))
        return [self._post("events_api", payload) for _ in range(2 if self.twice else 1)]

    def interact(self, payload: Json) -> Delivery:
        return self._post("interactive", payload)

    def command(self, payload: Json) -> Delivery:
        return self._post("slash_commands", payload)

    def is_picture(self, key: str) -> bool:
        """Whether a file id, or a link to a file of ours, is a picture that can stand in an image block."""
        files = self.workspace.files
        file = files.get(key) or next((one for one in files.values() if one.id in key), None)
        return bool(file and file.is_picture)

    def shown(self, message: Message, with_metadata: bool = False) -> Json:
        return self.workspace.as_slack(message, self.base_url, with_metadata)
