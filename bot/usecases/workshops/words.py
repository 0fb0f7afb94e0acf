"""Words and small replies that all of these share."""

from typing import Any

from bot.guide.reply import Reply, Section
from bot.journey.model import Language
from bot.usecases.inbound import Place
from bot.usecases.world import World
from bot.workshop.model import Workshop
from prompts import render


def words(entry: str, language: Language, /, **values: Any) -> str:
    return render(f"workshop/say.{entry}", language, **values)


def label(entry: str, language: Language, /, **values: Any) -> str:
    return render(f"workshop/form.{entry}", language, **values)


def saying(entry: str, language: Language, /, **values: Any) -> Reply:
    return Reply(language, (Section(words(entry, language, **values)),))


def room(workshop: Workshop) -> Place:
    """The thread in which it goes on."""
    return Place(channel=workshop.channel, kind=workshop.kind, thread=workshop.thread or None)


def time_told(seconds: int, language: Language) -> str:
    return words("minutes_seconds", language, m=seconds // 60, s=seconds % 60)


def name_of(world: World, tenant: str, workshop: Workshop, person: str) -> str:
    """Of a contributor: "" where nobody is named, or where it is a group's."""
    if person.startswith(("pair ", "four ")):
        return ""
    return "" if workshop.anonymous else world.directory.person(tenant, person).name
