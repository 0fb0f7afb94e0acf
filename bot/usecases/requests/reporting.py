"""Answers as files: one journey's summary, and any other answer with all of its lines."""

import re
from dataclasses import replace
from typing import cast

from bot.guide.reply import Reply
from bot.guide.shown import Table
from bot.journey.check import check
from bot.journey.model import Journey
from bot.material.out.rows import actions as action_rows
from bot.material.report import Block, Report
from bot.material.report.model import Format
from bot.summary import facts, one_page
from bot.usecases.ports import OutOfReach
from bot.usecases.requests.inquiry import Inquiry
from bot.usecases.requests.request import Request

FORMATS = ("pdf", "png", "pptx", "html", "xlsx")
OFFERED = ("pdf", "pptx")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
_MARKS = re.compile(r"\*\*|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|\\(?=[\W_])")


def format_of(request: Request) -> Format | None:
    return cast(Format, request.format) if request.format in FORMATS else None


def of_journey(inquiry: Inquiry, journey: Journey, format: Format) -> Report:
    """The manager's page part by part, then the map as a table, then its actions."""
    every = facts(journey, check(journey, inquiry.today, inquiry.language), inquiry.today)
    page = [plain(part).split("\n") for part in one_page(every, inquiry.language)]
    first = Block(inquiry.say("report.brief"), tuple(page[0]), sources=_sources(inquiry, journey))
    parts = [Block(lines[0], tuple(lines[1:]), sources=_sources(inquiry, journey)) for lines in page[1:]]
    return Report(
        journey.title, inquiry.language, format, about(inquiry, journey), (first, *parts, *_tables(inquiry, journey))
    )


def about(inquiry: Inquiry, journey: Journey | None = None) -> tuple[str, ...]:
    """When it was made, and who may see what stands in it."""
    made = inquiry.say("report.made", date=inquiry.words.date(inquiry.today), year=inquiry.today.year)
    if journey is None:
        return made, inquiry.say("report.seen_by_asker", name=inquiry.author.name)
    return made, inquiry.say("report.seen_by", channel=_channel(inquiry, journey))


def _channel(inquiry: Inquiry, journey: Journey) -> str:
    """ "" where it lives in direct messages, or Slack does not tell the name."""
    try:
        found = inquiry.world.directory.channel(inquiry.tenant, journey.channel or "")
    except OutOfReach:
        return ""
    return "" if found.kind == "dm" else found.name


def _sources(inquiry: Inquiry, journey: Journey) -> tuple[str, ...]:
    link = inquiry.link(journey.id)
    told = inquiry.say("report.source", title=journey.title, revision=journey.revision, date=journey.updated_at[:10])
    return (told, link) if link else (told,)


def _tables(inquiry: Inquiry, journey: Journey) -> tuple[Block, ...]:
    head = tuple(inquiry.say(f"report.columns.{name}") for name in ("stage", "touchpoint", "emotion", "pains"))
    points = [(stage, point) for stage in journey.stages for point in stage.touchpoints]
    rows = tuple(
        (stage.name, point.name, _score(point.emotion), "\n".join(p.text for p in point.pain_points))
        for stage, point in points
    )
    tints = tuple((None, None, None if p.emotion is None else float(p.emotion), None) for _, p in points)
    _, *told = action_rows(journey)
    names = [inquiry.say(f"report.columns.{name}") for name in ("action", "owner", "due", "kpi")]
    sources = _sources(inquiry, journey)
    made = [Block(inquiry.say("report.map"), head=head, rows=rows, tints=tints, sources=sources)] if rows else []
    if told:
        title = inquiry.say("report.actions")
        made.append(Block(title, head=tuple(names), rows=tuple(tuple(row) for row in told), sources=sources))
    return tuple(made)


def _score(emotion: int | None) -> str:
    return "" if emotion is None else f"{emotion:+d}".replace("-", "−") if emotion else "0"


def of_reply(inquiry: Inquiry, reply: Reply, format: Format) -> Report | None:
    """An answer as it was told, its headline as the title; tables as tables. None where there is nothing in it."""
    head, *rest = plain(reply.sections[0].text).split("\n") if reply.sections else [""]
    blocks = [Block(head, tuple(rest))] if rest else []
    for section in reply.sections[1:] if reply.sections else ():
        if isinstance(table := section.shown, Table):
            rows = tuple(tuple(cell.text for cell in row) for row in table.rows)
            blocks.append(Block(table.title, head=table.head, rows=rows))
        else:
            blocks.append(Block(head if not blocks else "", tuple(plain(section.text).split("\n"))))
    return Report(head.rstrip(":："), inquiry.language, format, about(inquiry), tuple(blocks)) if blocks else None


def offered(inquiry: Inquiry, reply: Reply) -> Reply:
    """[As PDF] [As slides] under an answer that says something."""
    request = inquiry.request.but(**{"from": ""})
    buttons = tuple(inquiry.button(f"as_{format}", replace(request, format=format)) for format in OFFERED)
    return replace(reply, footer_buttons=(*reply.footer_buttons, *buttons))


def plain(markdown: str) -> str:
    """Without the marks of Markdown; a link is its words."""
    lines = (_MARKS.sub("", _LINK.sub(r"\1", line)) for line in markdown.split("\n"))
    return "\n".join(re.sub(r"^- ", "• ", line).strip() for line in lines if line.strip())
