"""A map is handed to another channel: its talk goes on there, under a new message; the old thread says where."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.guide.form import Form, FormField
from bot.guide.reply import Button, Reply, Section
from bot.guide.said import Author
from bot.guide.session import Session
from bot.journey.model import Journey, Language
from bot.journey.revisions import Revision
from bot.usecases import tongue
from bot.usecases.inbound import Clicked, Inbound, Place, Submitted
from bot.usecases.ports import NotFound, OutOfReach, Store, Turn
from bot.usecases.reading import may_see, read
from bot.usecases.rooting import conversation_of, rooted
from bot.usecases.turns import deliver, once
from bot.usecases.world import World
from prompts import render

FORM = "move"


def offer(journey: Journey, language: Language) -> Reply:
    button = Button("move", _say("choose", language), journey.id, primary=True)
    return Reply(language, (Section(_say("where", language, title=journey.title), buttons=(button,)),))


def pressed(world: World, inbound: Inbound, event: Clicked, language: Language) -> None:
    if event.view and event.values:
        world.mouth.show_form(inbound.tenant, event.view, form(language, event.place), event.values[0])


def form(language: Language, here: Place | None = None) -> Form:
    """`here`, where it was asked for, is offered as the channel."""
    label, hint = _say("label", language), _say("hint", language)
    inside = here.channel or "" if here and here.kind != "dm" else ""
    field = FormField("place", label, inside, hint=hint, optional=False, kind="place")
    cancel = render("guide/labels.forms.cancel", language)
    return Form(FORM, "", _say("title", language), _say("send", language), cancel, (field,), language)


def sent(world: World, inbound: Inbound, event: Submitted, again: bool) -> None:
    author = tongue.person(world, inbound.tenant, event.author)
    language = author.language or "en"
    asked_in = event.place if event.place and event.place.channel else world.mouth.dm(inbound.tenant, author.id)
    target = _target(world, inbound.tenant, author.id, dict(event.fields).get("place", ""))
    journey = _mine(world, inbound.tenant, author.id, event.private)
    if target is None or journey is None:
        entry = "no_way_in" if journey else "not_yours"
        world.mouth.whisper(inbound.tenant, asked_in, author.id, Reply(language, (Section(_say(entry, language)),)))
        return
    move = Move(inbound.tenant, inbound.key, journey.id, target, author, language)
    if posted := moved(world, move, again):
        _tell_before(world, move, asked_in, posted, journey, again)


@dataclass(frozen=True)
class Move:
    tenant: str
    key: str
    journey: str
    target: Place
    by: Author
    language: Language


def moved(world: World, move: Move, again: bool) -> str | None:
    """The ts of the message in the new channel under which the talk goes on; None where the map was there already. The
    caller has made sure that `by` may move it and that the bot may speak there."""
    posted = deliver(world, move.tenant, once(world, move.tenant, move.key, _moving(world, move)), again)
    if posted and move.target.kind != "dm":
        rooted(world, move.tenant, move.key, move.target, posted)
    return posted


def threads(world: World, tenant: str, journey: str) -> tuple[Place, ...]:
    with world.store() as store:
        return tuple(place for _, place in store.conversations.of_journey(tenant, journey) if place.thread)


def told_away(world: World, move: Move, before: Place, posted: str, title: str, again: bool) -> None:
    """In the thread that a map was moved from."""
    world.mouth.post(move.tenant, before, _away(world, move, posted, title), f"{move.key}:away", again)


def _mine(world: World, tenant: str, person: str, id: str) -> Journey | None:
    """None where the map is gone or its channel is not this person's."""
    try:
        journey = read(world, tenant, person, id)
    except NotFound:
        return None
    return journey if journey.channel and world.directory.is_member(tenant, journey.channel, person) else None


def _target(world: World, tenant: str, person: str, channel: str) -> Place | None:
    try:
        found = world.directory.channel(tenant, channel)
    except OutOfReach:
        return None
    inside = found.speaks_here and may_see(world, tenant, person, channel)
    return Place(channel=channel, kind=found.kind) if inside else None


def _moving(world: World, move: Move) -> Callable[[Store], Turn]:
    def work_out(store: Store) -> Turn:
        before, now = store.journeys.get(move.tenant, move.journey), world.clock()
        if before.channel == move.target.channel:
            return Turn(move.key, None, None)
        text = _say("moved_here", move.language, title=before.title, name=move.by.name)
        number, channel = before.revision + 1, move.target.channel
        after = before.model_copy(update={"channel": channel, "revision": number, "updated_at": now})
        summary = _say("summary", move.language)
        told = Revision(number=number, at=now, author=move.by.id, summary=summary, events=())
        store.journeys.save(move.tenant, after, told)
        _take_along(store, move)
        reply = Reply(move.language, (Section(text),), draw=bool(before.stages))
        return Turn(move.key, move.target, reply, move.journey)

    return work_out


def _take_along(store: Store, move: Move) -> None:
    """The talk's standing goes along; its old buttons are nobody's any more."""
    session = Session(journey=move.journey, language=move.language)
    for conversation, _ in store.conversations.of_journey(move.tenant, move.journey):
        session = store.conversations.session(move.tenant, conversation) or session
        store.conversations.forget(move.tenant, conversation)
    session = session.model_copy(update={"standing": ()})
    store.conversations.store(move.tenant, conversation_of(move.target, move.key), session, move.target)


def _tell_before(world: World, move: Move, before: Place, posted: str, journey: Journey, again: bool) -> None:
    if before.thread:
        told_away(world, move, before, posted, journey.title, again)
    else:
        world.mouth.whisper(move.tenant, before, move.by.id, _away(world, move, posted, journey.title))


def _away(world: World, move: Move, posted: str, title: str) -> Reply:
    link = world.mouth.permalink(move.tenant, move.target, posted) or ""
    return Reply(move.language, (Section(_say("moved_away", move.language, title=title, link=link)),))


def _say(entry: str, language: Language, **values: object) -> str:
    return render(f"usecases/moving.{entry}", language, **values)
