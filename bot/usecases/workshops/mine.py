"""What became of one person's ideas."""

from bot.guide.said import Author
from bot.journey.model import Language
from bot.usecases.inbound import Clicked, Inbound
from bot.usecases.ports import NotFound
from bot.usecases.workshops.voting import result
from bot.usecases.workshops.words import saying
from bot.usecases.world import World


def asked_for(world: World, inbound: Inbound, event: Clicked, author: Author, language: Language) -> None:
    with world.store() as store:
        try:
            workshop = store.workshops.get(inbound.tenant, event.values[0] if event.values else "")
        except NotFound:
            world.mouth.whisper(inbound.tenant, event.place, author.id, saying("gone", language))
            return
        mine = [one for one in store.workshops.contributions(inbound.tenant, workshop.id) if one.person == author.id]
        found = result(store, inbound.tenant, workshop)
    if workshop.anonymous:
        said = saying("mine_unknown", language)
    else:
        lines = [
            section
            for one in mine
            for standing in found
            if one.id in standing.cluster.items
            for section in saying(
                "mine_line", language, text=one.text, cluster=standing.cluster.name, votes=standing.votes,
                taken=f"in:{standing.cluster.id}" in workshop.taken,
            ).sections
        ]  # fmt: skip
        said = type(saying("gone", language))(language, tuple(lines)) if lines else saying("mine_none", language)
    world.mouth.whisper(inbound.tenant, event.place, author.id, said)
