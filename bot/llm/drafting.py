"""Drafts on request, tied to evidence or passages where there are any."""

from bot.guide.found import Findings, Found
from bot.guide.proposal_draft import TRANSLATED
from bot.journey.model import Journey, Language
from bot.journey.tree import parts
from bot.llm.caller import IN_BACKGROUND, Ask, Caller
from bot.llm.outline import evidence, outline
from bot.llm.writing import prompt
from bot.usecases.model import Draft, Source
from prompts import render


class ModelDrafting:
    """Implements `bot.usecases.model.Drafting`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def draft(
        self, tenant: str, wanted: Draft, journey: Journey, sources: tuple[Source, ...], language: Language
    ) -> tuple[Found, ...]:
        data = {"journey": outline(journey)}
        if wanted.kind == "translation":
            data = {"fields": _fields(journey)}
        else:
            data |= {"evidence": evidence(journey)} if journey.evidence else {}
            data |= {"passages": "\n\n".join(source.text for source in sources)} if sources else {}
        task = render(f"llm/draft.kinds.{wanted.kind}", language)
        system, user = prompt(self._caller.fence, "draft", language, data, task=task, of=wanted.of or None)
        translating = wanted.kind == "translation"
        ask = Ask(f"draft {wanted.kind}", system, user, most=2500, seconds=IN_BACKGROUND, small=translating)
        return self._caller.ask(tenant, ask, Findings).changes


def _fields(journey: Journey) -> str:
    """Every text of the map, one a line: `id field: text`."""
    said = ((part.id, name, getattr(part, name, None)) for part in parts(journey) for name in TRANSLATED)
    return "\n".join(f"{id} {name}: {' '.join(text.split())}" for id, name, text in said if isinstance(text, str))
