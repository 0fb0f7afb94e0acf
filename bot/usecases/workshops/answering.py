"""Somebody answers: by the form, by a message to the bot alone, or in the thread."""

import secrets

from bot.guide.said import Author
from bot.journey.model import Language
from bot.usecases.inbound import Clicked, Inbound, Place, Submitted
from bot.usecases.ports import NotFound, Store, Turn
from bot.usecases.turns import deliver, once
from bot.usecases.workshops import asking
from bot.usecases.workshops.contributing import SCORED, contributions, renewed, told
from bot.usecases.workshops.forms import answer_form
from bot.usecases.workshops.timing import ask_at
from bot.usecases.workshops.words import label, name_of, room, saying
from bot.usecases.world import World
from bot.workshop.arranging import with_late
from bot.workshop.groups import group_of
from bot.workshop.model import ANSWERED_IN, Contribution, Phase, Workshop
from bot.workshop.secrecy import pseudonym


def identity(store: Store, tenant: str, workshop: Workshop, phase: Phase, person: str) -> str:
    """Whose a contribution is, as it is stored. After the reveal of an anonymous workshop the key is gone, and a late
    answer belongs to nobody at all."""
    if phase in ("pairs", "fours"):
        return group_of(store.workshops.participant(tenant, workshop.id, person), phase)
    if not workshop.anonymous:
        return person
    if workshop.phase != phase:
        return secrets.token_hex(10)
    return pseudonym(store.workshops.secret(tenant, workshop.id, phase), workshop.id, person)


def asked_for(world: World, inbound: Inbound, event: Clicked, author: Author, language: Language, again: bool) -> None:
    """The button was pressed: the form, with what this person has said before."""
    with world.store() as store:
        try:
            workshop = store.workshops.get(inbound.tenant, event.values[0] if event.values else "")
        except NotFound:
            workshop = None
        mine = _mine(store, inbound.tenant, workshop, author.id) if workshop else ()
    refused = "gone" if workshop is None else _refused(world, inbound.tenant, workshop, author.id)
    if workshop and not refused and not event.view:
        asking.ask(world, inbound.tenant, workshop, author.id, again)  # no window: by message then
    elif workshop is None or refused:
        title, said = label("start", language), saying(refused, language)
        if event.view:
            world.mouth.show_text(inbound.tenant, event.view, title, said)
        else:
            world.mouth.whisper(inbound.tenant, event.place, author.id, said)
    elif event.view:
        world.mouth.show_form(inbound.tenant, event.view, answer_form(workshop, mine, language), "")


def _refused(world: World, tenant: str, workshop: Workshop, person: str) -> str:
    if not workshop.is_open or (workshop.phase not in ANSWERED_IN and workshop.format in SCORED):
        return "not_open"
    if workshop.people and person not in (*workshop.people, workshop.facilitator):
        return "not_invited"
    if workshop.kind != "dm" and not world.directory.is_member(tenant, workshop.channel, person):
        return "not_member"
    return ""


def _mine(store: Store, tenant: str, workshop: Workshop, person: str) -> tuple[Contribution, ...]:
    if workshop.phase not in ANSWERED_IN:
        return ()
    me = identity(store, tenant, workshop, workshop.phase, person)
    every = store.workshops.contributions(tenant, workshop.id, workshop.phase)
    return tuple(one for one in every if one.person == me and (workshop.format in SCORED or not one.message))


def submitted(world: World, inbound: Inbound, event: Submitted, language: Language, again: bool) -> None:
    id = event.form.partition(":")[2]
    fields = dict(event.fields)
    take(world, inbound, id, event.author, fields, "", event.place or Place(channel="", kind="dm"), language, again)


def heard(
    world: World, inbound: Inbound, workshop: Workshop, person: str, text: str, message: str, place: Place,
    language: Language, again: bool, several: bool = False,
) -> None:  # fmt: skip
    """A plain message. `several`: this person has other workshops open, so that it is told where it went."""
    take(world, inbound, workshop.id, person, {"said": text}, message, place, language, again, several)


def take(
    world: World, inbound: Inbound, id: str, person: str, fields: dict[str, str], message: str, place: Place,
    language: Language, again: bool, several: bool = False,
) -> None:  # fmt: skip
    """Stored once under the event's key; what came of it is told to this person alone."""
    tenant = inbound.tenant
    heard: list[str] = []

    def work_out(store: Store) -> Turn:
        heard[:] = _stored(world, store, inbound, id, person, fields, message, language, place)
        return Turn(inbound.key, None, None)

    with world.store() as store:
        known = store.turns.get(tenant, inbound.key) is not None
    once(world, tenant, inbound.key, work_out)
    if heard and not known:
        _tell(world, tenant, id, person, heard, place, message, language, several)
    _announce(world, inbound, id, person, again)


