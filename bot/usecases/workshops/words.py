"""Words and small replies that all of these share."""

from typing import Any

from bot.guide.reply import Reply, Section
from bot.journey.model import Language
from bot.usecases.inbound import Place
from bot.usecases.world import World
from bot.workshop.model import Workshop
from bot.workshop.statistics import signed
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


def camp_told(span: tuple[int, int], language: Language) -> str:
    """What a camp says: "−2", or "−2 to −1" where it does not speak with one voice."""
    low, high = (signed(score) for score in span)
    return low if low == high else words("stats.span", language, low=low, high=high)


def name_of(world: World, tenant: str, workshop: Workshop, person: str) -> str:
    """Of a contributor: "" where nobody is named, or where it is a group's."""
    if person.startswith(("pair ", "four ")):
        return ""
    return "" if workshop.anonymous else world.directory.person(tenant, person).name
