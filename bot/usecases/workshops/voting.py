"""Dots: given in a form or by a message, hidden until the vote closes."""

import secrets
from collections import Counter

from bot.guide.reply import Button, Reply, Section
from bot.guide.said import Author
from bot.journey.model import Language
from bot.usecases.inbound import Clicked, Inbound, Place, Submitted
from bot.usecases.ports import NotFound, Store, Turn
from bot.usecases.turns import once
from bot.usecases.workshops import picturing
from bot.usecases.workshops.answering import identity
from bot.usecases.workshops.board import leading, vote_button
from bot.usecases.workshops.forms import MOST_OPTIONS, vote_form
from bot.usecases.workshops.words import label, saying, words
from bot.usecases.world import World
from bot.workshop.model import Contribution, Workshop
from bot.workshop.votes import Standing, standings, ties


def opened(workshop: Workshop) -> Reply:
    language = workshop.language
    options = [words("option", language, number=n, name=c.name) for n, c in enumerate(workshop.clusters, 1)]
    told = words("vote", language, dots=workshop.dots)
    if len(workshop.clusters) >= MOST_OPTIONS:
        told += "\n" + words("more_by_message", language, n=MOST_OPTIONS - 1)
    call = Section(told, buttons=(vote_button(workshop), *leading(workshop)))
    return Reply(language, (Section("\n".join(options)), call))


def asked_for(world: World, inbound: Inbound, event: Clicked, author: Author, language: Language) -> None:
    with world.store() as store:
        try:
            workshop = store.workshops.get(inbound.tenant, event.values[0] if event.values else "")
        except NotFound:
            workshop = None
        mine = _mine(store, inbound.tenant, workshop, author.id) if workshop and workshop.phase == "voting" else ()
    if not event.view:
        return
    if workshop is None or workshop.phase != "voting":
        said = saying("gone" if workshop is None else "not_voting", language)
        world.mouth.show_text(inbound.tenant, event.view, label("vote", language), said)
        return
    world.mouth.show_form(inbound.tenant, event.view, vote_form(workshop, mine, language), "")


def _mine(store: Store, tenant: str, workshop: Workshop, person: str) -> tuple[Contribution, ...]:
    me = identity(store, tenant, workshop, "voting", person)
    return tuple(one for one in store.workshops.contributions(tenant, workshop.id, "voting") if one.person == me)


def submitted(world: World, inbound: Inbound, event: Submitted, language: Language) -> None:
    given = [value for name, value in event.fields if name.startswith("dot ") and value]
    place = event.place or Place(channel="", kind="dm")
    take(world, inbound, event.form.partition(":")[2], event.author, given, place, language)


def take(
    world: World, inbound: Inbound, id: str, person: str, given: list[str], place: Place, language: Language,
    by_message: bool = False,
) -> None:  # fmt: skip
    """`given`: a cluster's id for each dot; too many are cut off. Replaces what this person voted before."""
    told: list[str] = []

    def work_out(store: Store) -> Turn:
        told[:] = _stored(world, store, inbound, id, person, given)
        return Turn(inbound.key, None, None)

    once(world, inbound.tenant, inbound.key, work_out)
    if told and (by_message or told[0] != "saved_votes"):
        said = saying(told[0], language, n=int(told[1]))
        world.mouth.whisper(inbound.tenant, place, person, said)


def _stored(world: World, store: Store, inbound: Inbound, id: str, person: str, given: list[str]) -> list[str]:
    tenant = inbound.tenant
    try:
        workshop = store.workshops.get(tenant, id)
    except NotFound:
        return ["gone", "0"]
    if workshop.phase != "voting":
        return ["not_voting", "0"]
    if not world.directory.is_member(tenant, workshop.channel, person):
        return ["not_member", "0"]
    known = {c.id for c in workshop.clusters}
    dots = Counter([each for each in given if each in known][: workshop.dots])
    me, now = identity(store, tenant, workshop, "voting", person), world.clock()
    votes = tuple(
        Contribution(id=secrets.token_hex(8), phase="voting", person=me, subject=to, score=n, at=now)
        for to, n in dots.items()
    )
    if workshop.anonymous:
        store.workshops.holds(tenant, id, inbound.key)
    store.workshops.contribute(tenant, id, "voting", me, "", votes)
    store.workshops.note(tenant, id, person, lambda one: one.has_answered("voting"))
    return ["saved_votes", str(sum(dots.values()))]


def result(store: Store, tenant: str, workshop: Workshop) -> tuple[Standing, ...]:
    return standings(workshop.clusters, store.workshops.contributions(tenant, workshop.id, "voting"))


def counted(store: Store, tenant: str, workshop: Workshop) -> Reply:
    language, found = workshop.language, result(store, tenant, workshop)
    votes = store.workshops.contributions(tenant, workshop.id, "voting")
    dots = sum(one.votes for one in found)
    take_in = Button("take", words("buttons.take", language), workshop.id, primary=True)
    mine = Button("mine", words("buttons.mine", language), workshop.id)
    end = Section(words("decide_hint", language), buttons=(take_in, *leading(workshop), mine))
    if not dots:
        return Reply(language, (Section(words("no_votes", language)), end))
    head = words("results", language, people=len({one.person for one in votes}), dots=dots)
    lines = [
        words("result_line", language, place=one.place, name=one.cluster.name, votes=one.votes, people=one.people)
        for one in found
    ]
    tied = [Section(words("tie", language, names=_joined(each, language), place=each[0].place)) for each in ties(found)]
    drawn = picturing.votes(workshop, found)
    return Reply(language, (Section(head), Section("\n".join(lines)), *tied, end), report=drawn)


def _joined(tied: tuple[Standing, ...], language: Language) -> str:
    quoted = (f"「{one.cluster.name}」" if language == "zh" else f"“{one.cluster.name}”" for one in tied)
    return ("、" if language == "zh" else ", ").join(quoted)
