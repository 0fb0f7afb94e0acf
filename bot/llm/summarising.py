"""A summary's prose, from computed facts and nothing else."""

from bot.journey.model import Language
from bot.llm.caller import IN_BACKGROUND, Ask, Caller
from bot.llm.stating import stated
from bot.llm.writing import prompt
from bot.usecases.model import Stated


class ModelSummarising:
    """Implements `bot.usecases.model.Summarising`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def tell(self, tenant: str, facts: tuple[tuple[str, str], ...], language: Language) -> tuple[Stated, ...]:
        keys = {f"F{n}": key for n, (key, _) in enumerate(facts, 1)}
        lines = "\n".join(f"[F{n}] {sentence}" for n, (_, sentence) in enumerate(facts, 1))
        system, user = prompt(self._caller.fence, "summarise", language, {"facts": lines})
        pieces = self._caller.stream(
            tenant, Ask("summarise", system, user, most=400, seconds=IN_BACKGROUND, small=True)
        )
        return tuple(stated(pieces, keys))
