"""Free text → changes to the journey, each with the words that it rests on."""

from bot.guide.found import Findings, Found
from bot.journey.model import Journey, Language
from bot.llm.caller import IN_BACKGROUND, Ask, Caller
from bot.llm.outline import outline
from bot.llm.writing import prompt
from bot.usecases.model import NoModel

PIECE = 6000  # characters that are read at a time
MOST_PIECES = 8


class ModelUnderstanding:
    """Implements `bot.usecases.model.Understanding`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def read(self, tenant: str, text: str, journey: Journey, language: Language) -> tuple[Found, ...]:
        found: list[Found] = []
        for piece in pieces(text)[:MOST_PIECES]:
            try:
                found += self._caller.ask(tenant, self._asked(piece, journey, language), Findings).changes
            except NoModel:
                if not found:
                    raise
                break
        return tuple(found)

    def _asked(self, text: str, journey: Journey, language: Language) -> Ask:
        system, user = prompt(self._caller.fence, "understand", language, {"journey": outline(journey), "text": text})
        return Ask("understand", system, user, most=3000, seconds=IN_BACKGROUND)


def pieces(text: str) -> list[str]:
    """Cut between lines where that can be."""
    found, here = [], ""
    for line in text.splitlines(keepends=True):
        if here and len(here) + len(line) > PIECE:
            found.append(here)
            here = ""
        here += line
        while len(here) > PIECE:
            found.append(here[:PIECE])
            here = here[PIECE:]
    return [*found, here] if here.strip() else found
