"""Over days each person is asked alone, in their own working hours, and reminded once. In 1-2-4-All each is sent what
their group has before it."""

from bot.guide.reply import Reply, Section
from bot.usecases import tongue
from bot.usecases.inbound import Place
from bot.usecases.ports import Turn
from bot.usecases.turns import deliver, once
from bot.usecases.workshops.board import answer_button, scored, until
from bot.usecases.workshops.timing import Rings, ask_again_at, ask_at
from bot.usecases.workshops.words import words
from bot.usecases.world import World
from bot.workshop.groups import brought, group_of
from bot.workshop.hours import next_working
from bot.workshop.model import ANSWERED_IN, Phase, Workshop
from bot.workshop.phases import later, seconds_left

REMIND_AT = 0.75  # of the time
BACK_SECONDS = 1800  # until it is looked again whether somebody is back


def ask_everybody(world: World, tenant: str, id: str) -> None:
    """Sets the timers by which each person is asked and reminded. Set twice, they ring once."""
    with world.store() as store:
        workshop = store.workshops.get(tenant, id)
    if not workshop.days:
        return
    people = workshop.people or tuple(one.id for one in world.directory.team(tenant, workshop.channel))
    now = world.clock()
    late_in_it = later(now, seconds_left(workshop, now) * REMIND_AT)
    zones = {person: world.directory.timezone(tenant, person) for person in people}
    with world.store() as store:
        for person, zone in zones.items():
            store.workshops.note(tenant, id, person, lambda one: one)
            ask_at(store, tenant, workshop, "asks", person, next_working(now, zone))
            reminder = next_working(late_in_it, zone)
            if reminder < workshop.ends_at:
                ask_at(store, tenant, workshop, "reminds", person, reminder)


def ask_when_free(world: World, tenant: str, workshop: Workshop, person: str, again: bool) -> None:
    with world.store() as store:
        known = store.workshops.participant(tenant, workshop.id, person)
    waits = workshop.phase in ANSWERED_IN and not known.answered and not known.asked
    if waits and not _left_alone(world, tenant, workshop, person, "asks"):
        ask(world, tenant, workshop, person, again)


def ask(world: World, tenant: str, workshop: Workshop, person: str, again: bool) -> None:
    """The prompt, to one person alone; what they reply there is their answer."""
    with world.store() as store:
        known = store.workshops.participant(tenant, workshop.id, person)
    if workshop.phase not in ANSWERED_IN or workshop.phase in known.answered or known.asked:
        return
    author = tongue.person(world, tenant, person)
    language = author.language or workshop.language
    said = words(
        "asked_alone", language, name=world.directory.person(tenant, workshop.facilitator).name,
        question=workshop.question, how=words(f"how.{workshop.format}", language),
        until=until(workshop) if workshop.days and workshop.ends_at else "",
    )  # fmt: skip
    reply = Reply(language, (Section(said, buttons=(answer_button(workshop, language),)), *scored(workshop)))
    key = f"workshop:{workshop.id}:asks:{person}"
    place = world.mouth.dm(tenant, person)
    ts = deliver(world, tenant, once(world, tenant, key, lambda _: Turn(key, place, reply)), again)
    with world.store() as store:
        told = {"asked": True, "dm": place.channel, "prompt": ts or ""}
        store.workshops.note(tenant, workshop.id, person, lambda one: one.told(**told))


def remind(world: World, tenant: str, workshop: Workshop, person: str, again: bool) -> None:
    with world.store() as store:
        known = store.workshops.participant(tenant, workshop.id, person)
    if workshop.phase not in ANSWERED_IN or known.answered or known.reminded or not known.asked or workshop.paused:
        return
    if _left_alone(world, tenant, workshop, person, "reminds"):
        return
    language = tongue.person(world, tenant, person).language or workshop.language
    said = words("reminder", language, question=workshop.question, until=until(workshop))
    reply = Reply(language, (Section(said, buttons=(answer_button(workshop, language),)),))
    key = f"workshop:{workshop.id}:reminds:{person}"
    place = Place(channel=known.dm, kind="dm")
    deliver(world, tenant, once(world, tenant, key, lambda _: Turn(key, place, reply)), again)
    with world.store() as store:
        store.workshops.note(tenant, workshop.id, person, lambda one: one.told(reminded=True))


def _left_alone(world: World, tenant: str, workshop: Workshop, person: str, does: Rings) -> bool:
    """Whoever wants no disturbance, or is away, is asked when they are back, in their working hours."""
    now = world.clock()
    then = world.directory.quiet_until(tenant, person, now)
    if not then and world.directory.is_away(tenant, person):
        then = later(now, BACK_SECONDS)
    if not then:
        return False
    due = next_working(then, world.directory.timezone(tenant, person))
    if not workshop.ends_at or due < workshop.ends_at:
        with world.store() as store:
            ask_again_at(store, tenant, workshop, does, person, due)
    return True


def group_prompts(world: World, tenant: str, id: str, phase: Phase, again: bool) -> None:
    """To each member of a pair or four: who is in it, and what they have before them."""
    with world.store() as store:
        workshop = store.workshops.get(tenant, id)
        people = store.workshops.participants(tenant, id)
        given = store.workshops.contributions(tenant, id)
    for one in people:
        if not one.group:
            continue
        group = group_of(one, phase)
        language = world.directory.person(tenant, one.person).language or workshop.language
        ideas = "\n".join(words("bullet", language, text=each.text) for each in brought(group, people, given))
        members = [p.person for p in people if p.group and group_of(p, phase) == group]
        names = [world.directory.person(tenant, person).name for person in members]
        said = words(
            "grouped", language, how=words(f"group.{phase}", language), names=joined(names, language), ideas=ideas
        )
        reply = Reply(language, (Section(said, buttons=(answer_button(workshop, language),)),))
        key = f"workshop:{id}:{phase}:{one.person}"
        place = world.mouth.dm(tenant, one.person)
        turn = once(world, tenant, key, lambda _, key=key, place=place, reply=reply: Turn(key, place, reply))  # type: ignore[misc]
        ts = deliver(world, tenant, turn, again)
        with world.store() as store:
            prompt = {"dm": place.channel, "prompt": ts or one.prompt}
            store.workshops.note(tenant, id, one.person, lambda known, to=prompt: known.told(**to))  # type: ignore[misc]


def joined(names: list[str], language: str) -> str:
    return ("、" if language == "zh" else ", ").join(names)
