"""A message of a map's thread that asks for a tracker, and the tap that sends."""

from dataclasses import dataclass

from bot.guide.reply import Button, Reply, Section
from bot.guide.said import Author
from bot.journey.model import Action, ActionStatus, Journey, Language
from bot.usecases import tracking
from bot.usecases.inbound import Clicked, Inbound, Spoken
from bot.usecases.ports import Store, Turn
from bot.usecases.sending.hearing import Wanted, meant, wanted
from bot.usecases.tracking import Tracker, TrackerRefused, ticket_of
from bot.usecases.turns import deliver, once
from bot.usecases.world import World
from prompts import render

DOES = frozenset({"send_out", "hold_back"})


def _words(entry: str, language: Language, **values: object) -> str:
    return render(f"usecases/sending.{entry}", language, **values)


@dataclass(frozen=True)
class Asked:
    world: World
    tenant: str
    journey: Journey
    language: Language
    by: str

    def say(self, entry: str, **values: object) -> str:
        return _words(entry, self.language, **values)

    def where(self, tracker: Tracker) -> str:
        return self.say(f"trackers.{_kind(tracker)}")


def asked_for(world: World, inbound: Inbound, event: Spoken, again: bool) -> bool:
    """Whether a message asks this; then it is answered."""
    wish = wanted(event.text) if not event.files else None
    asked = _asked(world, inbound, event.author) if wish else None
    if wish is None or asked is None:
        return False
    tracker = _of(world, wish.where)
    reply = _news(asked, tracker) if tracker and wish.does == "ask" else _reply(asked, wish, tracker)
    _answer(world, inbound, event.place, asked, reply, again)
    return True


def _asked(world: World, inbound: Inbound, author: str) -> Asked | None:
    with world.store() as store:
        session = store.conversations.session(inbound.tenant, inbound.conversation)
        if session is None:
            return None
        journey = store.journeys.get(inbound.tenant, session.journey)
    language = next((p.language for p in session.people if p.id == author), session.language)
    return Asked(world, inbound.tenant, journey, language, author)


def _kind(tracker: Tracker) -> str:
    return tracker.name.partition(":")[0]


def _of(world: World, where: str) -> Tracker | None:
    """The first of the kind; the only one where no kind is named."""
    if not where:
        return world.trackers[0] if len(world.trackers) == 1 else None
    return next((one for one in world.trackers if _kind(one) == where), None)


def _reply(asked: Asked, wish: Wanted, tracker: Tracker | None) -> Reply:
    """What would be sent, with the button that sends it; else why nothing can be."""
    if tracker is None:
        return _text(asked, _not_connected(asked, wish.where))
    actions = meant(wish.what, asked.journey.actions)
    if not asked.journey.actions:
        return _text(asked, asked.say("no_actions"))
    if not actions:
        every = enumerate(asked.journey.actions, 1)
        lines = "\n".join(asked.say("line", n=n, title=one.title) for n, one in every)
        return _text(asked, asked.say("which", where=asked.where(tracker), lines=lines))
    return _shown(asked, tracker, actions)


def _shown(asked: Asked, tracker: Tracker, actions: tuple[Action, ...]) -> Reply:
    place = tracker.name.partition(":")[2]
    head = asked.say("shown", where=asked.where(tracker), place=place, n=len(actions))
    lines = [asked.say("ticket", title=one.title, about=_about(asked, one)) for one in actions]
    value = f"{tracker.name}|{','.join(one.id for one in actions)}"
    send = Button("send_out", asked.say("buttons.send_out"), value, primary=True)
    hold = Button("hold_back", asked.say("buttons.hold_back"), value)
    return Reply(asked.language, (Section("\n".join((head, *lines)), buttons=(send, hold)),))


def _about(asked: Asked, action: Action) -> str:
    """Everything that the ticket will say beside its title."""
    fields = ticket_of(asked.tenant, asked.journey, action).fields
    told = [value for name, value in fields.items() if value and name != "journey"]
    return ("，" if asked.language == "zh" else ", ").join(told)


def _not_connected(asked: Asked, where: str) -> str:
    known = ("、" if asked.language == "zh" else ", ").join(asked.where(one) for one in asked.world.trackers)
    if not known:
        return asked.say("none_connected")
    return asked.say("not_this_one", asked=asked.say(f"trackers.{where}") if where else "…", known=known)


def _text(asked: Asked, text: str) -> Reply:
    return Reply(asked.language, (Section(text),))


def _news(asked: Asked, tracker: Tracker) -> Reply:
    world, where = asked.world, asked.where(tracker)
    assert world.links is not None
    try:
        news = tracking.poll(
            world.store, world.links, tracker, asked.tenant, asked.journey.id, world.clock, asked.by
        )  # fmt: skip
    except TrackerRefused as refused:
        return _text(asked, asked.say("no_answer", where=where, code=refused.code))
    return _text(asked, told(asked, where, news) if news else asked.say("no_news", where=where))


def told(asked: Asked, where: str, news: tuple[tuple[str, ActionStatus], ...]) -> str:
    titles = {one.id: one.title for one in asked.journey.actions}
    lines = [
        asked.say("changed", title=titles.get(id, id), status=render(f"guide/labels.statuses.{s}", asked.language))
        for id, s in news
    ]
    return "\n".join((asked.say("news", where=where), *lines))


def _answer(world: World, inbound: Inbound, place, asked: Asked, reply: Reply, again: bool) -> None:  # type: ignore[no-untyped-def]
    def work_out(_: Store) -> Turn:
        return Turn(inbound.key, place, reply, asked.journey.id)

    deliver(world, inbound.tenant, once(world, inbound.tenant, inbound.key, work_out), again)


def is_ours(event: Clicked) -> bool:
    return event.does in DOES


def pressed(world: World, inbound: Inbound, event: Clicked, author: Author, again: bool) -> None:
    """The call goes out before anything is stored: repeated, it finds what it made."""
    asked = _asked(world, inbound, event.author)
    name, _, ids = (event.values[0] if event.values else "").partition("|")
    tracker = next((one for one in world.trackers if one.name == name), None)
    if asked is None:
        return
    if event.does == "send_out":
        reply = _sent(asked, tracker, ids.split(",")) if tracker else _text(asked, _not_connected(asked, ""))
        _answer(world, inbound, event.place, asked, reply, again)
    if event.message and event.place:
        note = asked.say(f"settled.{event.does}", name=author.name)
        world.mouth.settle(inbound.tenant, event.place, event.message, note)


def _sent(asked: Asked, tracker: Tracker, ids: list[str]) -> Reply:
    actions = [one for one in asked.journey.actions if one.id in ids]
    if not actions:
        return _text(asked, asked.say("gone"))
    head = asked.say("done", where=asked.where(tracker))
    return _text(asked, "\n".join((head, *(_line(asked, tracker, one) for one in actions))))


def _line(asked: Asked, tracker: Tracker, action: Action) -> str:
    assert asked.world.links is not None
    try:
        sent, new = tracking.send(asked.world.links, tracker, asked.tenant, asked.journey, action.id)
    except TrackerRefused as refused:
        return asked.say("refused", where=asked.where(tracker), title=action.title, code=refused.code)
    return asked.say("sent" if new else "sent_before", title=action.title, ref=sent.ref, url=sent.url)
