"""One action in the map and in its list, and what they agreed on last: who changed what, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date as Date
from typing import cast

from bot.journey.change import apply
from bot.journey.commands import ChangeAction
from bot.journey.errors import NoSuchPart
from bot.journey.model import Action, ActionStatus, Journey, Language
from bot.journey.revisions import Revision, events_between
from bot.usecases.elsewhere import ListRow
from bot.usecases.world import World
from prompts import render

_FIELDS = ("owner", "outside", "due", "status")


@dataclass(frozen=True)
class News:
    """`row` is what stands in the list from now on; `taken` the fields that the map takes from it, `kept` those where
    both were changed and the map stays."""

    action: Action
    row: ListRow
    taken: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True)
class Taken:
    """In words, a line each."""

    news: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def merged(action: Action, before: ListRow, listed: ListRow, mine: ListRow) -> News:
    """Titles are the map's. What was emptied in the list is no news: it is written there again."""
    row, taken, kept = mine, [], []
    for name in _FIELDS:
        old, there, here = (getattr(each, name) for each in (before, listed, mine))
        if there in (here, old, ""):
            continue
        if here == old:
            row = replace(row, **{name: there})
            taken.append(name)
        else:
            kept.append(name)
    if "owner" in taken:
        row = replace(row, outside="")
    elif "outside" in taken:
        row = replace(row, owner="")
    return News(action, row, tuple(taken), tuple(kept))


def take(
    world: World, tenant: str, author: str, id: str, found: tuple[News, ...], names: Mapping[str, str],
    language: Language,
) -> Taken:  # fmt: skip
    """What the map takes over, as one revision."""
    changed = [each for each in found if each.taken]
    told = tuple(_line(each, each.taken, names, language) for each in changed)
    kept = tuple(_line(each, each.kept, names, language) for each in found if each.kept)
    if changed:
        with world.store() as store:
            before = after = store.journeys.get(tenant, id)
            for each in changed:
                after = _applied(after, each, names)
            if events := events_between(before, after):
                number, now = before.revision + 1, world.clock()
                summary = render("usecases/listed.summary", language)
                revision = Revision(number=number, at=now, author=author, events=events, summary=summary)
                after = after.model_copy(update={"revision": number, "updated_at": now})
                store.journeys.save(tenant, after, revision)
    return Taken(told, kept)


def _applied(journey: Journey, each: News, names: Mapping[str, str]) -> Journey:
    row, taken = each.row, each.taken
    owner = (names.get(row.owner, row.owner) or row.outside) if {"owner", "outside"} & set(taken) else None
    try:
        return apply(
            ChangeAction(
                each.action.id,
                owner=owner,
                due=Date.fromisoformat(row.due) if "due" in taken else None,
                status=cast(ActionStatus, row.status) if "status" in taken else None,
            ),
            journey,
        )
    except NoSuchPart:
        return journey


def _line(each: News, fields: tuple[str, ...], names: Mapping[str, str], language: Language) -> str:
    row = each.row
    values = {
        "owner": names.get(row.owner, row.owner),
        "outside": row.outside,
        "due": row.due,
        "status": render(f"usecases/listed.statuses.{row.status}", language) if row.status else "",
    }
    what = " · ".join(values[name] for name in fields if values[name])
    return render("usecases/listed.line", language, title=each.action.title, what=what)
