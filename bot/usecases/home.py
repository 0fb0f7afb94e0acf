"""App Home and the assistant's pane: where one person begins, and finds what they may see."""

from bot.guide.reply import Button, Reply, Section
from bot.journey.model import Language
from bot.usecases.inbound import AssistantOpened, HomeOpened, Inbound
from bot.usecases.ports import Listed
from bot.usecases.reading import journeys_of
from bot.usecases.world import World
from prompts import entries, render

MOST_AT_HOME = 15


def opened(world: World, inbound: Inbound, event: HomeOpened, again: bool) -> None:
    author = world.directory.person(inbound.tenant, event.author)
    language = author.language or "en"
    every = journeys_of(world, inbound.tenant, author.id, MOST_AT_HOME)
    lines = [_line(one, language) for one in every] or [Section(_words("none_yet", language))]
    new = Button("new", _words("home_new", language), primary=True)
    top = Section(f"**{_words('home_title', language)}**\n{_words('home_intro', language)}", buttons=(new,))
    world.mouth.home(inbound.tenant, author.id, Reply(language, (top, *lines)))


def _line(one: Listed, language: Language) -> Section:
    status = render(f"guide/labels.statuses.{one.status}", language)
    text = _words("line", language, title=one.title, status=status, date=one.updated_at[:10])
    return Section(text, buttons=(Button("open", render("guide/labels.buttons.open", language), one.id),))


def _words(entry: str, language: Language, **values: object) -> str:
    return render(f"usecases/talk.{entry}", language, **values)


def assistant(world: World, inbound: Inbound, event: AssistantOpened, again: bool) -> None:
    author = world.directory.person(inbound.tenant, event.author)
    language = author.language or "en"
    prompts = tuple((text[language], text[language]) for text in entries("usecases/prompts").values())
    world.mouth.suggest(inbound.tenant, event.place, _words("assistant_greeting", language), prompts)
