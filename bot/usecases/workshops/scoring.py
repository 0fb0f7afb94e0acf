"""What the scores of an emotion check, a severity poll or an assumption check came to."""

from bot.guide.form import Form
from bot.guide.reply import Reply
from bot.journey.commands import Command
from bot.journey.model import Journey, Language
from bot.usecases.ports import Store
from bot.usecases.workshops.words import label, saying
from bot.usecases.world import World
from bot.workshop.model import Workshop


def results(world: World, store: Store, tenant: str, workshop: Workshop) -> Reply:
    return saying("decide_hint", workshop.language)


def take_form(workshop: Workshop, journey: Journey, language: Language) -> Form:
    return Form(
        "take", workshop.id, label("take", language), label("save", language), label("cancel", language), (), language
    )


def commands(
    store: Store, tenant: str, workshop: Workshop, journey: Journey
) -> tuple[list[Command], list[str], list[str]]:
    return [], [], []
