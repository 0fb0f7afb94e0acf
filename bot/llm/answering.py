"""An answer from retrieved passages, a sentence at a time."""

from collections.abc import Iterator

from bot.journey.model import Language
from bot.llm.caller import Ask, Caller
from bot.llm.stating import stated
from bot.llm.writing import prompt
from bot.usecases.model import Source, Stated

LONGEST_QUESTION = 1000


class ModelAnswering:
    """Implements `bot.usecases.model.Answering`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def answer(self, tenant: str, question: str, sources: tuple[Source, ...], language: Language) -> Iterator[Stated]:
        keys = {f"P{n}": source.cite.passage for n, source in enumerate(sources, 1)}
        passages = "\n\n".join(f"[P{n}] {source.cite.title}\n{source.text}" for n, source in enumerate(sources, 1))
        data = {"passages": passages, "question": question[:LONGEST_QUESTION]}
        system, user = prompt(self._caller.fence, "answer", language, data)
        yield from stated(self._caller.stream(tenant, Ask("answer", system, user, most=500)), keys)
