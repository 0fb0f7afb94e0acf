"""Calls in good order: only while the model is well and the tokens last, twice at most, within one time limit."""

import hashlib
import hmac
import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol, TypeVar

from pydantic import BaseModel

from bot.llm.abilities import Abilities, Memory, Way, found_out
from bot.llm.breaker import FIRST_PAUSE, Breaker
from bot.llm.endpoint import CallFailed, Endpoint, Request, Said, Trouble, tokens_in
from bot.llm.masking import Mask
from bot.llm.metrics import Metrics
from bot.llm.reading import read, schema_of
from bot.llm.trial import AWAY, SHORTEST, EndpointTrial, form
from bot.usecases.model import NoModel, Reason

log = logging.getLogger("bot.llm")
Shape = TypeVar("Shape", bound=BaseModel)

WAITED_FOR = 7.8  # seconds, where somebody waits; with what is done around a call, no more than 8
IN_BACKGROUND = 60.0
FIRST_TRY = 0.6  # the share of the time that the first try may use


_REASONS: dict[Trouble, Reason] = {
    "slow": "slow",
    "down": "down",
    "failed": "down",
    "busy": "busy",
    "rejected": "unusable",
    "refused": "refused",
    "unusable": "unusable",
}


class Ledger(Protocol):
    """Tokens by workspace and month ("2026-11"), and answers that were given before."""

    def tokens(self, tenant: str, month: str) -> int: ...
    def spend(self, tenant: str, month: str, tokens_in: int, tokens_out: int) -> None: ...
    def answer(self, tenant: str, key: str) -> str | None: ...
    def keep(self, tenant: str, key: str, answer: str) -> None: ...


@dataclass(frozen=True)
class Ask:
    """One thing that is asked for. `small`: the cheaper model will do."""

    task: str
    system: str
    user: str
    most: int = 1500
    seconds: float = WAITED_FOR
    small: bool = False


@dataclass(frozen=True)
class Names:
    """The models; `small` for what needs no strength."""

    main: str
    small: str


