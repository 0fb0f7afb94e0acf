"""Which journeys there are, by filters; a tap opens one's summary."""

from bot.guide.reply import Reply, Section
from bot.usecases.portfolio import MapLine, Slice
from bot.usecases.requests.inquiry import Inquiry
from bot.usecases.requests.request import Request
from bot.usecases.requests.scoping import facets, scope


def listing(inquiry: Inquiry) -> Reply:
    asked = scope(inquiry)
    lacks = inquiry.request.filter == "without evidence"
    page = inquiry.store.portfolio.maps(inquiry.tenant, asked, lacks, Slice(inquiry.limit, inquiry.start))
    told = {"n": page.total, "first": inquiry.start + 1, "last": inquiry.start + len(page.lines)}
    head = inquiry.say("listing", **told, facets=facets(inquiry, asked), lacks=lacks)
    lines = tuple(_line(inquiry, one) for one in page.lines)
    blind = (Section(inquiry.say("blind")),) if inquiry.blind else ()
    more = inquiry.more(page.total, len(lines))
    return Reply(inquiry.language, (Section(head), *lines, *blind), footer_buttons=more)


def _line(inquiry: Inquiry, one: MapLine) -> Section:
    words = inquiry.words
    text = inquiry.say(
        "map",
        title=words.short(one.title),
        link=inquiry.link(one.id),
        status=words.say(f"statuses.{one.status}"),
        date=inquiry.date(one.updated_at),
        pains=one.pains,
        open=one.open_actions,
        evidence=one.evidence,
    )
    return Section(text, buttons=(inquiry.button("summary", Request("summary", {"id": one.id})),))
