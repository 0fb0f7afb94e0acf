"""One journey in three lines or on a page; without a title, all of them in numbers."""

from bot.guide.reply import Reply, Section
from bot.journey.check import check
from bot.summary import facts, one_page
from bot.summary.wording import signed
from bot.usecases.portfolio import Tally
from bot.usecases.requests.inquiry import Inquiry
from bot.usecases.requests.reporting import format_of, of_journey, offered
from bot.usecases.requests.request import Request
from bot.usecases.requests.scoping import facets, one_journey, scope
from bot.usecases.requests.words import known


def summary(inquiry: Inquiry) -> tuple[Reply, str | None]:
    """The reply, and the journey that it is about."""
    title = inquiry.request.slot("journey")
    if not title and not inquiry.request.slot("id"):
        return overview(inquiry), None
    id = one_journey(inquiry, title)
    journey = inquiry.store.journeys.get(inquiry.tenant, id)
    page = one_page(facts(journey, check(journey, inquiry.today, inquiry.language), inquiry.today), inquiry.language)
    if known("short", inquiry.request.slot("length")):
        return inquiry.reply("\n".join(_short(page))), id
    if format := format_of(inquiry.request):
        report = of_journey(inquiry, journey, format)
        named = inquiry.say("report.file", title=journey.title, format=format.upper())
        return inquiry.reply(named, report=report), id
    link = inquiry.link(id)
    thread = (Section(inquiry.say("thread", link=link)),) if link else ()
    told = Reply(inquiry.language, (*(Section(part) for part in page), *thread), summarised=True)
    return offered(inquiry.asked(Request("summary", {"id": id})), told), id


def _short(page: tuple[str, ...]) -> list[str]:
    """Its head, its first pain point, its first action."""
    firsts = [part.split("\n") for part in page]
    return [firsts[0][0], *(lines[1] for lines in firsts[1:3] if len(lines) > 1)]


def overview(inquiry: Inquiry) -> Reply:
    asked = scope(inquiry)
    tally = inquiry.store.portfolio.tally(inquiry.tenant, asked, inquiry.today.isoformat())
    buttons = (
        inquiry.button("hurts", Request("hurts", dict(inquiry.request.slots))),
        inquiry.button("overdue", Request("actions", dict(inquiry.request.slots), filter="overdue")),
        inquiry.button("list", Request("list", dict(inquiry.request.slots))),
    )
    return inquiry.reply(_numbers(inquiry, tally, facets(inquiry, asked)), buttons=buttons if tally.journeys else ())


def _numbers(inquiry: Inquiry, tally: Tally, told: str) -> str:
    mean = "" if tally.mean is None else signed(tally.mean)
    return inquiry.say("overview", t=tally, mean=mean, facets=told)
