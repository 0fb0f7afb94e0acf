"""archive, unpublish, reopen, duplicate, rename, move, delete, undelete: the life of a journey as a whole."""

import secrets
from datetime import UTC, datetime
from typing import Annotated

import typer

from bot.cli import office, printing
from bot.cli.journeys import AUTHOR
from bot.cli.options import IdOrTitle, Workspace
from bot.cli.trouble import AWAY, NOT_FOUND, Trouble
from bot.cli.words import hint, language, say
from bot.guide.said import Author
from bot.journey.change import apply
from bot.journey.commands import SetTitle
from bot.journey.model import Journey
from bot.journey.revisions import Revision, events_between
from bot.usecases import departing, lifecycle, moving
from bot.usecases.inbound import Place
from bot.usecases.ports import CannotTell, OutOfReach, Store
from bot.usecases.world import World

OptionalTitle = Annotated[str, typer.Argument(metavar="ID_OR_TITLE", help=hint("id_or_title"), show_default=False)]
Channel = Annotated[str, typer.Argument(metavar="CHANNEL", help=hint("channel_id"), show_default=False)]
Title = Annotated[str, typer.Argument(metavar="TITLE", help=hint("new_title"), show_default=False)]


def register(app: typer.Typer) -> None:
    app.command("archive", help=hint("archive"))(archive)
    app.command("unpublish", help=hint("unpublish"))(unpublish)
    app.command("reopen", help=hint("reopen"))(reopen)
    app.command("duplicate", help=hint("duplicate"))(duplicate)
    app.command("rename", help=hint("rename"))(rename)
    app.command("move", help=hint("move"))(move)
    app.command("delete", help=hint("delete"))(delete)
    app.command("undelete", help=hint("undelete"))(undelete)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def archive(asked: IdOrTitle, workspace: Workspace = None) -> None:
    _status("archive", asked, workspace)


def unpublish(asked: IdOrTitle, workspace: Workspace = None) -> None:
    _status("unpublish", asked, workspace)


def reopen(asked: IdOrTitle, workspace: Workspace = None) -> None:
    _status("reopen", asked, workspace)


def _status(does: str, asked: str, workspace: str | None) -> None:
    with office.store() as open_store:
        one = office.located(open_store, asked, workspace)
        with open_store() as opened:
            before = opened.journeys.get(one.workspace, one.line.id)
            if not lifecycle.possible(before, does):
                told = say(f"say.status.{before.status}")
                printing.line(say("say.life.already", title=before.title, status=told))
                return
            lifecycle.with_status(opened, one.workspace, before, does, AUTHOR, language(), _now())
    printing.line(say(f"say.life.{does}", title=before.title))


def duplicate(asked: IdOrTitle, workspace: Workspace = None) -> None:
    with office.store() as open_store:
        one = office.located(open_store, asked, workspace)
        with open_store() as opened:
            original = opened.journeys.get(one.workspace, one.line.id)
            id = secrets.token_hex(5)
            copy = lifecycle.copied(opened, one.workspace, original, id, original.channel, AUTHOR, _now())
    printing.line(say("say.life.duplicate", title=copy.title, id=copy.id))


def rename(asked: IdOrTitle, title: Title, workspace: Workspace = None) -> None:
    with office.store() as open_store:
        one = office.located(open_store, asked, workspace)
        with open_store() as opened:
            before = opened.journeys.get(one.workspace, one.line.id)
            _save(opened, one.workspace, before, apply(SetTitle(title), before))
    printing.line(say("say.life.rename", title=title))


def _save(opened: Store, tenant: str, before: Journey, after: Journey) -> None:
    events = events_between(before, after)
    if events:
        now, number = _now(), before.revision + 1
        after = after.model_copy(update={"revision": number, "updated_at": now})
        opened.journeys.save(tenant, after, Revision(number=number, at=now, author=AUTHOR, events=events))


def move(asked: IdOrTitle, channel: Channel, workspace: Workspace = None) -> None:
    """In Slack, as whoever asks for it there would see it done: under a new message, told of in the old thread."""
    from bot.wiring import build

    world = build(office.settings()).world
    one = office.located(world.store, asked, workspace)
    who = Author(id=AUTHOR, name=say("say.life.by"))
    key = f"{AUTHOR}:move:{secrets.token_hex(8)}"
    there = moving.Move(one.workspace, key, one.line.id, _place(world, one.workspace, channel), who, language())
    before = moving.threads(world, one.workspace, one.line.id)
    posted = moving.moved(world, there, again=False)
    for place in before if posted else ():
        moving.told_away(world, there, place, posted or "", one.line.title, again=False)
    printing.line(say("say.life.move" if posted else "say.life.there_already", title=one.line.title, channel=channel))


def _place(world: World, tenant: str, channel: str) -> Place:
    try:
        found = world.directory.channel(tenant, channel)
    except OutOfReach:
        raise Trouble("no_way_in", NOT_FOUND, channel=channel) from None
    except CannotTell:
        raise Trouble("slack_silent", AWAY) from None
    if not found.speaks_here:
        raise Trouble("no_way_in", NOT_FOUND, channel=channel)
    return Place(channel=channel, kind=found.kind)


def delete(asked: IdOrTitle, workspace: Workspace = None) -> None:
    until = departing.due(_now())
    with office.store() as open_store:
        one = office.located(open_store, asked, workspace)
        with open_store() as opened:
            departing.set_aside(opened, one.workspace, one.line.id, until)
    printing.line(say("say.life.delete", title=one.line.title, id=one.line.id, until=until[:10]))


def undelete(asked: OptionalTitle = "", workspace: Workspace = None) -> None:
    with office.store() as open_store, open_store() as opened:
        tenants = (workspace,) if workspace else opened.journeys.tenants()
        every = [(tenant, line) for tenant in tenants for line in opened.departures.listing(tenant)]
        found = [(tenant, line) for tenant, line in every if asked in (line.id, line.title)]
        if asked and len(found) != 1:
            raise Trouble("not_found", NOT_FOUND, asked=asked)
        for tenant, line in found:
            opened.departures.take_back(tenant, line.id)
            printing.line(say("say.life.undelete", title=line.title))
    for _, line in [] if asked else every:
        printing.line(say("say.deleted_line", id=line.id, until=line.updated_at[:10], title=line.title))
    if not asked and not every:
        printing.line(say("say.none_deleted"))
