"""Help for whoever leads for the first time: what to do now, what to say, and where that comes from."""

from bot.guide.reply import Reply, Section
from bot.guide.said import Author
from bot.journey.model import Language
from bot.usecases.inbound import Clicked, Inbound, Place
from bot.usecases.ports import NotFound
from bot.usecases.workshops.contributing import SCORED
from bot.usecases.workshops.words import saying, words
from bot.usecases.world import World
from bot.workshop.model import Workshop
from prompts import entries, render


def asked_for(world: World, inbound: Inbound, event: Clicked, author: Author, language: Language) -> None:
    """Anybody may read it; it is shown to them alone."""
    id = (event.values[0] if event.values else "").split(" ")[1]
    with world.store() as store:
        try:
            workshop = store.workshops.get(inbound.tenant, id)
        except NotFound:
            workshop = None
    if workshop is None or not workshop.is_open:
        told = saying("gone" if workshop is None else "not_open", language)
    else:
        told = guide(world, inbound.tenant, event.place, workshop, language)
    on_board = workshop is not None and event.message == workshop.thread  # its thread may not be open
    place = event.place.model_copy(update={"thread": None}) if on_board else event.place
    world.mouth.whisper(inbound.tenant, place, author.id, told)


def guide(world: World, tenant: str, place: Place, workshop: Workshop, language: Language) -> Reply:
    """For the phase that it is in; without a knowledge base it has no source."""
    name = _entry(workshop)
    does, says = (render(f"workshop/guide.{name}.{part}", language) for part in ("does", "says"))
    phase = words(f"stage_names.{workshop.phase}", language)
    whole = render("workshop/guide.whole", language, phase=phase, does=does, says=says)
    passage = f"{language}/{entries('workshop/guide')[name]['passage']}"
    found = world.craft(tenant, place).passage(passage)
    return Reply(language, (Section(whole, cites=(found[0],) if found else ()),))


def _entry(workshop: Workshop) -> str:
    if workshop.format not in SCORED:
        return workshop.phase
    return workshop.format if workshop.phase == "answering" else "scored"
