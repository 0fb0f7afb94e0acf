"""send, poll: an action to a tracker, on request and once; and what became of it."""

import os
from datetime import UTC, datetime
from typing import Annotated

import typer

from bot.cli import office, printing
from bot.cli.options import IdOrTitle, Workspace
from bot.cli.trouble import Trouble
from bot.cli.words import hint, say
from bot.usecases import tracking
from bot.usecases.tracking import Tracker, TrackerRefused

To = Annotated[
    str,
    typer.Option(
        "--to", metavar="github:OWNER/NAME|jira:PROJECT|linear:TEAM|asana:PROJECT|webhook:URL", help=hint("tracker")
    ),
]


def register(app: typer.Typer) -> None:
    app.command("send", help=hint("send"))(send)
    app.command("poll", help=hint("poll"))(poll)


def _tracker(to: str) -> Tracker:
    """Raises Trouble where it is none, or its secret is not set."""
    from bot.trackers.named import tracker

    if found := tracker(to, {**os.environ, **office.settings().tracker_keys}):
        return found
    raise Trouble("no_tracker", asked=to)


def send(
    asked: IdOrTitle,
    action: Annotated[str, typer.Argument(help=hint("send_action"), show_default=False)],
    to: To,
    workspace: Workspace = None,
) -> None:
    from bot.journey.errors import NoSuchPart
    from bot.wiring.data import ready_database
    from storage.links import SqlLinks

    tracker = _tracker(to)
    with ready_database(office.settings()) as database:
        one = office.located(database.store, asked, workspace)
        with database.store() as opened:
            journey = opened.journeys.get(one.workspace, one.line.id)
        try:
            sent, new = tracking.send(SqlLinks(database), tracker, one.workspace, journey, action)
        except NoSuchPart:
            raise Trouble("no_action", asked=action, known=[f"{a.id}  {a.title}" for a in journey.actions]) from None
        except TrackerRefused as refused:
            raise Trouble("tracker", tracker=refused.tracker, why=refused.code) from None
    printing.line(say("say.sent" if new else "say.sent_already", ref=sent.ref, url=sent.url))


def poll(asked: IdOrTitle, to: To, workspace: Workspace = None) -> None:
    from bot.wiring.data import ready_database
    from storage.links import SqlLinks

    def now() -> str:
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    tracker = _tracker(to)
    with ready_database(office.settings()) as database:
        one = office.located(database.store, asked, workspace)
        try:
            links = SqlLinks(database)
            news = tracking.poll(database.store, links, tracker, one.workspace, one.line.id, now, "cli")
        except TrackerRefused as refused:
            raise Trouble("tracker", tracker=refused.tracker, why=refused.code) from None
    for action, status in news:
        printing.line(f"{action}  {status}")
    if not news:
        printing.line(say("say.nothing_new"))
