"""The language model of the settings; None where none is configured."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING

from bot.guide.found import Found
from bot.journey.model import Journey, Language
from bot.settings import Settings
from bot.slack.stream import SlackStreamer
from bot.usecases.craft import HasKnowledge
from bot.usecases.inbound import Inbound
from bot.usecases.lately import Lately
from bot.usecases.model import (
    Answering,
    Draft,
    Drafting,
    Mind,
    Source,
    Stated,
    Summarising,
    Understanding,
)
from bot.usecases.sources import KnowledgeSources
from storage.database import Database
from storage.usage import Abilities, ModelNotes, Usage

if TYPE_CHECKING:
    from bot.llm.caller import Caller

log = logging.getLogger(__name__)


def is_configured(settings: Settings) -> bool:
    """A model is named, and there is a key or an address of one's own."""
    return bool(settings.openai_model and (settings.openai_api_key or settings.openai_base_url))


def mind_if_any(
    settings: Settings,
    database: Database,
    streamer: SlackStreamer,
    base: HasKnowledge,
    later: Callable[[Inbound], bool],
    lately: Lately,
) -> Mind | None:
    if not is_configured(settings):
        return None
    model = _Model(lambda: opened_caller(settings, database))
    sources = KnowledgeSources(base, lately)
    return Mind(
        understanding=model,
        drafting=model,
        answering=model,
        summarising=model,
        streamer=streamer,
        notes=ModelNotes(database),
        budget=model,
        alike=sources.alike,
        later=later,
        sources=sources,
    )


def opened_caller(settings: Settings, database: Database) -> "Caller":
    from bot.llm import abilities
    from bot.llm.caller import Caller, Names
    from bot.llm.endpoint import Endpoint

    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else ""
    main = settings.openai_model or ""
    return Caller(
        Endpoint(key, settings.openai_base_url),
        Names(main, settings.openai_small_model or main),
        Usage(database),
        Abilities(database, abilities.Abilities),
        secret=key or settings.executor,
        redact=settings.llm_redact == "on",
        monthly=settings.llm_monthly_tokens,
        words_logged=settings.llm_log == "on",
    )


@dataclass(frozen=True)
class _Parts:
    caller: "Caller"
    understanding: Understanding
    drafting: Drafting
    answering: Answering
    summarising: Summarising


class _Model:
    """Implements the four ports and the budget. The libraries behind them take seconds to import, so that is done in
    the background; a call before that waits."""

    def __init__(self, open_caller: Callable[[], "Caller"]) -> None:
        self._parts: Future[_Parts] = Future()
        Thread(target=self._open, args=(open_caller,), name="model-opening", daemon=True).start()

    def _open(self, open_caller: Callable[[], "Caller"]) -> None:
        try:
            self._parts.set_result(parts_of(open_caller()))
        except BaseException as fault:
            log.exception("the language model could not be opened")
            self._parts.set_exception(fault)
            return
        self._parts.result().caller.find_out()

    def read(self, tenant: str, text: str, journey: Journey, language: Language) -> tuple[Found, ...]:
        return self._parts.result().understanding.read(tenant, text, journey, language)

    def draft(
        self, tenant: str, wanted: Draft, journey: Journey, sources: tuple[Source, ...], language: Language
    ) -> tuple[Found, ...]:
        return self._parts.result().drafting.draft(tenant, wanted, journey, sources, language)

    def answer(self, tenant: str, question: str, sources: tuple[Source, ...], language: Language) -> Iterator[Stated]:
        return self._parts.result().answering.answer(tenant, question, sources, language)

    def tell(self, tenant: str, facts: tuple[tuple[str, str], ...], language: Language) -> tuple[Stated, ...]:
        return self._parts.result().summarising.tell(tenant, facts, language)

    def spent(self, tenant: str) -> float | None:
        return self._parts.result().caller.share_spent(tenant)


def parts_of(caller: "Caller") -> _Parts:
    from bot.llm.answering import ModelAnswering
    from bot.llm.drafting import ModelDrafting
    from bot.llm.summarising import ModelSummarising
    from bot.llm.understanding import ModelUnderstanding

    return _Parts(
        caller, ModelUnderstanding(caller), ModelDrafting(caller), ModelAnswering(caller), ModelSummarising(caller)
    )
