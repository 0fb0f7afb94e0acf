"""A map that was published is told of in its channel, with a link to its thread; owners of actions are mentioned."""

from dataclasses import replace

from bot.guide.reply import Reply, Section
from bot.guide.turn import Outcome
from bot.journey.model import Journey
from bot.usecases import canvas
from bot.usecases.inbound import Place
from bot.usecases.ports import CannotTell, Turn
from bot.usecases.world import World
from prompts import render

MOST = 10  # owners that are mentioned
_OVER = ("done", "dropped")


def marked(outcome: Outcome, before: Journey) -> Outcome:
    """The outcome of a turn that published the map, marked so that it is told of once the answer was said."""
    if outcome.journey.status != "published" or before.status == "published":
        return outcome
    return replace(outcome, reply=replace(outcome.reply, published=True))


def announce(world: World, tenant: str, turn: Turn, again: bool) -> None:
    """Said once. In a DM nobody else is there to be told."""
    place, reply = turn.place, turn.reply
    if place is None or reply is None or not reply.published or place.kind == "dm" or turn.journey is None:
        return
    with world.store() as store:
        journey = store.journeys.get(tenant, turn.journey)
    canvas.refresh(world, tenant, journey, reply.language)
    told = _told(world, tenant, place, journey, reply)
    world.mouth.post(tenant, Place(channel=place.channel, kind=place.kind), told, f"{turn.key}:published", again)


def _told(world: World, tenant: str, place: Place, journey: Journey, reply: Reply) -> Reply:
    pains = sum(len(touchpoint.pain_points) for touchpoint in journey.all_touchpoints())
    text = render(
        "usecases/lifecycle.announced",
        reply.language,
        title=journey.title,
        link=world.mouth.link(tenant, place) or "",
        address=world.address(journey.id),
        stages=len(journey.stages),
        pains=pains,
        actions=len(journey.actions),
        owners=_owners(world, tenant, place, journey),
    )
    return Reply(reply.language, (Section(text),))


def _owners(world: World, tenant: str, place: Place, journey: Journey) -> tuple[str, ...]:
    """Owners of what is still to be done who are in the channel, as mentions."""
    named = {each.owner.casefold() for each in journey.actions if each.owner and each.status not in _OVER}
    if not named:
        return ()
    try:
        team = world.directory.team(tenant, place.channel)
    except CannotTell:
        return ()
    return tuple(f"[@](user:{each.id})" for each in team if each.name.casefold() in named)[:MOST]
