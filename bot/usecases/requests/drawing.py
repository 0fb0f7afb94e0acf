"""The sides of a comparison as pictures over one another: each side's maps as one."""

from dataclasses import replace

from bot.guide.reply import Side as Drawn
from bot.usecases.overlaying import MOST, overlaid
from bot.usecases.requests.inquiry import Inquiry
from bot.usecases.requests.siding import Side


def drawn(inquiry: Inquiry, first: Side, second: Side) -> tuple[Drawn, ...]:
    """Nothing where a side has no touchpoint with a feeling, or is one of people or of a time: a department has
    actions, and a map's feelings of last month are not kept apart."""
    shared = f"{first.name} / {second.name}" if first.scope.touchpoint else ""
    both = [_side(inquiry, one, shared) for one in (first, second)]
    return tuple(one for one in both if one) if all(both) else ()


def _side(inquiry: Inquiry, side: Side, shared: str) -> Drawn | None:
    asked = side.scope
    if side.of_time or asked.department or asked.owner:
        return None
    whole = Drawn(side.name, (), asked.touchpoint, shared)
    chosen = inquiry.store.portfolio.touched(inquiry.tenant, asked, MOST)
    found = (inquiry.store.journeys.get(inquiry.tenant, id) for id in chosen)
    maps = [one for one in found if overlaid(whole, [one]).all_touchpoints()]
    felt = maps and any(t.emotion is not None for t in overlaid(whole, maps).all_touchpoints())
    named = inquiry.say("side", name=side.name, n=len(maps))
    return replace(whole, name=named, maps=tuple(one.id for one in maps)) if felt else None
