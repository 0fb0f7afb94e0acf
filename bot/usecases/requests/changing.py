"""What changed: since a date, since the asker last looked, in some journeys or all."""

import re
from dataclasses import replace
from datetime import timedelta

from bot.guide.reply import Reply
from bot.usecases.portfolio import ChangeLine, Scope, Slice
from bot.usecases.requests.inquiry import Inquiry, Otherwise
from bot.usecases.requests.scoping import facets, scope
from bot.usecases.requests.words import known
from prompts import entries, said

WEEK = timedelta(days=7)
LISTED = 7  # of those who did change something


def changes(inquiry: Inquiry) -> Reply:
    """Without a time, the last seven days."""
    asked = scope(inquiry)
    if not asked.since:
        asked = replace(asked, since=(inquiry.today - WEEK).isoformat())
    asked = replace(
        asked, statuses=("draft", "published", "archived") if not inquiry.request.filter else asked.statuses
    )
    asked = replace(asked, authors=_authors(inquiry, asked))
    page = inquiry.store.portfolio.changes(inquiry.tenant, asked, Slice(inquiry.limit, inquiry.start))
    head = _head(inquiry, asked, page.total, len(page.lines))
    lines = [_line(inquiry, change) for change in page.lines]
    return inquiry.reply("\n".join((head, *lines)), buttons=inquiry.more(page.total, len(lines)))


def _authors(inquiry: Inquiry, asked: Scope) -> tuple[str, ...]:
    """Those of that name who changed something in the time. Raises Otherwise where nobody of it did."""
    wanted = inquiry.request.slot("author").lstrip("@").casefold()
    if not wanted:
        return ()
    if known("me", wanted):
        return (inquiry.author.id, inquiry.author.name)
    every = {one: _name(inquiry, one) for one in inquiry.store.portfolio.authors(inquiry.tenant, asked)}
    found = [one for one, name in every.items() if _is_called(name.casefold(), wanted)]
    if found:
        return tuple(found)
    there = [said(inquiry.words.name(name)) for name in dict.fromkeys(every.values())]
    told = {"name": inquiry.request.slot("author"), "there": there[:LISTED], "more": max(len(there) - LISTED, 0)}
    raise Otherwise(inquiry.reply(inquiry.say("no_author", **told, facets=facets(inquiry, asked))))


def _is_called(name: str, wanted: str) -> bool:
    return name == wanted or name.startswith(f"{wanted} ")


def _head(inquiry: Inquiry, asked: Scope, total: int, shown: int) -> str:
    told = {"n": total, "first": inquiry.start + 1, "last": inquiry.start + shown}
    author = inquiry.request.slot("author")
    named = inquiry.author.name if known("me", author) else author
    parts = filter(None, (said(named), facets(inquiry, asked)))
    return inquiry.say("changes", **told, facets=inquiry.words.say("facets").join(parts))


def _line(inquiry: Inquiry, change: ChangeLine) -> str:
    words = inquiry.words
    return inquiry.say(
        "change",
        date=inquiry.date(change.at),
        author=_name(inquiry, change.author),
        journey=words.name(change.title),
        link=inquiry.link(change.journey),
        kind=inquiry.say(f"kinds.{change.kind or 'journey'}"),
        did=change.did,
        name=words.name(change.name) if change.name and change.kind else "",
        field=_field(inquiry, change.field),
        before=_value(inquiry, change.field, change.before),
        after=_value(inquiry, change.field, change.after),
    )


def _name(inquiry: Inquiry, author: str) -> str:
    is_id = re.fullmatch(r"[UW][A-Z0-9]+", author)
    return inquiry.world.directory.person(inquiry.tenant, author).name if is_id else author


def _field(inquiry: Inquiry, field: str) -> str:
    fields = entries("usecases/requests")["fields"]
    return inquiry.say(f"fields.{field}") if field in fields else field.rpartition(".")[2].replace("_", " ")


def _value(inquiry: Inquiry, field: str, value: str | None) -> str:
    """A plain value, cut; "" where it is unknown or a list, which says nothing in a line."""
    if value is None or value in ("", "null") or value.startswith(("[", "{")):
        return ""
    if field == "due" and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return inquiry.date(value)
    states = entries("summary/page")["doing"]
    return inquiry.words.say(f"doing.{value}") if field == "status" and value in states else inquiry.words.name(value)
