"""A map is handed to another channel: its talk goes on there, under a new message; the old thread says where."""

from collections.abc import Callable

from bot.guide.form import Form, FormField
from bot.guide.reply import Button, Reply, Section
from bot.guide.said import Author
from bot.guide.session import Session
from bot.journey.model import Journey, Language
from bot.journey.revisions import Revision
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
    author = world.directory.person(inbound.tenant, event.author)
    language = author.language or "en"
    asked_in = event.place if event.place and event.place.channel else world.mouth.dm(inbound.tenant, author.id)
    target = _target(world, inbound.tenant, author.id, dict(event.fields).get("place", ""))
    journey = _mine(world, inbound.tenant, author.id, event.private)
    if target is None or journey is None:
        entry = "no_way_in" if journey else "not_yours"
        world.mouth.whisper(inbound.tenant, asked_in, author.id, Reply(language, (Section(_say(entry, language)),)))
        return
    turn = once(world, inbound.tenant, inbound.key, _move(world, inbound, author, journey.id, target, language))
    posted = deliver(world, inbound.tenant, turn, again)
    if posted and target.kind != "dm":
        rooted(world, inbound.tenant, inbound.key, target, posted)
        _tell_before(world, inbound, asked_in, target, posted, journey, language, again)


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


def _move(
    world: World, inbound: Inbound, author: Author, id: str, target: Place, language: Language
) -> Callable[[Store], Turn]:
    def work_out(store: Store) -> Turn:
        before, now = store.journeys.get(inbound.tenant, id), world.clock()
        if before.channel == target.channel:
            return Turn(inbound.key, None, None)
        text = _say("moved_here", language, title=before.title, name=author.name)
        after = before.model_copy(
            update={"channel": target.channel, "revision": before.revision + 1, "updated_at": now}
        )
        told = Revision(number=after.revision, at=now, author=author.id, summary=_say("summary", language), events=())
        store.journeys.save(inbound.tenant, after, told)
        _take_along(store, inbound, id, target, language)
        return Turn(inbound.key, target, Reply(language, (Section(text),), draw=bool(before.stages)), id)

    return work_out


def _take_along(store: Store, inbound: Inbound, id: str, target: Place, language: Language) -> None:
    """The talk's standing goes along; its old buttons are nobody's any more."""
    session = Session(journey=id, language=language)
    for conversation, _ in store.conversations.of_journey(inbound.tenant, id):
        session = store.conversations.session(inbound.tenant, conversation) or session
        store.conversations.forget(inbound.tenant, conversation)
    session = session.model_copy(update={"standing": ()})
    store.conversations.store(inbound.tenant, conversation_of(target, inbound.key), session, target)


def _tell_before(
    world: World, inbound: Inbound, before: Place, target: Place, posted: str, journey: Journey, language: Language,
    again: bool,
) -> None:  # fmt: skip
    link = world.mouth.permalink(inbound.tenant, target, posted) or ""
    reply = Reply(language, (Section(_say("moved_away", language, title=journey.title, link=link)),))
    if before.thread:
        world.mouth.post(inbound.tenant, before, reply, f"{inbound.key}:away", again)
    else:
        world.mouth.whisper(inbound.tenant, before, inbound.event.author, reply)  # type: ignore[union-attr]


def _say(entry: str, language: Language, **values: object) -> str:
    return render(f"usecases/moving.{entry}", language, **values)
