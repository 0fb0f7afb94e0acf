"""A workshop moves on: the phase first, in one transaction with its reveal; what is then said, once a phase."""

from collections.abc import Callable

from bot.guide.reply import Reply, Section
from bot.usecases.inbound import Inbound, Rang
from bot.usecases.ports import NotFound, Stale, Store, Turn
from bot.usecases.turns import TRIES, deliver, once
from bot.usecases.workshops import asking, revealing, scoring, stopping, voting
from bot.usecases.workshops.board import refresh
from bot.usecases.workshops.timing import count_on, wind
from bot.usecases.workshops.words import room, saying, words
from bot.usecases.world import World
from bot.workshop.groups import group_of, paired
from bot.workshop.model import ANSWERED_IN, Phase, Workshop
from bot.workshop.phases import entered
from bot.workshop.secrecy import unlinked

Change = Callable[[Workshop], Workshop]


def rang(world: World, inbound: Inbound, event: Rang, again: bool) -> None:
    """A timer: stale where the clock was set anew since."""
    with world.store() as store:
        try:
            workshop = store.workshops.get(inbound.tenant, event.workshop)
        except NotFound:
            return
    match event.does:
        case "ends" | "counts" if workshop.beat == event.beat and not stopping.is_within_reach(
            world, inbound.tenant, workshop
        ):
            stopping.stop(world, inbound.tenant, workshop, again)
        case "ends" if workshop.beat == event.beat and not workshop.paused:
            move_on(world, inbound.tenant, workshop.id, workshop.phase, again)
        case "ends":
            arrive(world, inbound.tenant, workshop.id, again)  # a crash came between the moving and the telling
        case "asks":
            asking.ask_when_free(world, inbound.tenant, workshop, event.person, again)
        case "reminds":
            asking.remind(world, inbound.tenant, workshop, event.person, again)
        case "looks" if workshop.beat == event.beat:
            stopping.looked_after(world, inbound.tenant, workshop, event.after)
        case "counts" if workshop.beat == event.beat:
            _count(world, inbound.tenant, workshop)


def _count(world: World, tenant: str, workshop: Workshop) -> None:
    with world.store() as store:
        count_on(store, tenant, workshop, world.clock())
    refresh(world, tenant, workshop.id)


def change(world: World, tenant: str, id: str, how: Change) -> Workshop:
    """Saves a change, and winds the clock where it was set anew. Retried where somebody else was first."""
    for _ in range(TRIES):
        try:
            with world.store() as store:
                before = store.workshops.get(tenant, id)
                after = how(before)
                if after == before:
                    return before
                if after.beat != before.beat:
                    wind(store, tenant, after, world.clock())
                return store.workshops.save(tenant, after)
        except Stale:
            continue
    raise Stale(id)


def move_on(world: World, tenant: str, id: str, out_of: Phase, again: bool, key: str = "") -> None:
    """Out of that phase, if it is still in it; then whatever phase it is in is told of, if it was not yet. `key`: of
    the event that wants it, where `out_of` was read from the workshop: repeated after a crash it moves nothing."""
    for _ in range(TRIES):
        try:
            with world.store() as store:
                if not key or store.turns.get(tenant, key) is None:
                    _moved(world, store, tenant, store.workshops.get(tenant, id), out_of)
                    if key:
                        store.turns.add(tenant, Turn(key, None, None))
            break
        except Stale:
            continue
    world.scrub()
    arrive(world, tenant, id, again)


def _moved(world: World, store: Store, tenant: str, workshop: Workshop, out_of: Phase) -> None:
    if workshop.phase != out_of or not workshop.is_open:
        return
    now, to = world.clock(), workshop.next_phase
    if out_of == "answering" and not store.workshops.contributions(tenant, workshop.id, "answering"):
        _nothing_came(world, store, tenant, workshop, now)
        return
    if workshop.anonymous and out_of in (*ANSWERED_IN, "voting"):
        given = store.workshops.contributions(tenant, workshop.id, out_of)
        store.workshops.unlink(tenant, workshop.id, out_of, unlinked(given))
    if workshop.format == "one_two_four_all":
        to = _grouped(store, tenant, workshop, to)
    after = entered(workshop, to, now)
    wind(store, tenant, after, now)
    store.workshops.save(tenant, after)


def _grouped(store: Store, tenant: str, workshop: Workshop, to: Phase) -> Phase:
    """Pairs are made of those who answered. One person alone goes straight to all, one pair past the fours."""
    people = store.workshops.participants(tenant, workshop.id)
    if to == "pairs":
        pair = paired([one.person for one in people if "answering" in one.answered], workshop.id)
        for one in people if len(pair) > 1 else ():
            if one.person in pair:
                group = str(pair[one.person])
                store.workshops.note(tenant, workshop.id, one.person, lambda known, to=group: known.told(group=to))  # type: ignore[misc]
        return "pairs" if len(pair) > 1 else "sorting"
    if to == "fours":
        return "fours" if len({one.group for one in people if one.group}) > 1 else "sorting"
    return to


def _nothing_came(world: World, store: Store, tenant: str, workshop: Workshop, now: str) -> None:
    """Nobody has answered: it waits, with its clock stopped, for more time or its end."""
    stopped = workshop.model_copy(update={"ends_at": "", "left": 0, "beat": workshop.beat + 1})
    store.workshops.save(tenant, stopped)


def arrive(world: World, tenant: str, id: str, again: bool) -> None:
    """Says what the phase begins with, once, and writes the board anew."""
    with world.store() as store:
        workshop = store.workshops.get(tenant, id)
    key = f"workshop:{id}:{workshop.phase}"
    if workshop.phase == "answering":
        if workshop.left != 0:
            return
        key = f"workshop:{id}:empty:{workshop.beat}"
    turn = once(world, tenant, key, lambda store: Turn(key, room(workshop), _said(world, store, tenant, id)))
    deliver(world, tenant, turn, again)
    refresh(world, tenant, id)
    if workshop.phase in ("pairs", "fours"):
        asking.group_prompts(world, tenant, id, workshop.phase, again)
    if workshop.phase == "sorting":
        revealing.hand_out(world, tenant, id, again)


def _said(world: World, store: Store, tenant: str, id: str) -> Reply:
    workshop = store.workshops.get(tenant, id)
    match workshop.phase:
        case "pairs" | "fours":
            return _groups(world, store, tenant, workshop)
        case "sorting":
            return revealing.revealed(world, store, tenant, workshop)
        case "voting":
            return voting.opened(workshop)
        case "deciding" if workshop.subjects:
            return scoring.results(world, store, tenant, workshop)
        case "deciding":
            return voting.counted(store, tenant, workshop)
        case "closed":
            return saying("ended", workshop.language)
    return saying("no_answers", workshop.language)


def _groups(world: World, store: Store, tenant: str, workshop: Workshop) -> Reply:
    """Who talks with whom, for all to see."""
    language, members = workshop.language, dict[str, list[str]]()
    for one in store.workshops.participants(tenant, workshop.id):
        if one.group:
            name = world.directory.person(tenant, one.person).name
            members.setdefault(group_of(one, workshop.phase), []).append(name)
    lines = [
        words("group_line", language, number=n, names=asking.joined(names, language))
        for n, (_, names) in enumerate(sorted(members.items()), 1)
    ]
    how = words(f"group.{workshop.phase}", language)
    return Reply(language, (Section(words("groups_made", language, how=how, groups="\n".join(lines))),))
