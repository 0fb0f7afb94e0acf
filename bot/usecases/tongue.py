"""The language that a person chose in App Home, before the one of their locale."""

from dataclasses import replace

from bot.guide.reply import Reply
from bot.guide.said import Author
from bot.journey.model import Language
from bot.usecases.requests.inquiry import Inquiry
from bot.usecases.world import World


def person(world: World, tenant: str, id: str) -> Author:
    """Whoever it is, with the language to speak to them in where their own words tell none."""
    author = world.directory.person(tenant, id)
    with world.store() as store:
        chosen = store.subscriptions.preferences(tenant, id).language
    return replace(author, language=chosen) if chosen else author


def tongue(asked: Inquiry) -> Reply:
    """Chooses a language, or none of one's own."""
    preferences = asked.store.subscriptions.preferences(asked.tenant, asked.author.id)
    said = asked.request.slot("language")
    chosen: Language | None = "zh" if said == "zh" else "en" if said == "en" else None
    asked.store.subscriptions.prefer(asked.tenant, asked.author.id, replace(preferences, language=chosen))
    now = replace(asked, language=chosen or asked.language)
    return now.reply(now.say("home.tongue_set", chosen=chosen or ""))
