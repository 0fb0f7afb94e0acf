"""Which stages stand on nothing that a customer said and on no data: guesses until somebody adds evidence."""

from bot.guide.reply import Button, Reply
from bot.usecases.portfolio import Slice, Unfounded
from bot.usecases.requests.inquiry import Inquiry
from bot.usecases.requests.scoping import facets, scope

NAMED = 5  # stages of a journey


def unfounded(inquiry: Inquiry) -> Reply:
    asked = scope(inquiry)
    every, page = inquiry.store.portfolio.unfounded(inquiry.tenant, asked, Slice(inquiry.limit, inquiry.start))
    head = inquiry.say("unfounded.head", n=page.total, every=every, facets=facets(inquiry, asked))
    lines = [_line(inquiry, one) for one in page.lines]
    rest = inquiry.say("unfounded.how") if page.total else ""
    left = page.total - sum(len(one.stages) for one in page.lines)
    return inquiry.reply("\n".join((head, *lines)), rest, buttons=_more(inquiry, left, len(page.lines)))


def _more(inquiry: Inquiry, left: int, shown: int) -> tuple[Button, ...]:
    if inquiry.start or left <= 0:
        return ()
    return (inquiry.button("more", inquiry.request.but(**{"from": str(inquiry.start + shown)}), n=left),)


def _line(inquiry: Inquiry, one: Unfounded) -> str:
    words = inquiry.words
    named, more = [words.name(stage) for stage in one.stages[:NAMED]], max(len(one.stages) - NAMED, 0)
    told = {"journey": words.name(one.title), "link": inquiry.link(one.journey), "n": len(one.stages), "of": one.of}
    return inquiry.say("unfounded.line", **told, stages=named, more=more)
