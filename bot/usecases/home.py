"""App Home and the assistant's pane: where one person begins, and finds what they may see."""

from collections.abc import Iterator

from bot.guide.reply import Button, Reply, Section
from bot.journey.model import Language
from bot.usecases import tongue
from bot.usecases.inbound import AssistantOpened, HomeOpened, Inbound, Place
from bot.usecases.next_question import Waits, waits
from bot.usecases.ports import Listed
from bot.usecases.reading import journeys_of
from bot.usecases.requests.home import mine, numbers, spoken, standing
from bot.usecases.requests.inquiry import Inquiry, audiences, inquiry
from bot.usecases.requests.request import Request
from bot.usecases.requests.rounds import wind
from bot.usecases.world import World
from prompts import entries, render

MOST_AT_HOME = 15


def opened(world: World, inbound: Inbound, event: HomeOpened, again: bool) -> None:
    show(world, inbound.tenant, event.author)


def show(world: World, tenant: str, person: str, notice: Section | None = None) -> None:
    """A person's journeys, their own actions, and the workspace in numbers, as it is now. `notice` says first what
    became of what was pressed here, until Home is opened again."""
    author = tongue.person(world, tenant, person)
    language = author.language or "en"
    every = journeys_of(world, tenant, author.id, MOST_AT_HOME)
    new = Button("new", _words("home_new", language), primary=True)
    top = Section(f"**{_words('home_title', language)}**\n{_words('home_intro', language)}", buttons=(new,))
    top_parts = (notice, top) if notice else (top,)
    may = audiences(world, tenant, person, None)
    with world.store() as store:
        nowhere = Place(channel="", kind="dm")
        asked = inquiry(world, store, tenant, nowhere, author, language, Request("summary"), may)
        parts = _found(world, asked, every) if every else (Section(_words("none_yet", language)), spoken(asked))
    world.mouth.home(tenant, person, Reply(language, (*top_parts, *parts)))


def _found(world: World, asked: Inquiry, every: tuple[Listed, ...]) -> tuple[Section, ...]:
    wind(asked.store, asked.tenant, world.clock())
    told = tuple(waits(world, asked.store, asked.tenant, asked.author, one) for one in every)
    return (*mine(asked), *numbers(asked), *standing(asked), *_maps(told, asked.language))


def _maps(told: tuple[Waits, ...], language: Language) -> Iterator[Section]:
    """Those that wait for this person's answer first."""
    waiting = [each for each in told if each.mine]
    if waiting:
        yield Section(_words("home_waiting", language, n=len(waiting)))
    yield from (_line(each, language) for each in (*waiting, *(each for each in told if not each.mine)))


def _line(waiting: Waits, language: Language) -> Section:
    one = waiting.one
    status = render(f"guide/labels.statuses.{one.status}", language)
    text = _words("line", language, title=one.title, status=status, date=one.updated_at[:10])
    if waiting.question:
        text += "\n" + _words("home_next", language, question=waiting.question)
    return Section(text, buttons=(Button("open", render("guide/labels.buttons.open", language), one.id),))


def _words(entry: str, language: Language, **values: object) -> str:
    return render(f"usecases/talk.{entry}", language, **values)


def assistant(world: World, inbound: Inbound, event: AssistantOpened, again: bool) -> None:
    author = tongue.person(world, inbound.tenant, event.author)
    language = author.language or "en"
    prompts = tuple((text[language], text[language]) for text in entries("usecases/prompts").values())
    world.mouth.suggest(inbound.tenant, event.place, _words("assistant_greeting", language), prompts)
