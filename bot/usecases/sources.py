"""What a question retrieves, for a model to answer from: the passages that the asker's place may draw on."""

from collections.abc import Sequence

from bot.journey.model import Language
from bot.usecases.craft import HasKnowledge, cited, shelves_of
from bot.usecases.inbound import Place
from bot.usecases.lately import Lately
from bot.usecases.model import Source, Sources

RETRIEVED = 5


class KnowledgeSources:
    def __init__(self, base: HasKnowledge, lately: Lately | None = None) -> None:
        self._base, self._lately = base, lately or Lately()

    def __call__(
        self, tenant: str, place: Place, question: str, step: str, industry: str | None, language: Language
    ) -> Sources:
        """Passages in the asker's language come first; nothing of another channel's shelf is ever among them."""
        base = self._base()
        if base is None:
            return Sources()
        shelves = shelves_of(tenant, place)
        results = base.retrieve(
            question, language=language, k=RETRIEVED, step=step or None, industry=industry, shelves=shelves,
            after=self._lately.before(tenant, place, question),
        )  # fmt: skip
        found = tuple(Source(cited(f.passage), f.passage.text, f.passage.language) for f in results.found)
        return Sources(found, results.answerable)

    def alike(self, text: str, others: Sequence[str]) -> float:
        """The best cosine of the text with any of the others; 0 without a knowledge base."""
        base = self._base()
        return base.closeness(text, others) if base else 0.0
