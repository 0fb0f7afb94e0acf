"""What is kept of a person: told them as a file, or taken away, when they ask for it. Who asks is whom it is about."""

import json
from datetime import datetime, timedelta

from bot.guide.reply import Button, Reply, Section
from bot.guide.said import Author
from bot.journey.model import Language
from bot.usecases.inbound import Clicked, Forgetting, Inbound, Place
from bot.usecases.ports import Store
from bot.usecases.world import World
from prompts import render

DOES = frozenset({"my_data", "forget_me"})
FILE = "my-data.json"
AGAIN = timedelta(minutes=1)


def offered(language: Language) -> Section:
    """What is kept, and what can become of it."""
    file = Button("my_data", _say("buttons.my_data", language))
    forget = Button("forget_me", _say("buttons.forget_me", language), danger=True)
    return Section(_say("offered", language), buttons=(file, forget))


def is_ours(event: Clicked) -> bool:
    return event.does in DOES


def pressed(world: World, inbound: Inbound, event: Clicked, author: Author, language: Language, again: bool) -> None:
    if event.does == "my_data":
        _hand_over(world, inbound, author, language, again)
        _tell(world, inbound, event, _say("sent", language), language)
        return
    with world.store() as store:
        _set(store, world, inbound.tenant, author.id, language)
    _tell(world, inbound, event, _say("begun", language), language)


def forgotten(world: World, inbound: Inbound, event: Forgetting, again: bool) -> None:
    """Their other events may be worked on just now: those are forgotten a minute later, without a word."""
    left = world.memory.forget(inbound.tenant, event.person, inbound.key)
    world.scrub()
    if not event.quietly:
        alone = world.mouth.dm(inbound.tenant, event.person)
        done = Reply(event.language, (Section(_say("done", event.language)),))
        world.mouth.post(inbound.tenant, alone, done, inbound.key, again)
    if left:
        with world.store() as store:
            _set(store, world, inbound.tenant, event.person, event.language, after=AGAIN, quietly=True)
    world.memory.empty(inbound.tenant, inbound.key)
    world.scrub()


def _set(
    store: Store,
    world: World,
    tenant: str,
    person: str,
    language: Language,
    after: timedelta = timedelta(0),
    quietly: bool = False,
) -> None:
    """By a timer, so that the press itself is done by then. Nothing in its key says whom it is about."""
    key = f"forget:{world.new_id()}"
    event = Forgetting(person=person, language=language, quietly=quietly)
    due = (datetime.fromisoformat(world.clock()) + after).strftime("%Y-%m-%dT%H:%M:%SZ")
    store.timers.set(Inbound(key=key, tenant=tenant, conversation=key, event=event), due)


def _hand_over(world: World, inbound: Inbound, author: Author, language: Language, again: bool) -> None:
    content = json.dumps(world.memory.own(inbound.tenant, author.id), ensure_ascii=False, indent=2, default=str)
    alone = world.mouth.dm(inbound.tenant, author.id)
    alt = _say("alt", language)
    world.mouth.upload(inbound.tenant, alone, content.encode(), FILE, alt, f"{inbound.key} data", again)


def _tell(world: World, inbound: Inbound, event: Clicked, text: str, language: Language) -> None:
    reply = Reply(language, (Section(text),))
    if event.place.channel:
        world.mouth.whisper(inbound.tenant, event.place, event.author, reply)
        return
    alone: Place = world.mouth.dm(inbound.tenant, event.author)
    world.mouth.post(inbound.tenant, alone, reply, f"{inbound.key} told", True)


def _say(entry: str, language: Language) -> str:
    return render(f"usecases/privacy.{entry}", language)
