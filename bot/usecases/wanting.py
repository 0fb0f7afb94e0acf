"""What a sentence to the assistant wants: a command by its name, else what the reader hears in it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date as Date
from datetime import datetime, timedelta
from functools import partial
from typing import cast

from bot.guide.readers.intent import intent
from bot.guide.readers.sentences import split
from bot.guide.reply import FileFormat
from bot.journey.model import Language
from bot.material.script import simplified
from bot.reading.values.date import due
from bot.usecases.inbound import Place
from bot.usecases.lifecycle import CHANGES
from bot.usecases.openings import asks_for_a_map
from bot.usecases.portfolio import Scope
from bot.usecases.ports import CannotTell
from bot.usecases.requests.answer import CHANGING, OURS
from bot.usecases.requests.commands import request_of
from bot.usecases.requests.inquiry import audiences
from bot.usecases.requests.meaning import forms
from bot.usecases.requests.meaning.meant import SURE, VERY_SURE, WEAK, Hearing, Meant, form, meant
from bot.usecases.requests.meaning.names import Names, departments_in, owners_in, personas_in, titles_in
from bot.usecases.requests.request import Request, unpacked
from bot.usecases.requests.words import without
from bot.usecases.turns import today
from bot.usecases.wishes import Wish, named, titled
from bot.usecases.world import World

EVERY = ("draft", "published", "archived")
LIFE = frozenset({*CHANGES, "restore"})
TITLED = LIFE | {"new"}  # what stands behind these commands is a title, whatever it sounds like
FRESH = timedelta(hours=12)  # how long a request is what a few words go on from
PLAINLY, LIKELY = 0.8, 0.5  # how sure it is that the craft is asked about: against a request, or where none is heard
BRIEF = 4  # words after a command's name that are no title and yet belong to it: "actions overdue"


def wanted(
    world: World, tenant: str, place: Place, person: str, text: str, language: Language, command: bool = False
) -> Wish:
    """`command`: it was typed after `/journey`, where a first word is the name of a command unless the whole plainly
    asks for something else. Raises CannotTell where a request names something and nobody can say what may be seen."""
    names = names_for(world, tenant, person, place)
    wish = _wanted(world, tenant, place, person, text, language, command, names)
    return replace(wish, own=own_words(names, text))


def own_words(names: Names, text: str) -> str | None:
    """What the writer said beside the names of maps and people, less the word of a command; None without such names."""
    known = named(text)
    said = known.about if known else text
    spotted = [one for kind in (titles_in, owners_in, departments_in, personas_in) for one in kind(names, said)]
    rest = said
    for one in sorted(spotted, key=lambda s: -len(s.words)):
        rest = re.sub(re.escape(one.words), " ", rest, flags=re.IGNORECASE)
    return rest if spotted else None


def _wanted(
    world: World, tenant: str, place: Place, person: str, text: str, language: Language, command: bool, names: Names
) -> Wish:
    known = named(text)
    if known and known.does == "no_such_format" and (map_ := titled(text)) and _is_title(names, map_.about):
        known = map_
    if known and (not known.about or (command and known.does in TITLED) or _is_title(names, known.about)):
        return _requested(known)
    if _is_title(names, text):
        return Wish("summary", text, None, Request("summary", {"journey": text.strip()}))
    heard = meant(text, hearing(world, tenant, place, person, names), language)
    named_so = command or (known is not None and len(known.about.split()) <= BRIEF)
    if asks_for_a_map(text):
        return Wish("new", text)
    ours = named_so or (heard is not None and _of_ours(heard))
    asks = 0.0 if ours else asks_the_craft(world, tenant, place, text, names)
    if asks >= (PLAINLY if asks_for_a_map(text) or _plainly_heard(heard) else LIKELY):
        return Wish("ask", text)
    if command and heard and not known and (heard.request.does in ("chat", "ask") or heard.sure < SURE):
        return _small(text)
    if known and heard and _of_nothing(heard, known) and _names_something(known):
        return _requested(known)
    if heard and not (heard.request.does in WEAK and known and (command or _brief(known))):
        return wish_of(heard, text)
    if known and (command or known.does in LIFE or _brief(known)):
        return _requested(known)
    return _small(text)


def _of_ours(heard: Meant) -> bool:
    """It goes on from a request about the maps, asks for a view of them, or names a trade to look for among them."""
    return heard.follows or heard.viewed or bool(heard.request.slot("industry"))


def asks_the_craft(world: World, tenant: str, place: Place, text: str, names: Names) -> float:
    """How sure it is, 0 to 1; what has the plain form of a request, or names a map, a person or a department of the
    workspace, asks about those."""
    plain = form(simplified(text).strip()) is not None
    return 0.0 if plain or own_words(names, text) is not None else world.craft(tenant, place).seeks(text)


def _plainly_heard(heard: Meant | None) -> bool:
    """A greeting, a cry for help, a new map; or any request that the reader is very sure of."""
    return heard is not None and (heard.request.does in WEAK or heard.sure >= VERY_SURE)


def _brief(known: Wish) -> bool:
    return len(known.about.split()) <= BRIEF and request_of(known.does, known.about) is not None


def _of_nothing(heard: Meant, known: Wish) -> bool:
    """The same command was heard, and nothing else of what stands behind its name."""
    request, typed = heard.request, request_of(known.does, known.about)
    same = typed is not None and typed.does == request.does and request.filter in (None, typed.filter)
    return same and not (request.slots or request.format or heard.language)


def _names_something(known: Wish) -> bool:
    """Few words behind the name of a command, of which none was understood, are somebody's name for a map or a person:
    that there is none of that name is an answer, a word about all the others is none."""
    rest, request = without("title", known.about), request_of(known.does, known.about)
    of_one = request is not None and bool(request.slot("journey", "owner"))
    return of_one and _brief(known) and not forms.says("everywhere", rest) and not forms.says("politeness", rest)


def _is_title(names: Names, words: str) -> bool:
    folded = words.casefold().strip()
    return any(title.casefold() == folded or id == folded for id, title in names.titles)


def _requested(known: Wish) -> Wish:
    request = request_of(known.does, known.about)
    return Wish(known.does, known.about, known.format, request) if request else known


def wish_of(heard: Meant, text: str) -> Wish:
    request = heard.request
    if request.does in OURS:
        return Wish(request.does, text, None, request, heard.language)
    if request.does == "new":
        return Wish("new", text, language=heard.language)
    if request.does == "export":
        return Wish("export", request.slot("journey"), _format(request.format), language=heard.language)
    if request.does == "workshop":
        return Wish("workshop", request.slot("topic"), request=request)
    return Wish(request.does, text, language=heard.language)


def _format(named: str | None) -> FileFormat:
    return cast(FileFormat, named) if named and named != "png" else "pdf"


def _small(text: str) -> Wish:
    """Words that are no request: a greeting, a question about the craft, a title."""
    said = intent(simplified(text))
    if said is not None and said.name == "new":
        return Wish("new", text if said.title else "")
    if said is not None and said.name in ("greeting", "thanks"):
        return Wish("chat")
    if said is not None and said.name in ("help", "show", "summary", "check", "status", "export"):
        format = said.format if said.format in ("pdf", "svg", "json") else None
        return _requested(Wish(said.name, format=format))
    return Wish("ask" if split(text).questions else "unknown", text)


def hearing(world: World, tenant: str, place: Place, person: str, names: Names) -> Hearing:
    craft = world.craft(tenant, place)
    before = last_asked(world, tenant, place, person)
    return Hearing(world.reader, lambda: names, today(world), craft.industry, before)


def names_for(world: World, tenant: str, person: str, place: Place) -> Names:
    """Of the maps that the person may see and that may be heard here; none where nobody can say which those are."""
    try:
        seen, _ = audiences(world, tenant, person, None if place.kind == "dm" else place)
    except CannotTell:
        return Names()
    scope = Scope(seen, statuses=EVERY)
    with world.store() as store:
        p = store.portfolio
        return Names(p.titles(tenant, scope), p.owners(tenant, scope), p.departments(tenant, scope),
                     p.personas(tenant, scope), partial(_places, world, tenant, scope))  # fmt: skip


def _places(world: World, tenant: str, scope: Scope, words: tuple[str, ...]) -> tuple[str, ...]:
    with world.store() as store:
        return store.portfolio.places(tenant, scope, words)


def last_asked(world: World, tenant: str, place: Place, person: str) -> Request | None:
    with world.store() as store:
        found = store.asked.last(tenant, place.channel, person)
    if found is None or _instant(world.clock()) - _instant(found[1]) > FRESH:
        return None
    return unpacked(found[0])


def _instant(iso: str) -> datetime:
    return datetime.fromisoformat(iso)


def remember(world: World, tenant: str, place: Place, person: str, request: Request) -> None:
    """What a few words may follow; a change is nothing that "only marketing" goes on from."""
    if request.does not in CHANGING:
        with world.store() as store:
            store.asked.keep(tenant, place.channel, person, request.packed(), world.clock())


def workshop_slots(text: str, request: Request | None, today: Date) -> Mapping[str, str]:
    """As `workshops.entry.requested` has them: `said` is the whole sentence, in which a map or a format may be named,
    `by` the day until which it runs."""
    heard = request.slots if request else {}
    minutes = re.search(r"\d{1,3}", heard.get("number", ""))
    anonymous = "yes" if forms.says("nameless", text) else ""
    until = due(forms.group("until", "day", text), today)
    return {
        "topic": heard.get("topic", ""),
        "said": text,
        "minutes": minutes[0] if minutes else "",
        "anonymous": anonymous,
        "by": until.isoformat() if isinstance(until, Date) else "",
    }
