"""All journeys on one page: journeys × stages by feeling, what recurs across them, who has what to do, what lacks
evidence, the metrics. As a picture, or as a file."""

from collections.abc import Iterator
from datetime import date as Date

from bot.guide.reply import Reply
from bot.material.report import Block, Report
from bot.summary.wording import signed
from bot.usecases.portfolio import Mood, PainLine, Scope
from bot.usecases.requests.inquiry import Inquiry
from bot.usecases.requests.measuring import newest_rows
from bot.usecases.requests.recurring import again
from bot.usecases.requests.reporting import about, format_of
from bot.usecases.requests.scoping import facets, scope
from bot.usecases.requests.trending import trend

MAPS = 40  # in the picture
RECURRING = 8  # the most frequent
OFFERED = ("pdf", "pptx", "xlsx")


def portray(inquiry: Inquiry) -> Reply:
    asked = scope(inquiry)
    page = inquiry.store.portfolio.moods(inquiry.tenant, asked, MAPS)
    shown = len({mood.journey for mood in page.lines})
    head = inquiry.say("heat.head", n=page.total, shown=shown, facets=facets(inquiry, asked))
    if not page.total:
        return inquiry.reply(head)
    format = format_of(inquiry.request) or "png"
    blocks = tuple(_blocks(inquiry, asked, page.lines))
    report = Report(inquiry.say("heat.title"), inquiry.language, format, about(inquiry), blocks)
    buttons = tuple(inquiry.button(f"as_{f}", inquiry.request.formatted(f)) for f in OFFERED if f != format)
    return inquiry.reply(head, buttons=buttons, report=report)


def _blocks(inquiry: Inquiry, asked: Scope, moods: tuple[Mood, ...]) -> Iterator[Block]:
    yield _heat(inquiry, moods)
    if found := _recurring(inquiry, asked):
        yield found
    yield from _departments(inquiry, asked)
    yield _coverage(inquiry, asked)
    if rows := newest_rows(inquiry, asked):
        head = _columns(inquiry, "metric", "value")
        yield Block(inquiry.say("heat.metrics"), head=head, rows=rows)
    if lines := trend(inquiry, asked):
        yield lines


def _columns(inquiry: Inquiry, *names: str) -> tuple[str, ...]:
    return tuple(inquiry.say(f"report.columns.{name}") for name in names)


def _heat(inquiry: Inquiry, moods: tuple[Mood, ...]) -> Block:
    by_journey: dict[str, list[Mood]] = {}
    for mood in moods:
        by_journey.setdefault(mood.journey, []).append(mood)
    width = max(map(len, by_journey.values()))
    head = (*_columns(inquiry, "journey"), *(inquiry.say("heat.stage", n=n) for n in range(1, width + 1)))
    rows, tints = [], []
    for stages in by_journey.values():
        gap = (width - len(stages)) * 1
        rows.append((stages[0].title, *(_cell(inquiry, mood) for mood in stages), *([""] * gap)))
        tints.append((None, *(mood.mean for mood in stages), *([None] * gap)))
    return Block(inquiry.say("heat.moods"), head=head, rows=tuple(rows), tints=tuple(tints))


def _cell(inquiry: Inquiry, mood: Mood) -> str:
    if mood.mean is None:
        return f"{mood.stage}\n{inquiry.say('heat.unscored')}"
    return inquiry.say("heat.cell", stage=mood.stage, mean=signed(mood.mean), n=mood.n)


def _recurring(inquiry: Inquiry, asked: Scope) -> Block | None:
    """Pain points of several journeys that say the same, whatever their language; each with its members."""
    kept = again(inquiry, asked)[:RECURRING]
    rows = tuple((_words(group), inquiry.say("heat.times", n=n), _places(group)) for n, group in kept)
    head = (*_columns(inquiry, "what"), "", *_columns(inquiry, "where"))
    return Block(inquiry.say("heat.again"), head=head, rows=rows) if rows else None


def _words(group: list[PainLine]) -> str:
    return "\n".join(f"• {pain.text}" for pain in group[:6])


def _places(group: list[PainLine]) -> str:
    return "\n".join(f"{pain.title}: {pain.touchpoint}" for pain in group[:6])


def _departments(inquiry: Inquiry, asked: Scope) -> Iterator[Block]:
    found = inquiry.store.portfolio.by_department(inquiry.tenant, asked, inquiry.today.isoformat())
    rows = tuple(
        (one.department or inquiry.say("heat.nobody"), str(one.open), str(one.overdue), _age(inquiry, one.oldest))
        for one in found
    )
    if rows:
        head = _columns(inquiry, "department", "open", "overdue", "oldest")
        yield Block(inquiry.say("heat.departments"), head=head, rows=rows)


def _age(inquiry: Inquiry, oldest: str | None) -> str:
    return inquiry.say("late", late=(inquiry.today - Date.fromisoformat(oldest)).days) if oldest else ""


def _coverage(inquiry: Inquiry, asked: Scope) -> Block:
    found = inquiry.store.portfolio.coverage(inquiry.tenant, asked)
    craft = inquiry.world.craft(inquiry.tenant, inquiry.place)
    names = dict(craft.industries(inquiry.language))
    rows = tuple(
        (
            names.get(one.industry, one.industry) or inquiry.say("heat.no_industry"),
            str(one.journeys),
            str(one.without_evidence),
        )
        for one in found
    )
    head = _columns(inquiry, "industry", "journeys", "without")
    return Block(inquiry.say("heat.covered"), head=head, rows=rows)