class Caller:
    """Safe to be used by several threads."""

    def __init__(
        self,
        endpoint: Endpoint,
        names: Names,
        ledger: Ledger,
        memory: Memory,
        *,
        secret: str = "",
        redact: bool = True,
        monthly: int | None = None,
        words_logged: bool = False,
        pause: float = FIRST_PAUSE,
    ) -> None:
        self._endpoint, self._names, self._ledger, self._memory = endpoint, names, ledger, memory
        self._secret, self._monthly, self._words = secret.encode(), monthly, words_logged
        self._redact = redact
        self.metrics = Metrics()
        self.breaker = Breaker(self._well, pause=pause)
        self._abilities: dict[str, Abilities] = {}

    def ask(self, tenant: str, ask: Ask, shape: type[Shape]) -> Shape:
        """The answer as a typed value; personal data is masked on the way. Raises NoModel."""
        began, mask = time.monotonic(), Mask(off=not self._redact)
        ask = replace(ask, user=mask.hide(ask.user))
        self._may(tenant, ask, began)
        name = self._name(ask)
        key = self._key(name, ask, shape.__name__)
        known = self._ledger.answer(tenant, key)
        if known is not None and (value := read(mask.restore(known), shape)) is not None:
            self.metrics.note(ask.task, "cached", 0.0)
            return value
        text = self._insist(tenant, ask, name, shape, began + ask.seconds)
        self._ledger.keep(tenant, key, text)
        self.metrics.note(ask.task, "ok", time.monotonic() - began)
        found = read(mask.restore(text), shape)
        if found is None:
            raise NoModel("unusable")
        return found

    def stream(self, tenant: str, ask: Ask) -> Iterator[str]:
        """Running text in pieces; what is cut short is cut short. Raises NoModel before the first piece, or at a fault
        later."""
        mask = Mask(off=not self._redact)
        yield from mask.restored(self._stream(tenant, replace(ask, user=mask.hide(ask.user))))

    def _stream(self, tenant: str, ask: Ask) -> Iterator[str]:
        began = time.monotonic()
        self._may(tenant, ask, began)
        name = self._name(ask)
        key = self._key(name, ask, "")
        known = self._ledger.answer(tenant, key)
        if known is not None:
            self.metrics.note(ask.task, "cached", 0.0)
            yield known
            return
        came: list[str] = []
        try:
            yield from self._pieces(ask, name, came, began + ask.seconds)
        except CallFailed as failed:
            raise self._gave_up(ask, failed, began) from None
        finally:
            self._spend(tenant, ask, Said("", tokens_in(ask.system + ask.user), tokens_in("".join(came))))
        self._settle(tenant, ask, key, "".join(came), began)

    def way(self, name: str | None = None, *, before: float | None = None) -> Way:
        """How a model is asked for typed values; found out on the first call. Raises CallFailed."""
        return self.abilities(name or self._names.main, before=before).way

    def abilities(
        self, name: str, *, all_ways: bool = False, fresh: bool = False, before: float | None = None
    ) -> Abilities:
        """Raises CallFailed where the endpoint is not there. `before`: monotonic time limit."""
        place = f"{self._endpoint.address} {name}"
        known = None if fresh else self._abilities.get(name) or self._memory.abilities(place)
        if known is None:
            known = found_out(EndpointTrial(self._endpoint, name, before), all_ways=all_ways)
            self._memory.learnt(place, known)
        self._abilities[name] = known
        return known

    def find_out(self) -> None:
        """Asks the endpoint what it can do before anybody waits for it; where it is away, the first call asks."""
        try:
            for name in {self._names.main, self._names.small}:
                self.abilities(name)
        except CallFailed as failed:
            log.warning("the model's endpoint did not answer: %s", failed.trouble)
            self.breaker.failed()

    def models(self) -> Names:
        return self._names

    def share_spent(self, tenant: str) -> float | None:
        return None if not self._monthly else self._ledger.tokens(tenant, month()) / self._monthly

    def close(self) -> None:
        self._endpoint.close()

    def fence(self, words: str) -> str:
        """A mark around data that nobody who wrote the data can know."""
        return hmac.new(self._secret, words.encode(), hashlib.sha256).hexdigest()[:12]

    # -- one call ---------------------------------------------------------------------------------------------

    def _may(self, tenant: str, ask: Ask, began: float) -> None:
        if self._monthly is not None and self._ledger.tokens(tenant, month()) >= self._monthly:
            self.metrics.note(ask.task, "budget", time.monotonic() - began)
            raise NoModel("budget")
        if not self.breaker.allows():
            self.metrics.note(ask.task, "resting", time.monotonic() - began)
            raise NoModel("resting")

    def _insist(self, tenant: str, ask: Ask, name: str, shape: type[Shape], until: float) -> str:
        """Two tries at an answer that can be read; its words as they came."""
        trouble, began = CallFailed("slow"), time.monotonic()
        for share in (FIRST_TRY, 1.0):
            left = until - time.monotonic()
            if left < SHORTEST:
                break
            try:
                said = self._endpoint.say(self._request(ask, name, shape, left * share, until))
            except CallFailed as failed:
                trouble = failed
                if not self._again(failed, until, name):
                    break
                continue
            self._spend(tenant, ask, said)
            self._log(ask, said.text)
            if read(said.text, shape) is not None:
                self.breaker.succeeded()
                return said.text
            trouble = CallFailed("unusable")
        raise self._gave_up(ask, trouble, began)

    def _request(self, ask: Ask, name: str, shape: type[Shape], seconds: float, until: float) -> Request:
        way = self.way(name, before=until)
        schema = schema_of(shape)
        system = ask.system if way in ("schema", "tools") else f"{ask.system}\n\n{form(schema)}"
        return Request(
            name, system, ask.user, ask.most, max(SHORTEST, min(seconds, until - time.monotonic())), schema, way
        )

    def _again(self, failed: CallFailed, until: float, name: str) -> bool:
        """Whether a second try makes sense; waits as long as the endpoint asked for."""
        if failed.trouble == "rejected":
            self._abilities.pop(name, None)
            self.abilities(name, fresh=True, before=until)
            return True
        if failed.trouble == "busy":
            pause = failed.pause or 0.5
            if time.monotonic() + pause > until - SHORTEST:
                return False
            time.sleep(pause)
        return failed.trouble != "refused"

    def _pieces(self, ask: Ask, name: str, came: list[str], until: float) -> Iterator[str]:
        """A stream, where the endpoint streams; a second try only while nothing was shown."""
        for share in (FIRST_TRY, 1.0):
            left = until - time.monotonic()
            if left < SHORTEST:
                raise CallFailed("slow")
            # What has begun to come may use the whole time; what has not must leave some for the second try.
            request = Request(name, ask.system, ask.user, ask.most, left if share == 1.0 else left * share)
            try:
                for piece in self._once(request, until):
                    came.append(piece)
                    yield piece
                return
            except CallFailed as failed:
                if came or share == 1.0 or failed.trouble in ("refused", "rejected"):
                    raise
                if failed.trouble == "busy":
                    if time.monotonic() + (failed.pause or 0.5) > until - SHORTEST:
                        raise
                    time.sleep(failed.pause or 0.5)

    def _once(self, request: Request, until: float) -> Iterator[str]:
        if self.abilities(request.model, before=until).streams:
            yield from self._endpoint.stream(request)
        else:
            yield self._endpoint.say(request).text

    def _settle(self, tenant: str, ask: Ask, key: str, text: str, began: float) -> None:
        self._log(ask, text)
        if text.strip():
            self.breaker.succeeded()
            self._ledger.keep(tenant, key, text)
        else:
            self.breaker.unread()
        self.metrics.note(ask.task, "ok" if text.strip() else "unusable", time.monotonic() - began)

    def _gave_up(self, ask: Ask, failed: CallFailed, began: float) -> NoModel:
        if failed.trouble in (*AWAY, "failed"):
            self.breaker.failed()
        elif failed.trouble != "refused":
            self.breaker.unread()
        reason = _REASONS[failed.trouble]
        self.metrics.note(ask.task, reason, time.monotonic() - began)
        return NoModel(reason)

    def _spend(self, tenant: str, ask: Ask, said: Said) -> None:
        self._ledger.spend(tenant, month(), said.tokens_in, said.tokens_out)
        self.metrics.spent(ask.task, said.tokens_in, said.tokens_out)

    def _log(self, ask: Ask, answer: str) -> None:
        if self._words:
            log.info("model %s was asked:\n%s\n%s\nand answered:\n%s", ask.task, ask.system, ask.user, answer)

    def _name(self, ask: Ask) -> str:
        return self._names.small if ask.small else self._names.main

    def _key(self, name: str, ask: Ask, shape: str) -> str:
        words = "\0".join((self._endpoint.address, name, shape, str(ask.most), ask.system, ask.user))
        return hashlib.sha256(words.encode()).hexdigest()

    def _well(self) -> bool:
        """The breaker's trial: the endpoint answers, and in a form that can be read."""
        name = self._names.main
        try:
            return bool(found_out(EndpointTrial(self._endpoint, name)).ways)
        except CallFailed:
            return False


def month() -> str:
    return datetime.now(UTC).strftime("%Y-%m")
