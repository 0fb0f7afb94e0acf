"""Talk outside a journey: a mention, a DM, `/journey …`. Everything that the command can do can be said as well."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.guide.findings import findings_told
from bot.guide.quoted import quoted
from bot.guide.readers.intent import title_of
from bot.guide.reply import Reply, Section
from bot.guide.said import Author
from bot.journey.check import check
from bot.journey.model import Journey, Language
from bot.material.script import Script, script_of, simplified
from bot.summary import facts, one_page
from bot.usecases import departing, exporting, library, lifecycle, privacy, tongue
from bot.usecases.curving import with_curve
from bot.usecases.inbound import Inbound, Place, UploadedFile
from bot.usecases.picking import picker
from bot.usecases.ports import Listed, Turn
from bot.usecases.reading import found, journeys_of, read
from bot.usecases.requests.answer import answer_request
from bot.usecases.script import told
from bot.usecases.thinking import follow_up
from bot.usecases.turns import deliver, once, today
from bot.usecases.wanting import remember, workshop_slots
from bot.usecases.wishes import Wish, spoken_in
from bot.usecases.workshops import entry as workshops
from bot.usecases.world import World
from prompts import render

LOOKED_AT = 50  # maps among which one is picked


@dataclass(frozen=True)
class Asked:
    """Who asks for what, where, in which language."""

    world: World
    tenant: str
    place: Place
    author: Author
    language: Language
    wish: Wish
    script: Script = "hans"

    def words(self, entry: str, /, **values: object) -> str:
        return render(f"usecases/talk.{entry}", self.language, **values)

    def reply(self, *sections: Section) -> Reply:
        return Reply(self.language, sections)


def talk(
    world: World,
    inbound: Inbound,
    place: Place,
    author_id: str,
    text: str,
    wished: Wish,
    again: bool,
    files: tuple[UploadedFile, ...] = (),
) -> None:
    """Answers in the place where it was asked."""
    author = tongue.person(world, inbound.tenant, author_id)
    script = script_of(text) or "hans"
    asked = Asked(world, inbound.tenant, place, author, spoken_in(simplified(text), wished, author), wished, script)
    if wished.does in lifecycle.CHANGES and changed(asked, inbound, again):
        return
    if files:
        library.take_in(world, inbound, place, asked.language, text, files, again)
        return
    if wished.does == "workshop":
        slots = {"topic": wished.about, **workshop_slots(text, wished.request, today(world))}
        workshops.requested(world, inbound, place, author, slots, asked.language, again)
        return
    if request := wished.request:
        remember(world, inbound.tenant, place, author_id, request)
        turn = answer_request(
            world, inbound.tenant, inbound.key, place, author, request,
            language=asked.language, script=script, again=again,
        )  # fmt: skip
    else:
        turn = answered_here(asked, inbound, again)
    follow_up(world, inbound, place, author_id, turn)


def answered_here(asked: Asked, inbound: Inbound, again: bool) -> Turn:
    turn = once(asked.world, asked.tenant, inbound.key, lambda _: _turn(inbound.key, asked.place, asked))
    deliver(asked.world, asked.tenant, turn, again)
    return turn


def changed(asked: Asked, inbound: Inbound, again: bool) -> bool:
    """Whether exactly one map was meant, and became what was wished of it; else the answer says which there are."""
    about = found(asked.world, asked.tenant, asked.author.id, asked.wish.about) if asked.wish.about else ()
    if len(about) != 1:
        return False
    who, does = asked.author.id, asked.wish.does
    lifecycle.change(asked.world, inbound, asked.place, who, about[0].id, does, asked.language, again)
    return True


def _which(asked: Asked) -> tuple[Reply, Journey | None]:
    """A wish that names no map, or several: what changes a map is never guessed."""
    every = _meant(asked)
    return (picker(asked.wish, asked.language, every) if every else _none(asked)), None


def _turn(key: str, place: Place, asked: Asked) -> Turn:
    if asked.wish.does == "ask" and asked.world.mind is not None:
        return Turn(key, place, Reply(asked.language, asks=(asked.wish.about,)))
    reply, journey = answered(asked)
    return Turn(key, place, told(reply, asked.script, journey), journey.id if journey else None)


def answered(asked: Asked) -> tuple[Reply, Journey | None]:
    """The answer to a wish, and the journey whose picture or file goes with it."""
    return _DOES[asked.wish.does](asked)


def _help(asked: Asked) -> tuple[Reply, None]:
    return asked.reply(Section(asked.words("help"))), None


def _one(asked: Asked, then: Callable[[Journey], tuple[Reply, Journey | None]]) -> tuple[Reply, Journey | None]:
    """The one journey that is named; buttons where several are, a sentence where none is."""
    every = _meant(asked)
    if len(every) == 1:
        return then(read(asked.world, asked.tenant, asked.author.id, every[0].id))
    if not every:
        return _none(asked), None
    return picker(asked.wish, asked.language, every), None


def _meant(asked: Asked) -> tuple[Listed, ...]:
    title, person = asked.wish.about, asked.author.id
    if title:
        return found(asked.world, asked.tenant, person, title)
    return journeys_of(asked.world, asked.tenant, person, LOOKED_AT)


def _none(asked: Asked) -> Reply:
    title = asked.wish.about
    return asked.reply(Section(asked.words("no_such", title=title) if title else asked.words("none_yet")))


def _show(asked: Asked) -> tuple[Reply, Journey | None]:
    def shown(journey: Journey) -> tuple[Reply, Journey | None]:
        text = Section(asked.words("shown", title=journey.title))
        return with_curve(Reply(asked.language, (text,), draw=bool(journey.stages)), journey), journey

    return _one(asked, shown)


def summary_of(world: World, journey: Journey, language: Language) -> tuple[Section, ...]:
    day = today(world)
    return tuple(Section(p) for p in one_page(facts(journey, check(journey, day, language), day), language))


def _check(asked: Asked) -> tuple[Reply, Journey | None]:
    def checked(journey: Journey) -> tuple[Reply, Journey | None]:
        findings = check(journey, today(asked.world), asked.language)
        return asked.reply(Section(findings_told(findings, asked.language))), journey

    return _one(asked, checked)


def _export(asked: Asked) -> tuple[Reply, Journey | None]:
    def exported(journey: Journey) -> tuple[Reply, Journey | None]:
        text = Section(asked.words("exported", title=journey.title, format=(asked.wish.format or "pdf").upper()))
        return Reply(asked.language, (text,), file=asked.wish.format or "pdf"), journey

    return _one(asked, exported)


def _no_such_format(asked: Asked) -> tuple[Reply, None]:
    return asked.reply(Section(exporting.none_such(asked.wish.about, asked.language))), None


def _restore(asked: Asked) -> tuple[Reply, None]:
    every = departing.leaving(asked.world, asked.tenant, asked.author.id, asked.wish.about)
    if not every:
        return asked.reply(Section(render("usecases/departing.none", asked.language))), None
    return picker(asked.wish, asked.language, every, "usecases/departing.which"), None


def _ask(asked: Asked) -> tuple[Reply, None]:
    craft = asked.world.craft(asked.tenant, asked.place)
    return asked.reply(quoted(craft.answer(asked.wish.about, "", None, asked.language), asked.language)), None


def _chat(asked: Asked) -> tuple[Reply, None]:
    return asked.reply(Section(asked.words("chat"))), None


def _new(asked: Asked) -> tuple[Reply, None]:
    return asked.reply(Section(asked.words("needs_title"))), None


def _documents(asked: Asked) -> tuple[Reply, None]:
    return asked.reply(library.listing(asked.world, asked.tenant, asked.place, asked.language)), None


def _privacy(asked: Asked) -> tuple[Reply, None]:
    return asked.reply(privacy.offered(asked.language)), None


def _unknown(asked: Asked) -> tuple[Reply, None]:
    """Words that are neither a command nor a question: perhaps a title."""
    title = title_of(asked.wish.about)
    return asked.reply(Section(asked.words("unknown", title=title))), None


_DOES: dict[str, Callable[[Asked], tuple[Reply, Journey | None]]] = {
    "help": _help,
    "show": _show,
    "check": _check,
    "export": _export,
    "no_such_format": _no_such_format,
    "ask": _ask,
    "chat": _chat,
    "new": _new,
    "documents": _documents,
    "restore": _restore,
    "privacy": _privacy,
    "unknown": _unknown,
    **dict.fromkeys(lifecycle.CHANGES, _which),
}
