"""Small calls by which an endpoint shows what it can do."""

import json
import time

from bot.llm.abilities import Echo, Way
from bot.llm.endpoint import CallFailed, Endpoint, Request
from bot.llm.reading import read, schema_of
from prompts import render

EACH = 4.0  # seconds for one of them
SHORTEST = 0.2
AWAY = ("slow", "down", "busy")


class EndpointTrial:
    """Implements `bot.llm.abilities.Trial` for one model. `before`: monotonic time by which it must be over."""

    def __init__(self, endpoint: Endpoint, model: str, before: float | None = None) -> None:
        self._endpoint, self._model, self._before = endpoint, model, before

    def fills(self, way: Way) -> bool:
        schema = schema_of(Echo)
        system = render("llm/trial.system", "en") + ("" if way in ("schema", "tools") else f"\n{form(schema)}")
        request = Request(self._model, system, _asked(), 100, self._seconds(), schema, way)
        try:
            return read(self._endpoint.say(request).text, Echo) is not None
        except CallFailed as failed:
            # Some endpoints stumble over a form that they do not know instead of rejecting it.
            if failed.trouble in AWAY or (failed.trouble == "failed" and way == "plain"):
                raise
            return False

    def streams(self) -> bool:
        request = Request(self._model, render("llm/trial.system", "en"), _asked(), 30, self._seconds())
        try:
            return any(self._endpoint.stream(request))
        except CallFailed:
            return False

    def _seconds(self) -> float:
        left = EACH if self._before is None else min(EACH, self._before - time.monotonic())
        if left < SHORTEST:
            raise CallFailed("slow")
        return left


def _asked() -> str:
    return render("llm/trial.user", "en")


def form(schema: dict[str, object]) -> str:
    """Asks for a form in words, of endpoints that take no schema."""
    return render("llm/trial.form", "en", schema=json.dumps(schema, ensure_ascii=False))
