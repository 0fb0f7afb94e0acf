"""In the thread of a map: a request among the answers. Who mentions the assistant may ask; of a bare message the
reader has to be sure, for it is an answer else."""

from dataclasses import replace

from bot.guide.readers.language import language_of
from bot.guide.situation import situation
from bot.guide.slots import slot
from bot.journey.model import Journey, Language
from bot.material.script import simplified
from bot.usecases.inbound import Inbound, Spoken
from bot.usecases.openings import asks_for_a_map
from bot.usecases.requests.meaning import forms
from bot.usecases.requests.meaning.meant import SURE, VERY_SURE, Meant, form, meant
from bot.usecases.requests.request import Request
from bot.usecases.start_journey import start_journey
from bot.usecases.talk import talk
from bot.usecases.turns import today
from bot.usecases.wanting import PLAINLY, asks_the_craft, hearing, names_for, own_words, wish_of
from bot.usecases.wishes import Wish, named
from bot.usecases.world import World
from prompts import entries

ASKED = frozenset(
    ("hurts", "actions", "changes", "compare", "list", "effects", "knows", "metric", "remind", "summary", "export",
     "workshop", "update", "digest", "nudge", "heat", "feedback", "evidence")
)  # fmt: skip
QUESTIONS = frozenset({"hurts", "actions", "list", "changes", "compare"})
THE_GUIDES = ("summary", "export")  # of its own map, which the guide gives itself
OF_THIS = ("feedback", "hurts", "actions", "changes", "effects", "knows", "metric", "remind", "update")


def asked_inside(world: World, inbound: Inbound, event: Spoken, again: bool) -> bool:
    """Whether a message of a map's conversation was a request, and is answered."""
    if event.files or event.material or not event.text.strip():
        return False
    addressed = event.to_bot and event.place.kind != "dm"
    if asks_for_a_map(event.text) and (addressed or forms.says("mapping", event.text)):
        return _another(world, inbound, event, again)
    journey, key = _here(world, inbound)
    if journey is None:
        return False
    wished = _wished(world, inbound, event, journey, key, addressed)
    if wished is None:
        return False
    talk(world, inbound, event.place, event.author, event.text, wished, again)
    return True


def _another(world: World, inbound: Inbound, event: Spoken, again: bool) -> bool:
    """A map of its own, with a thread of its own."""
    there = event.place if event.place.kind == "dm" else event.place.model_copy(update={"thread": None})
    start_journey(world, inbound.tenant, inbound.key, there, event.author, event.text, again, event.ts)
    return True


def _here(world: World, inbound: Inbound) -> tuple[Journey | None, str]:
    with world.store() as store:
        session = store.conversations.session(inbound.tenant, inbound.conversation)
        return (store.journeys.get(inbound.tenant, session.journey), session.slot) if session else (None, "")


def _wished(world: World, inbound: Inbound, event: Spoken, journey: Journey, key: str, addressed: bool) -> Wish | None:
    language: Language = language_of(event.text) or journey.language
    if _is_command(event.text, addressed):
        command = named(event.text)
        return Wish(command.does, request=Request(command.does)) if command else None
    plainly = addressed or _is_plain_question(event.text)
    sure = plainly or _sure(world, event.text, journey, key)
    if not sure and not forms.says("follows", event.text):
        return None
    names = names_for(world, inbound.tenant, event.author, event.place)
    heard = meant(event.text, hearing(world, inbound.tenant, event.place, event.author, names), language)
    least = SURE if plainly else VERY_SURE
    if heard is None or heard.request.does not in ASKED or heard.sure < least or not (sure or heard.follows):
        return None
    if not _for_us(heard, journey):
        return None
    if not heard.follows and asks_the_craft(world, inbound.tenant, event.place, event.text, names) >= PLAINLY:
        return None
    return replace(wish_of(_of_this(heard, journey, event.text), event.text), own=own_words(names, event.text))


def _is_command(text: str, addressed: bool) -> bool:
    """The bare name of a command; unmentioned only one that nobody gives as an answer."""
    known = named(text)
    plain = ("list", "hurts", "changes", "actions", "effects", "compare")
    if known is None or known.about or known.does not in plain:
        return False
    return addressed or text.strip().casefold() in entries("lexicon/wants")["unmistakable"]


def _is_plain_question(text: str) -> bool:
    """One about the maps in so many words, which nobody gives as an answer: "which actions are overdue?"."""
    mark = text.strip()[-1:] in ("?", "？")
    return mark and form(simplified(text)) in QUESTIONS


def _sure(world: World, text: str, journey: Journey, key: str) -> bool:
    read = world.reader.read(text, situation(journey, slot(key or "goal"), journey.language), today(world))
    return read.request is not None and read.request.sure >= VERY_SURE


def _for_us(heard: Meant, journey: Journey) -> bool:
    """A summary or a file of the map itself comes from the guide."""
    named = heard.request.slot("journey")
    return heard.request.does not in THE_GUIDES or bool(named and named != journey.title)


def _of_this(heard: Meant, journey: Journey, text: str) -> Meant:
    """Without another word, what is asked in a map's thread is asked of that map."""
    request = heard.request
    wide = ("journey", "id", "industry", "department", "persona")
    if request.does not in OF_THIS or request.slot(*wide) or heard.follows or forms.says("everywhere", text):
        return heard
    return Meant(request.but(journey=journey.title), heard.sure, heard.language)
