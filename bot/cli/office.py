"""What most commands need: the settings, the store, and the journey that somebody means."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bot.cli import logs
from bot.cli.trouble import NOT_FOUND, Trouble
from bot.journey.model import Journey
from bot.settings import Settings, load
from bot.usecases.ports import Listed, OpenStore

if TYPE_CHECKING:
    from bot.guide.craft import Craft


@dataclass(frozen=True)
class Located:
    workspace: str
    line: Listed


@cache
def settings() -> Settings:
    read = load()
    logs.set_up(read)
    return read


@contextmanager
def store() -> Iterator[OpenStore]:
    """A way to open transactions on the database of the settings, whose tables are there."""
    from bot.wiring.data import ready_database

    with ready_database(settings()) as database:
        yield database.store


def located(open_store: OpenStore, id_or_title: str, workspace: str | None) -> Located:
    """The one journey that is meant, in the workspace that is named or in any."""
    with open_store() as opened:
        tenants = (workspace,) if workspace else opened.journeys.tenants()
        found = [Located(t, line) for t in tenants for line in opened.journeys.find(t, id_or_title)]
    found = [one for one in found if one.line.id == id_or_title] or found
    if not found:
        raise Trouble("not_found", NOT_FOUND, asked=id_or_title)
    if len(found) > 1:
        lines = [f"{one.line.id}  {one.line.title}  ({one.workspace})" for one in found]
        raise Trouble("several", NOT_FOUND, asked=id_or_title, lines=lines)
    return found[0]


def journey(id_or_title: str, workspace: str | None) -> Journey:
    with store() as open_store:
        one = located(open_store, id_or_title, workspace)
        with open_store() as opened:
            return opened.journeys.get(one.workspace, one.line.id)


def workspace_for_new(open_store: OpenStore, asked: str | None) -> str:
    """Where something new goes: the workspace that is named, else the only one, else the playground's."""
    from bot.playground.people import TEAM

    if asked:
        return asked
    with open_store() as opened:
        tenants = opened.journeys.tenants()
    if len(tenants) > 1 or (not tenants and settings().door != "playground"):
        raise Trouble("which_workspace", known=tenants)
    return tenants[0] if tenants else TEAM


def craft() -> "Craft":
    """The product's own templates, without the search: enough to read a message beside them."""
    from bot.usecases.craft import KnowledgeCraft

    return KnowledgeCraft(lambda: None, ())