def _stored(
    world: World, store: Store, inbound: Inbound, id: str, person: str, fields: dict[str, str], message: str,
    language: Language, place: Place,
) -> list[str]:  # fmt: skip
    """What the person is to be told: an entry of the prompts, a number, and of scores what they were heard as."""
    tenant = inbound.tenant
    try:
        workshop = store.workshops.get(tenant, id)
    except NotFound:
        return ["gone", "0"]
    refused = _refused(world, tenant, workshop, person)
    if refused:
        return [refused, "0"]
    phase: Phase = workshop.phase if workshop.phase in ANSWERED_IN else "answering"
    me = identity(store, tenant, workshop, phase, person)
    late = workshop.phase not in ANSWERED_IN
    new = contributions(workshop, phase, me, fields, message, world.clock(), late)
    if workshop.anonymous:
        store.workshops.holds(tenant, id, inbound.key)
    if not new and "said" in fields:
        return [f"none_in_{workshop.format}" if workshop.format in SCORED else "none_in_it", "0"]
    if workshop.format in SCORED:
        before = [one for one in store.workshops.contributions(tenant, id, phase) if one.person == me]
        store.workshops.give(tenant, id, phase, me, renewed(workshop, before, new, message))
    else:
        by = f"late {inbound.key}" if late and not message else message
        store.workshops.contribute(tenant, id, phase, me, by, new)
    if new:  # a form that was sent empty is no answer
        _note(store, tenant, workshop, phase, person, world.clock())
    if late:
        _join(store, tenant, workshop, new)
    if workshop.format in SCORED:
        return ["saved_scores", str(len(new)), told(workshop, new, language)]
    return ["saved_late" if late else "saved_ideas", str(len(new))]


def _note(store: Store, tenant: str, workshop: Workshop, phase: Phase, person: str, now: str) -> None:
    """Notes that they have answered; over days it closes when all have."""
    if workshop.days:
        store.workshops.hold(tenant, workshop.id)
    store.workshops.note(tenant, workshop.id, person, lambda one: one.has_answered(phase))
    if workshop.days and workshop.phase == phase and workshop.ends_at:
        everybody = store.workshops.participants(tenant, workshop.id)
        if all(phase in one.answered for one in everybody) and {one.person for one in everybody} > {person}:
            ask_at(store, tenant, workshop, "ends", "", now)


def _join(store: Store, tenant: str, workshop: Workshop, new: tuple[Contribution, ...]) -> None:
    """Late ideas stand on their own beside the clusters; in an anonymous workshop they are unlinked at once."""
    for one in new:
        workshop = with_late(workshop, one.id, one.text)
    store.workshops.save(tenant, workshop)
    if workshop.anonymous:
        store.workshops.unlink(
            tenant, workshop.id, "answering", store.workshops.contributions(tenant, workshop.id, "answering")
        )


def _tell(
    world: World, tenant: str, id: str, person: str, heard: list[str], place: Place, message: str, language: Language,
    several: bool,
) -> None:  # fmt: skip
    """A form that was taken closes, and its board counts on: only a message, and what went wrong, is answered."""
    entry, n = heard[0], int(heard[1])
    if not message and entry in ("saved_ideas", "saved_scores"):
        return
    said = saying(entry, language, n=n, open=True, what="".join(heard[2:]))
    if several:
        with world.store() as store:
            question = store.workshops.get(tenant, id).question
        said = type(said)(language, (*said.sections, *saying("which", language, question=question).sections))
    if message and place.kind != "dm" and entry.startswith("saved"):
        said = type(said)(language, (*said.sections, *saying("heard_by_all", language).sections))
    world.mouth.whisper(tenant, place, person, said)


def _announce(world: World, inbound: Inbound, id: str, person: str, again: bool) -> None:
    """A late idea is told to all, once."""
    tenant, key = inbound.tenant, f"{inbound.key}:late"

    def work_out(store: Store) -> Turn:
        workshop = store.workshops.get(tenant, id)
        every = {one.id: one for one in store.workshops.contributions(tenant, id)}
        news = [c for c in workshop.clusters if c.id.startswith("late.") and c.items[0] in every]
        fresh = [c for c in news if f"told:{c.id}" not in workshop.taken]
        if not fresh or not workshop.thread:
            return Turn(key, None, None)
        store.workshops.save(
            tenant,
            workshop.model_copy(update={"taken": (*workshop.taken, *(f"told:{c.id}" for c in fresh))}),
        )
        name = "" if workshop.anonymous else name_of(world, tenant, workshop, person)
        sections = tuple(
            section
            for c in fresh
            for section in saying("late_idea", workshop.language, text=every[c.items[0]].text, name=name).sections
        )
        return Turn(key, room(workshop), type(saying("gone", workshop.language))(workshop.language, sections))

    with world.store() as store:
        try:
            workshop = store.workshops.get(tenant, id)
        except NotFound:
            return
    if workshop.phase in ANSWERED_IN or not any(c.id.startswith("late.") for c in workshop.clusters):
        return
    deliver(world, tenant, once(world, tenant, key, work_out), again)
