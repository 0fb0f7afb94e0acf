"""The life of a map as a whole: archived, taken back to draft, opened again, copied, moved, deleted and brought back.
In words, by buttons and by command."""

from collections.abc import Callable
from functools import cache

from bot.guide.reply import Button, Reply, Section
from bot.guide.session import Session
from bot.journey.change import apply
from bot.journey.commands import SetStatus
from bot.journey.model import Journey, Language
from bot.journey.revisions import Revision, events_between
from bot.material.script import simplified
from bot.usecases import canvas, departing, listed, moving
from bot.usecases.inbound import Inbound, Place, Spoken
from bot.usecases.picking import packed
from bot.usecases.ports import Store, Turn
from bot.usecases.rooting import conversation_of, rooted
from bot.usecases.turns import deliver, once
from bot.usecases.wishes import Wish
from bot.usecases.world import World
from prompts import entries, render

CHANGES = frozenset({"archive", "unpublish", "reopen", "duplicate", "delete", "move", "canvas", "listed"})
_OWN = frozenset({"delete", "move", "canvas", "listed"})  # for people of the channel alone
_FROM = {"archive": ("draft", "published"), "unpublish": ("published",), "reopen": ("archived",)}
_AROUND = " .。!！~～\n"


@cache
def _phrases() -> dict[str, str]:
    told = entries("usecases/lifecycle")["phrases"]
    return {str(words): does for does, both in told.items() for listed in both.values() for words in listed}


def wanted(text: str) -> str | None:
    """What a whole message asks to become of the map; None where it says anything else."""
    plain = simplified(text).casefold().strip(_AROUND)
    for polite in (word for both in entries("usecases/lifecycle")["polite"].values() for word in both):
        plain = plain.removeprefix(str(polite)).removesuffix(str(polite)).strip(_AROUND + ",，")
    return _phrases().get(plain)


def buttons(journey: Journey, language: Language) -> tuple[Button, ...]:
    """What can become of the map as it is now."""
    status = [does for does, before in _FROM.items() if journey.status in before]
    return tuple(
        Button("wish", render(f"usecases/lifecycle.buttons.{does}", language), packed(Wish(does), journey.id))
        for does in (*status, "duplicate", "canvas", "listed", "move", "delete")
    )


def asked_for(world: World, inbound: Inbound, event: Spoken, again: bool) -> bool:
    """Whether a message of a map's thread asks for this; then it is done and told."""
    does = wanted(event.text) if not event.files and len(event.text) < 60 else None
    if does is None:
        return False
    with world.store() as store:
        session = store.conversations.session(inbound.tenant, inbound.conversation)
    if session is None:
        return False
    language = next((p.language for p in session.people if p.id == event.author), session.language)
    change(world, inbound, event.place, event.author, session.journey, does, language, again)
    return True


def change(
    world: World, inbound: Inbound, place: Place, author: str, journey: str, does: str, language: Language, again: bool
) -> None:
    """Done once. The caller has made sure that the author may see the map."""
    if does == "reopen" and _is_leaving(world, inbound.tenant, journey):
        departing.restore(world, inbound, place, journey, language, again)
    elif does in _OWN and not _of_channel(world, inbound.tenant, journey, author):
        _say_once(world, inbound, place, lambda found: _told("not_yours", does, found, language), journey, again)
    elif does == "delete":
        departing.delete(world, inbound, place, author, journey, language, again)
    elif does == "move":
        _say_once(world, inbound, place, lambda found: moving.offer(found, language), journey, again)
    elif does == "listed":
        listed.put(world, inbound, place, author, journey, language, again)
    elif does == "canvas":
        canvas.put(world, inbound, place, journey, language, again)
    elif does == "duplicate":
        _duplicate(world, inbound, place, author, journey, language, again)
    else:
        _set_status(world, inbound, place, author, journey, does, language, again)


def _is_leaving(world: World, tenant: str, journey: str) -> bool:
    with world.store() as store:
        return store.departures.until(tenant, journey) is not None


def _of_channel(world: World, tenant: str, journey: str, author: str) -> bool:
    with world.store() as store:
        channel = store.journeys.get(tenant, journey).channel
    return channel is not None and world.directory.is_member(tenant, channel, author)


