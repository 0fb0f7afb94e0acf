"""Whether words to the assistant, outside a journey, ask for a map or tell of something that could be one."""

from bot.guide.readers.intent import intent
from bot.guide.readers.language import language_of
from bot.material.script import simplified
from bot.reading.situation import Situation
from bot.usecases.requests.meaning import forms
from bot.usecases.turns import today
from bot.usecases.world import World

SURE, LIKELY = 0.5, 0.25  # of a title, without being asked for in so many words; where a map is spoken of
_NOT_OURS = frozenset(
    ("summary", "hurts", "actions", "changes", "compare", "list", "export", "update", "metric", "remind")
)


def asks_for_a_map(text: str) -> bool:
    """In so many words. A file is begun with by these alone: "our standards for check-in" names what is in it."""
    said = intent(simplified(text))
    return said is not None and said.name == "new" and bool(said.title)


def opens(world: World, text: str) -> bool:
    """In so many words, or because somebody speaks of customers and what they go through."""
    language = language_of(text) or "en"
    if intent(simplified(text)) is not None:
        return asks_for_a_map(text)
    reading = world.reader.read(text, Situation(language=language), today(world))
    wants = world.reader.read(text, Situation("outside", language=language), today(world)).request
    if wants is not None and wants.does in _NOT_OURS and wants.sure > SURE:
        return False
    least = LIKELY if forms.says("mapping", simplified(text)) else SURE
    return any(c.fact is not None and c.fact.kind == "start" and c.sure >= least for c in reading.clauses)
