"""Which journeys there are, by filters; a tap opens one's summary."""

from bot.guide.reply import Button, Reply, Section
from bot.guide.shown import Card
from bot.usecases.picking import packed
from bot.usecases.portfolio import MapLine, Slice
from bot.usecases.requests.inquiry import Inquiry
from bot.usecases.requests.request import Request
from bot.usecases.requests.scoping import facets, scope
from bot.usecases.wishes import Wish


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
    words, link = inquiry.words, inquiry.link(one.id)
    counted = {"pains": one.pains, "open": one.open_actions, "evidence": one.evidence}
    status, date = words.say(f"statuses.{one.status}"), inquiry.date(one.updated_at)
    text = inquiry.say("map", title=words.short(one.title), link=link, status=status, date=date, **counted)
    card = Card(words.short(one.title), f"{status} · {date}", inquiry.say("map_counts", **counted), link)
    show = Button("wish", inquiry.say("buttons.show"), packed(Wish("show"), one.id))
    return Section(text, (inquiry.button("summary", Request("summary", {"id": one.id})), show), shown=card)
