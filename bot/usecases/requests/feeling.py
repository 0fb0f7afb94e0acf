"""How customers feel at a stage or touchpoint, as the teams scored it."""

from bot.guide.reply import Reply
from bot.summary.wording import signed
from bot.usecases.portfolio import Felt, Slice
from bot.usecases.requests.inquiry import Inquiry
from bot.usecases.requests.scoping import facets, scope


def felt(inquiry: Inquiry) -> Reply:
    asked = scope(inquiry)
    page = inquiry.store.portfolio.felt(inquiry.tenant, asked, Slice(inquiry.limit, inquiry.start))
    tally = inquiry.store.portfolio.tally(inquiry.tenant, asked, inquiry.today.isoformat())
    told = {"n": page.total, "first": inquiry.start + 1, "last": inquiry.start + len(page.lines)}
    mean = "" if tally.mean is None else signed(tally.mean)
    blank = tally.touchpoints - tally.scored
    head = inquiry.say("felt.head", **told, mean=mean, blank=blank, facets=facets(inquiry, asked))
    lines = [_line(inquiry, one) for one in page.lines]
    return inquiry.reply("\n".join((head, *lines)), buttons=inquiry.more(page.total, len(lines)))


def _line(inquiry: Inquiry, one: Felt) -> str:
    words = inquiry.words
    named = {"journey": words.name(one.title), "stage": words.name(one.stage), "touchpoint": words.name(one.touchpoint)}
    return inquiry.say("felt.line", **named, link=inquiry.link(one.journey), score=signed(one.emotion))
