"""The life of a map as a whole: archived, taken back to draft, opened again, copied. In words and by command."""

from collections.abc import Callable
from functools import cache

from bot.guide.reply import Button, Reply, Section
from bot.guide.session import Session
from bot.journey.change import apply
from bot.journey.commands import SetStatus
from bot.journey.model import Journey, Language
from bot.journey.revisions import Revision, events_between
from bot.material.script import simplified
from bot.usecases.inbound import Inbound, Place, Spoken
from bot.usecases.ports import Store, Turn
from bot.usecases.start_journey import conversation_of, rooted
from bot.usecases.turns import deliver, once
from bot.usecases.world import World
from prompts import entries, render

CHANGES = frozenset({"archive", "unpublish", "reopen", "duplicate"})
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
    if does == "duplicate":
        _duplicate(world, inbound, place, author, journey, language, again)
        return

    def work_out(store: Store) -> Turn:
        before = store.journeys.get(inbound.tenant, journey)
        if before.status not in _FROM[does]:
            return Turn(inbound.key, place, _told("already", does, before, language))
        after = _with_status(world, store, inbound.tenant, before, does, author, language)
        undo = Button("undo", render("guide/labels.buttons.undo", language), str(after.revision))
        return Turn(inbound.key, place, _told("done", does, after, language, (undo,) if place.thread else ()))

    deliver(world, inbound.tenant, once(world, inbound.tenant, inbound.key, work_out), again)


def _with_status(
    world: World, store: Store, tenant: str, before: Journey, does: str, author: str, language: Language
) -> Journey:
    after = apply(SetStatus("archived" if does == "archive" else "draft"), before)
    number, now = before.revision + 1, world.clock()
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
        original, now = store.journeys.get(inbound.tenant, of), world.clock()
        title = render("usecases/lifecycle.copy", original.language, title=original.title)
        new = {"id": world.new_id(), "title": title, "status": "draft", "revision": 0, "channel": place.channel}
        copy = original.model_copy(update={**new, "created_at": now, "updated_at": now})
        first = Revision(number=0, at=now, author=author, summary=title, events=())
        store.journeys.create(inbound.tenant, copy, first)
        session = Session(journey=copy.id, language=language)
        store.conversations.store(inbound.tenant, conversation_of(place, inbound.key), session, place)
        text = render("usecases/lifecycle.done.duplicate", language, title=title, of=original.title)
        return Turn(inbound.key, place, Reply(language, (Section(text),)), copy.id)

    return work_out
