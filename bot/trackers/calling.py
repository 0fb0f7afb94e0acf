"""HTTP to a tracker: what goes wrong becomes one error that names the tracker and a code, and never a secret."""

from typing import Any

import httpx

from bot.usecases.tracking import TrackerRefused

SECONDS = 20.0


class Line:
    """`address` is the API's; nothing is followed to another host."""

    def __init__(self, tracker: str, address: str, **how: Any) -> None:
        self._tracker = tracker
        self._http = httpx.Client(base_url=address, timeout=SECONDS, follow_redirects=False, **how)

    def call(self, method: str, path: str, *, missing: bool = False, **more: Any) -> Any:
        """The answer's JSON, {} where it has none. With `missing` a 404 is None. Raises TrackerRefused."""
        try:
            answer = self._http.request(method, path, **more)
        except httpx.HTTPError as error:
            raise TrackerRefused(self._tracker, type(error).__name__) from None
        if missing and answer.status_code == 404:
            return None
        if answer.status_code >= 300:
            raise TrackerRefused(self._tracker, f"http_{answer.status_code}")
        try:
            return answer.json() if answer.content else {}
        except ValueError:
            return {}
