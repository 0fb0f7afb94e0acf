"""The Web API: one way to call it, with the waits and the errors that every caller wants.

Two clients of the same address: the patient one waits out a 429; the hasty one is for calls made before an
acknowledgement, and gives up in time for it.
"""

import http.client
import logging
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry import RetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

from bot.slack import limits
from bot.slack.errors import SlackRefused, SlackUnavailable
from bot.telemetry.meters import SLACK_CALLS, SLACK_THROTTLED
from bot.telemetry.trail import span

DEFAULT_URL = "https://slack.com/api/"
_PASSING = {"ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout",
            "team_added_to_org"}  # fmt: skip

quiet = logging.getLogger("bot.slack.web")
quiet.setLevel(logging.WARNING)  # at DEBUG the SDK would write what people said


class WaitForRetryAfter(RetryHandler):
    """On 429, sleeps for as long as Slack says (at most `limits.MOST_WAIT`) and tries again."""

    def _can_retry(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        return response is not None and response.status_code == 429 and retry_after(response.headers) is not None

    def prepare_for_next_attempt(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> None:
        assert response is not None
        state.next_attempt_requested = True
        SLACK_THROTTLED.inc()
        time.sleep(retry_after(response.headers) or 1.0)
        state.increment_current_attempt()


def retry_after(headers: Mapping[str, Any]) -> float | None:
    """Seconds to wait; None where it is longer than anybody should be kept waiting for one call."""
    found = next((value for name, value in headers.items() if name.lower() == "retry-after"), "1")
    seconds = float(found[0] if isinstance(found, list) else found)
    return seconds if seconds <= limits.MOST_WAIT else None


def client(token: str, url: str = DEFAULT_URL, *, hasty: bool = False) -> WebClient:
    made = WebClient(
        token=token,
        base_url=url,
        timeout=limits.HASTY_SECONDS if hasty else limits.CALL_SECONDS,
        retry_handlers=[] if hasty else [WaitForRetryAfter(max_retry_count=5)],
        logger=quiet,
    )
    if is_local(url):
        made.proxy = None  # a proxy of the environment must not stand between two ends of one machine
    return made


def is_local(url: str) -> bool:
    return (urlsplit(url).hostname or "") in ("127.0.0.1", "localhost", "::1")


class Web:
    """Calls by name. Raises `SlackRefused` or `SlackUnavailable`, and nothing of the SDK's."""

    def __init__(self, client: WebClient) -> None:
        self.client = client

    def call(self, method: str, **arguments: Any) -> dict[str, Any]:
        """JSON for what takes it; a form for what only reads (`conversations.replies` ignores JSON)."""
        sent = {name: value for name, value in arguments.items() if value is not None}
        with translated(method), span(method):
            if method in _WRITES:
                return _data(self.client.api_call(method, json=sent))
            return _data(self.client.api_call(method, params=sent, http_verb="GET"))


_WRITES = frozenset({
    "chat.postMessage", "chat.postEphemeral", "chat.update", "chat.startStream", "chat.appendStream",
    "chat.stopStream", "chat.unfurl", "slackLists.create", "slackLists.access.set", "slackLists.items.create",
    "slackLists.items.update", "slackLists.items.list", "canvases.create", "canvases.edit",
    "conversations.canvases.create", "views.open", "views.push", "views.update", "views.publish", "conversations.open",
    "files.completeUploadExternal", "assistant.threads.setStatus", "assistant.threads.setSuggestedPrompts",
    "assistant.threads.setTitle", "auth.test",
})  # fmt: skip


def _data(response: Any) -> dict[str, Any]:
    return response.data if isinstance(response.data, dict) else {}


class translated:
    """Turns the SDK's errors, and the connection's, into ours."""

    def __init__(self, method: str) -> None:
        self.method = method

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, frames: Any) -> None:
        ours = self._ours(error)
        outcome = "ok" if error is None else "refused" if isinstance(ours, SlackRefused) else "unavailable"
        SLACK_CALLS.labels(self.method, outcome).inc()
        if ours is not None:
            raise ours from None

    def _ours(self, error: BaseException | None) -> SlackRefused | SlackUnavailable | None:
        if isinstance(error, SlackApiError):
            return self._of(error)
        if isinstance(error, OSError | http.client.HTTPException | SlackClientError):
            return SlackUnavailable(self.method, type(error).__name__)
        return None

    def _of(self, error: SlackApiError) -> SlackRefused | SlackUnavailable:
        said = error.response.data if isinstance(error.response.data, dict) else {}
        code = str(said.get("error") or f"http_{error.response.status_code}")
        if error.response.status_code >= 429 or code in _PASSING:
            return SlackUnavailable(self.method, code)
        where = said.get("response_metadata", {}).get("messages", [])
        return SlackRefused(self.method, code, tuple(str(each) for each in where))
