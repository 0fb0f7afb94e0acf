"""A workshop whose channel is archived or gone, or out of which the bot was taken: its clock stops, nothing is lost,
and whoever leads it is told alone."""

from bot.usecases import tongue
from bot.usecases.ports import CannotTell, OutOfReach, Store, Turn
from bot.usecases.turns import deliver, once
from bot.usecases.workshops.board import refresh
from bot.usecases.workshops.timing import look_again
from bot.usecases.workshops.words import saying
from bot.usecases.world import World
from bot.workshop.model import Workshop

GRACE = 300  # seconds that it has left when it goes on


def is_within_reach(world: World, tenant: str, workshop: Workshop) -> bool:
    """Where Slack cannot tell, it is tried."""
    if workshop.kind == "dm":
        return True
    try:
        return world.directory.channel(tenant, workshop.channel).speaks_here
    except OutOfReach:
        return False
    except CannotTell:
        return True


def stop(world: World, tenant: str, workshop: Workshop, again: bool) -> None:
    """Written under its board, `resume` goes on from there once the bot is back: the board cannot be drawn anew now, so
    that is done as soon as it can be reached again."""
    key = f"workshop:{workshop.id}:unreachable:{workshop.beat}"
    alone = world.mouth.dm(tenant, workshop.facilitator)
    language = tongue.person(world, tenant, workshop.facilitator).language or workshop.language

    def work_out(store: Store) -> Turn:
        now = store.workshops.get(tenant, workshop.id)
        if now.beat == workshop.beat:
            stopped = {"ends_at": "", "left": GRACE, "beat": now.beat + 1}
            after = now.model_copy(update=stopped)
            store.workshops.save(tenant, after)
            look_again(store, tenant, after, world.clock())
        return Turn(key, alone, saying("out_of_reach", language, question=workshop.question))

    deliver(world, tenant, once(world, tenant, key, work_out), again)


def looked_after(world: World, tenant: str, workshop: Workshop, waited: int) -> None:
    """The board shows that it is on hold, with its way on, as soon as it can."""
    if is_within_reach(world, tenant, workshop):
        refresh(world, tenant, workshop.id)
        return
    with world.store() as store:
        look_again(store, tenant, workshop, world.clock(), waited)
