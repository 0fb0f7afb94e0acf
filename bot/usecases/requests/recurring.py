"""Pain points of several journeys that say the same, whatever their language."""

from bot.guide.reply import Reply
from bot.usecases.portfolio import PainLine, Scope, Slice
from bot.usecases.requests.inquiry import Inquiry
from bot.usecases.requests.scoping import facets, scope
from bot.workshop.clusters import grouped
from bot.workshop.learned.likeness import alike

PAINS = 200  # the worst are looked at
MEMBERS = 4  # of a group, that are named in its line


def recurring(inquiry: Inquiry) -> Reply:
    asked = scope(inquiry)
    found = again(inquiry, asked)
    shown = found[inquiry.start : inquiry.start + inquiry.limit]
    lines = [_line(inquiry, number, n, group) for number, (n, group) in enumerate(shown, inquiry.start + 1)]
    told = {"n": len(found), "first": inquiry.start + 1, "last": inquiry.start + len(lines)}
    head = inquiry.say("recurring.head", **told, facets=facets(inquiry, asked))
    return inquiry.reply("\n".join((head, *lines)), buttons=inquiry.more(len(found), len(lines)))


def again(inquiry: Inquiry, asked: Scope) -> list[tuple[int, list[PainLine]]]:
    """(journeys, pain points that say the same), those of the most journeys first."""
    pains = inquiry.store.portfolio.pains(inquiry.tenant, asked, Slice(PAINS)).lines
    if len(pains) < 2:
        return []
    texts = [pain.text for pain in pains]
    clusters = [[pains[at] for at in group] for group in grouped(texts, alike(texts, inquiry.world.embed))]
    several = [(len({pain.journey for pain in group}), group) for group in clusters]
    return sorted((one for one in several if one[0] > 1), key=lambda one: -one[0])


def _line(inquiry: Inquiry, number: int, journeys: int, group: list[PainLine]) -> str:
    words = inquiry.words
    titles = list(dict.fromkeys((pain.journey, pain.title) for pain in group))
    where = [inquiry.say("recurring.where", title=words.name(t), link=inquiry.link(id)) for id, t in titles[:MEMBERS]]
    more = len(titles) - len(where)
    return inquiry.say(
        "recurring.line", number=number, text=words.short(group[0].text), n=journeys, where=where, more=more
    )
