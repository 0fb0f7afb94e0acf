"""What hurts most, across journeys or within some of them, and who is on it."""

from bot.guide.reply import Reply
from bot.usecases.portfolio import PainLine, Slice
from bot.usecases.requests.inquiry import Inquiry
from bot.usecases.requests.request import Request
from bot.usecases.requests.scoping import facets, scope
from prompts import render
from prompts import said as literally


def hurts(inquiry: Inquiry) -> Reply:
    asked = scope(inquiry)
    page = inquiry.store.portfolio.pains(inquiry.tenant, asked, Slice(inquiry.limit, inquiry.start))
    head = inquiry.say(
        "hurts",
        n=page.total,
        first=inquiry.start + 1,
        last=inquiry.start + len(page.lines),
        facets=facets(inquiry, asked),
    )
    lines = [_line(inquiry, number, p) for number, p in enumerate(page.lines, inquiry.start + 1)]
    nobody = sum(p.care in ("nobody", "idea", "unowned") for p in page.lines)
    rest = inquiry.say("nobody_on", n=nobody) if nobody else ""
    acting = inquiry.button(
        "actions", Request("actions", dict(inquiry.request.slots), filter="overdue").but(**{"from": ""})
    )
    buttons = (*inquiry.more(page.total, len(page.lines)), *((acting,) if page.total else ()))
    return inquiry.reply("\n".join((head, *lines)), rest, buttons=buttons)


def _line(inquiry: Inquiry, number: int, pain: PainLine) -> str:
    words = inquiry.words
    return inquiry.say(
        "pain",
        number=number,
        text=words.short(pain.text),
        journey=words.name(pain.title),
        link=inquiry.link(pain.journey),
        touchpoint=words.name(pain.touchpoint),
        severity=pain.severity,
        votes=pain.votes,
        moment_of_truth=pain.moment_of_truth,
        backed=bool(pain.evidence),
        care=_care(inquiry, pain),
    )


def _care(inquiry: Inquiry, pain: PainLine) -> str:
    owners = inquiry.words.names(pain.owners)
    entry = f"summary/page.care.{pain.care}"
    return render(entry, inquiry.language, owners=owners, several=len(pain.owners) > 1, late=False)


def knows(inquiry: Inquiry) -> Reply:
    """Who has to do with a touchpoint: those who own actions on its pain points."""
    asked = scope(inquiry)
    page = inquiry.store.portfolio.pains(inquiry.tenant, asked, Slice(20, 0))
    people = {owner.casefold(): owner for pain in page.lines for owner in reversed(pain.owners)}.values()
    names = (
        ", ".join(literally(name) for name in people) if inquiry.language == "en" else "、".join(map(literally, people))
    )
    return inquiry.reply(inquiry.say("knows", facets=facets(inquiry, asked), names=names, n=page.total))
