"""Calling a method that must be refused, and reading what Slack says of it."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError


def refusal(call: Callable[..., Any], **args: Any) -> SlackApiError:
    with pytest.raises(SlackApiError) as caught:
        call(**args)
    return caught.value


def error(call: Callable[..., Any], **args: Any) -> str:
    return str(refusal(call, **args).response["error"])


def messages(call: Callable[..., Any], **args: Any) -> list[str]:
    return list(refusal(call, **args).response["response_metadata"]["messages"])
