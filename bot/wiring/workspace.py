"""Slack's side of one workspace: everything that speaks with its token and remembers its people."""

from collections.abc import Callable
from dataclasses import replace

from bot.slack.app import bolt_app
from bot.slack.canvases import SlackCanvases
from bot.slack.completing import completed
from bot.slack.directory import Directory
from bot.slack.doors import Doors
from bot.slack.faults import Apologies
from bot.slack.files import Files
from bot.slack.history import History
from bot.slack.identity import Identity
from bot.slack.lists import SlackLists
from bot.slack.mouth import Mouth
from bot.slack.socket import Dispatching
from bot.slack.stream import SlackStreamer
from bot.slack.web import Web, client
from bot.usecases.inbound import Inbound
from bot.usecases.work import work
from bot.usecases.world import World

DoorsFor = Callable[["Workspace"], Doors]


class Workspace:
    """`team`: where the token is an organisation's, the workspace of it that this is."""

    def __init__(self, token: str, api: str, team: str = "") -> None:
        self.token = token
        web, self.hasty = Web(client(token, api)), Web(client(token, api, hasty=True))
        self.web = web
        self.identity = Identity(self.hasty, team)
        self.directory = Directory(web, self.identity)
        self.mouth = Mouth(web, self.identity)
        self.files, self.past = Files(web, self.identity), History(web, self.identity)
        self.canvases, self.lists = SlackCanvases(web, self.identity), SlackLists(web, self.identity)
        self.streamer = SlackStreamer(web, self.mouth, self.directory)
        self.apologise = Apologies(self.mouth, self.directory)

    def seen(self, world: World) -> World:
        """The world as it is in this workspace."""
        return replace(
            world,
            mouth=self.mouth,
            directory=self.directory,
            files=self.files,
            past=self.past,
            canvases=self.canvases,
            lists=self.lists,
            mind=replace(world.mind, streamer=self.streamer) if world.mind else None,
        )


class Tenant:
    """A workspace with its way in and the work that is done for it."""

    def __init__(self, workspace: Workspace, world: World, doors: DoorsFor, secret: str) -> None:
        self.workspace, self.world = workspace, workspace.seen(world)
        self.app: Dispatching = bolt_app(doors(workspace), token=workspace.token, signing_secret=secret)

    @property
    def token(self) -> str:
        return self.workspace.token

    def work(self, inbound: Inbound, again: bool) -> None:
        work(self.world, completed(inbound, self.workspace.directory), again)