def _say_once(
    world: World, inbound: Inbound, place: Place, say: Callable[[Journey], Reply], journey: str, again: bool
) -> None:
    def work_out(store: Store) -> Turn:
        return Turn(inbound.key, place, say(store.journeys.get(inbound.tenant, journey)))

    deliver(world, inbound.tenant, once(world, inbound.tenant, inbound.key, work_out), again)


def _set_status(
    world: World, inbound: Inbound, place: Place, author: str, journey: str, does: str, language: Language, again: bool
) -> None:
    def work_out(store: Store) -> Turn:
        before = store.journeys.get(inbound.tenant, journey)
        if leaving := departing.told_if_leaving(store, inbound.tenant, before, language):
            return Turn(inbound.key, place, leaving)
        if not possible(before, does):
            return Turn(inbound.key, place, _told("already", does, before, language))
        after = with_status(store, inbound.tenant, before, does, author, language, world.clock())
        undo = Button("undo", render("guide/labels.buttons.undo", language), str(after.revision))
        return Turn(inbound.key, place, _told("done", does, after, language, (undo,) if place.thread else ()))

    deliver(world, inbound.tenant, once(world, inbound.tenant, inbound.key, work_out), again)


def possible(journey: Journey, does: str) -> bool:
    return journey.status in _FROM[does]


def with_status(
    store: Store, tenant: str, before: Journey, does: str, author: str, language: Language, now: str
) -> Journey:
    """Saved as a revision of its own. `does`: archive, unpublish or reopen."""
    after = apply(SetStatus("archived" if does == "archive" else "draft"), before)
    number = before.revision + 1
    status = render(f"guide/labels.statuses.{after.status}", language)
    told = render("guide/saved.status", language, status=status)
    revision = Revision(number=number, at=now, author=author, summary=told, events=events_between(before, after))
    after = after.model_copy(update={"revision": number, "updated_at": now})
    store.journeys.save(tenant, after, revision)
    return after


def _told(entry: str, does: str, journey: Journey, language: Language, buttons: tuple[Button, ...] = ()) -> Reply:
    text = render(f"usecases/lifecycle.{entry}.{does}", language, title=journey.title)
    return Reply(language, (Section(text, buttons=buttons),))


def _duplicate(
    world: World, inbound: Inbound, place: Place, author: str, of: str, language: Language, again: bool
) -> None:
    """The copy has a thread of its own, under the message that tells of it; in a DM the talk goes on in it."""
    there = place if place.kind == "dm" else Place(channel=place.channel, kind=place.kind)
    turn = once(world, inbound.tenant, inbound.key, _copying(world, inbound, there, author, of, language))
    posted = deliver(world, inbound.tenant, turn, again)
    if there.kind != "dm" and posted:
        rooted(world, inbound.tenant, inbound.key, there, posted)


def _copying(
    world: World, inbound: Inbound, place: Place, author: str, of: str, language: Language
) -> Callable[[Store], Turn]:
    def work_out(store: Store) -> Turn:
        original = store.journeys.get(inbound.tenant, of)
        copy = copied(store, inbound.tenant, original, world.new_id(), place.channel, author, world.clock())
        session = Session(journey=copy.id, language=language)
        store.conversations.store(inbound.tenant, conversation_of(place, inbound.key), session, place)
        text = render("usecases/lifecycle.done.duplicate", language, title=copy.title, of=original.title)
        return Turn(inbound.key, place, Reply(language, (Section(text),)), copy.id)

    return work_out


def copied(
    store: Store, tenant: str, original: Journey, id: str, channel: str | None, author: str, now: str
) -> Journey:
    """A draft with everything of the original in it, and a history of its own."""
    title = render("usecases/lifecycle.copy", original.language, title=original.title)
    new = {"id": id, "title": title, "status": "draft", "revision": 0, "channel": channel}
    copy = original.model_copy(update={**new, "created_at": now, "updated_at": now})
    store.journeys.create(tenant, copy, Revision(number=0, at=now, author=author, summary=title, events=()))
    return copy
