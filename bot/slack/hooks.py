"""Response URLs: thirty minutes, five uses, and only where Slack itself would have sent us."""

from typing import Any
from urllib.parse import urlsplit

from slack_sdk.webhook import WebhookClient

from bot.slack import limits
from bot.slack.errors import SlackRefused, SlackUnavailable
from bot.slack.web import WaitForRetryAfter, quiet


def say(url: str, api_url: str, **message: Any) -> None:
    """An ephemeral answer beside the message or command that the URL belongs to; nothing there is replaced."""
    if not is_slacks(url, api_url):
        raise SlackRefused("response_url", "foreign_host")
    hook = WebhookClient(url, timeout=limits.CALL_SECONDS, retry_handlers=[WaitForRetryAfter(5)], logger=quiet)
    body = {"response_type": "ephemeral", "replace_original": False, **message}
    try:
        answer = hook.send_dict(body)
    except OSError as error:
        raise SlackUnavailable("response_url", type(error).__name__) from None
    if answer.status_code >= 429:
        raise SlackUnavailable("response_url", f"http_{answer.status_code}")
    if answer.status_code != 200:
        raise SlackRefused("response_url", str(answer.body)[:80])


def is_slacks(url: str, api_url: str) -> bool:
    """https on a host of Slack's, or the host that the Web API is reached at."""
    parts, api = urlsplit(url), urlsplit(api_url)
    if (parts.hostname, parts.port) == (api.hostname, api.port) and parts.scheme == api.scheme:
        return True
    host = f".{parts.hostname or ''}"
    return parts.scheme == "https" and parts.port in (None, 443) and host.endswith(".slack.com")
