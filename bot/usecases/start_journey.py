"""Start a journey: in a thread of a channel, in a DM, from a command or from App Home."""

import logging
from dataclasses import dataclass, replace

from bot.guide.reply import Button, Section
from bot.guide.said import Author
from bot.guide.starting import start
from bot.guide.turn import Outcome
from bot.journey.revisions import Revision
from bot.material.script import script_of, simplified
from bot.usecases import script, tongue
from bot.usecases.inbound import Place
from bot.usecases.picking import packed
from bot.usecases.ports import Store, Turn
from bot.usecases.requests.rounds import wind
from bot.usecases.rooting import conversation_of, rooted
from bot.usecases.standing import stands
from bot.usecases.threads import link_to
from bot.usecases.turns import deliver, once, today
from bot.usecases.wishes import Wish
from bot.usecases.world import World
from prompts import render

log = logging.getLogger("bot.start")
MOST_OVERHEARD = 50  # messages of the thread before


@dataclass(frozen=True)
class Asked:
    """The words that begin a map, given as its title or not, and what its thread had said before them."""

    text: str
    overheard: tuple[str, ...] = ()
    titled: bool = False


def start_journey(
    world: World,
    tenant: str,
    key: str,
    place: Place,
    author_id: str,
    text: str,
    again: bool,
    message: str | None = None,
    titled: bool = False,
) -> str | None:
    """A new journey named by `text`; the ts of the first reply. Where the place has no thread yet, that becomes its
    root. `message` is the ts of what was said: in a thread that had begun before, the talk until then is looked at
    once. `titled`: the text was given as the title."""
    author = tongue.person(world, tenant, author_id)
    asked = Asked(text, _overheard(world, tenant, place, message), titled)
    turn = once(world, tenant, key, lambda store: _started(world, store, tenant, key, place, author, asked))
    posted = deliver(world, tenant, turn, again)
    if place.kind == "dm" and place.thread:
        _titled(world, tenant, place, turn)
    if place.kind != "dm" and place.thread is None and posted is not None:
        rooted(world, tenant, key, place, posted)
    return posted


def _titled(world: World, tenant: str, place: Place, turn: Turn) -> None:
    """The pane's thread is found again by the map's name."""
    if turn.journey is None:
        return
    with world.store() as store:
        title = store.journeys.get(tenant, turn.journey).title
    world.mouth.title(tenant, place, title)


def _overheard(world: World, tenant: str, place: Place, message: str | None) -> tuple[str, ...]:
    if world.past is None or place.kind == "dm" or place.thread is None or message in (None, place.thread):
        return ()
    try:
        return tuple(said.text for said in world.past.earlier(tenant, place, message or ""))[-MOST_OVERHEARD:]
    except Exception:  # a courtesy: without it the journey starts all the same
        log.warning("what was said before could not be read", exc_info=True)
        return ()


def _started(
    world: World,
    store: Store,
    tenant: str,
    key: str,
    place: Place,
    author: Author,
    asked: Asked,
) -> Turn:
    typed = asked.text if script_of(asked.text) == "hant" else ""
    outcome = begin(world, tenant, place, author, replace(asked, text=simplified(typed)) if typed else asked)
    outcome = script.settled(outcome, None, typed, author, "hant" if typed else "hans")
    outcome = _warned_of_namesake(world, store, tenant, place, outcome)
    now = outcome.journey.created_at
    first = Revision(number=0, at=now, author=author.id, summary=outcome.journey.title, events=())
    store.journeys.create(tenant, outcome.journey, first)
    wind(store, tenant, world.clock())
    session = stands(outcome.reply, key, outcome.session)
    store.conversations.store(tenant, conversation_of(place, key), session, place)
    return Turn(key, place, outcome.reply, outcome.journey.id)


def _warned_of_namesake(world: World, store: Store, tenant: str, place: Place, outcome: Outcome) -> Outcome:
    """A second map of one title in one channel is told of; those of other channels are nobody's business here."""
    title = outcome.journey.title
    same = [one for one in store.journeys.find(tenant, title) if one.channel == place.channel and one.title == title]
    if not same:
        return outcome
    language, date = outcome.reply.language, same[0].updated_at[:10]
    link = link_to(store, world.mouth, tenant, same[0].id)
    drop = Button("wish", render("usecases/lifecycle.drop", language), packed(Wish("delete"), outcome.journey.id))
    text = render("usecases/lifecycle.same_title", language, title=title, date=date, link=link)
    told = Section(text, buttons=(drop,))
    reply = replace(outcome.reply, sections=(told, *outcome.reply.sections))
    return replace(outcome, reply=reply)


def begin(world: World, tenant: str, place: Place, author: Author, asked: Asked) -> Outcome:
    return start(
        asked.text,
        author,
        id=world.new_id(),
        channel=place.channel,
        now=world.clock(),
        today=today(world),
        craft=world.craft(tenant, place),
        in_dm=place.kind == "dm",
        reader=world.reader,
        overheard=asked.overheard,
        titled=asked.titled,
    )
