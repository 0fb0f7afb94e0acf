"""What changed: since a date, since the asker last looked, in some journeys or all."""

import re
from dataclasses import replace
from datetime import timedelta

from bot.guide.reply import Reply
from bot.usecases.portfolio import ChangeLine, Scope, Slice
from bot.usecases.requests.inquiry import Inquiry
from bot.usecases.requests.scoping import facets, scope
from prompts import entries

WEEK = timedelta(days=7)


def changes(inquiry: Inquiry) -> Reply:
    """Without a time, the last seven days."""
    asked = scope(inquiry)
    if not asked.since:
        asked = replace(asked, since=(inquiry.today - WEEK).isoformat())
    asked = replace(
        asked, statuses=("draft", "published", "archived") if not inquiry.request.filter else asked.statuses
    )
    page = inquiry.store.portfolio.changes(inquiry.tenant, asked, Slice(inquiry.limit, inquiry.start))
    head = _head(inquiry, asked, page.total, len(page.lines))
    lines = [_line(inquiry, change) for change in page.lines]
    return inquiry.reply("\n".join((head, *lines)), buttons=inquiry.more(page.total, len(lines)))


def _head(inquiry: Inquiry, asked: Scope, total: int, shown: int) -> str:
    told = {"n": total, "first": inquiry.start + 1, "last": inquiry.start + shown}
    return inquiry.say("changes", **told, facets=facets(inquiry, asked))


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
    known = re.fullmatch(r"[UW][A-Z0-9]{2,}", author)
    return inquiry.world.directory.person(inquiry.tenant, author).name if known else author


def _field(inquiry: Inquiry, field: str) -> str:
    known = entries("usecases/requests")["fields"]
    return inquiry.say(f"fields.{field}") if field in known else field.rpartition(".")[2].replace("_", " ")


def _value(inquiry: Inquiry, field: str, value: str | None) -> str:
    """A plain value, cut; "" where it is unknown or a list, which says nothing in a line."""
    if value is None or value in ("", "null") or value.startswith(("[", "{")):
        return ""
    if field == "due" and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return inquiry.date(value)
    known = entries("summary/page")["doing"]
    return inquiry.words.say(f"doing.{value}") if field == "status" and value in known else inquiry.words.name(value)
