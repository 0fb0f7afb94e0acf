"""An action that waits for another of its journey: which one is asked by buttons, then kept."""

from bot.guide.reply import Reply, Section
from bot.usecases.portfolio import Scope, Slice
from bot.usecases.requests.inquiry import Inquiry
from bot.usecases.requests.request import Request

OFFERED = 7


def blocked(inquiry: Inquiry) -> Reply:
    """Raises nothing: a journey that the asker may not see has no open actions for them."""
    id = inquiry.request.slot("id")
    journey, _, action = id.partition(":")
    asked = Scope(inquiry.audiences, journeys=(journey,))
    page = inquiry.store.portfolio.actions(inquiry.tenant, asked, "open", inquiry.today.isoformat(), Slice(OFFERED + 1))
    others = [one for one in page.lines if one.id != action][:OFFERED]
    if not others:
        return inquiry.reply(inquiry.say("nothing_to_wait_for"))
    buttons = tuple(
        inquiry.button("named", Request("update", {"id": id, "blocked": one.id}), title=inquiry.words.short(one.title))
        for one in others
    )
    return Reply(inquiry.language, (Section(inquiry.say("waits_for_which"), buttons=buttons),))
