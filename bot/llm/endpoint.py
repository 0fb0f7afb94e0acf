"""One call to an OpenAI-compatible endpoint, through LangChain over OpenAI's client, with a hard time limit."""

import logging
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

import openai
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI
from langsmith import tracing_context
from pydantic import SecretStr

from bot.llm.abilities import Way
from bot.llm.loop import Loop

Trouble = Literal["slow", "down", "failed", "busy", "rejected", "refused", "unusable"]
LONGEST = 200_000  # characters of an answer that are read at all
TOOL = "report"

for _chatty in ("openai", "httpx", "httpx2", "httpcore", "httpcore2", "langsmith"):
    logging.getLogger(_chatty).setLevel(logging.WARNING)


class CallFailed(Exception):
    """rejected: the endpoint does not take such a request (400, 404, 422); failed: it stumbled over it (500);
    busy: 429; refused: it declined."""

    def __init__(self, trouble: Trouble, pause: float = 0.0) -> None:
        super().__init__(trouble)
        self.trouble, self.pause = trouble, pause


@dataclass(frozen=True)
class Request:
    """`schema` is a JSON Schema object; None: running text is wanted. `most`: tokens of the answer."""

    model: str
    system: str
    user: str
    most: int
    seconds: float
    schema: dict[str, Any] | None = None
    way: Way = "plain"


@dataclass(frozen=True)
class Said:
    text: str
    tokens_in: int
    tokens_out: int


class Endpoint:
    def __init__(self, key: str, base_url: str | None) -> None:
        self._key, self._base = SecretStr(key or "none"), base_url
        self._own = base_url is None or (urlsplit(base_url).hostname or "").endswith("openai.com")
        self._http = openai.DefaultAsyncHttpxClient(follow_redirects=False)
        self._models: dict[str, ChatOpenAI] = {}
        self._loop = Loop()

    @property
    def address(self) -> str:
        return self._base or "https://api.openai.com/v1"

    def say(self, request: Request) -> Said:
        """The whole answer. Raises CallFailed."""
        try:
            message = self._loop.run(self._invoke(request), request.seconds)
            return _said(message, request)
        except CallFailed:
            raise
        except Exception as fault:
            raise told(fault) from None

    def stream(self, request: Request) -> Iterator[str]:
        """The answer in pieces, as it comes; ends early where it becomes endless. Raises CallFailed."""
        length = 0
        try:
            for piece in self._loop.iterate(self._pieces(request), request.seconds):
                length += len(piece)
                yield piece
                if length > min(LONGEST, request.most * 8):
                    return
        except CallFailed:
            raise
        except Exception as fault:
            raise told(fault) from None

    def close(self) -> None:
        self._loop.close()

    async def _invoke(self, request: Request) -> AIMessage:
        with tracing_context(enabled=False):
            return await self._model(request.model).ainvoke(_messages(request), **self._options(request))

    async def _pieces(self, request: Request) -> AsyncIterator[str]:
        with tracing_context(enabled=False):
            async for chunk in self._model(request.model).astream(_messages(request), **self._options(request)):
                if piece := _text_of(chunk):
                    yield piece

    def _model(self, name: str) -> ChatOpenAI:
        if name not in self._models:
            self._models[name] = ChatOpenAI(
                model=name,
                api_key=self._key,
                base_url=self.address,
                max_retries=0,
                http_async_client=self._http,
                use_responses_api=False,
                stream_usage=False,
                temperature=0,
                cache=False,
            )
        return self._models[name]

    def _options(self, request: Request) -> dict[str, Any]:
        """Others than OpenAI's own endpoint mostly know the older name of the limit only."""
        limit = {"max_completion_tokens": request.most} if self._own else {"extra_body": {"max_tokens": request.most}}
        return {**limit, "timeout": request.seconds, **_shaped(request)}


def _shaped(request: Request) -> dict[str, Any]:
    if request.schema is None or request.way == "plain":
        return {}
    if request.way == "json":
        return {"response_format": {"type": "json_object"}}
    if request.way == "schema":
        format = {"name": TOOL, "schema": request.schema, "strict": True}
        return {"response_format": {"type": "json_schema", "json_schema": format}}
    function = {"name": TOOL, "description": "Reports the result.", "parameters": request.schema}
    return {
        "tools": [{"type": "function", "function": function}],
        "tool_choice": {"type": "function", "function": {"name": TOOL}},
    }


def _messages(request: Request) -> list[BaseMessage]:
    return [SystemMessage(request.system), HumanMessage(request.user)]


def _said(message: AIMessage, request: Request) -> Said:
    if message.additional_kwargs.get("refusal"):
        raise CallFailed("refused")
    text = _tool_text(message) if request.way == "tools" and request.schema else _text_of(message)
    usage = message.usage_metadata
    spent = (usage["input_tokens"], usage["output_tokens"]) if usage else (0, 0)
    tokens = spent if any(spent) else (tokens_in(request.system + request.user), tokens_in(text))
    return Said(text[:LONGEST], *tokens)


def _text_of(message: Any) -> str:
    content = message.content
    if isinstance(content, str):
        return content
    return "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))


def _tool_text(message: AIMessage) -> str:
    """The arguments of the tool call as they were sent; some endpoints write them as text instead."""
    for call in message.additional_kwargs.get("tool_calls") or ():
        if call.get("function", {}).get("name") == TOOL:
            return str(call["function"].get("arguments") or "")
    for parsed in message.tool_calls:
        if parsed["name"] == TOOL:
            return _json(parsed["args"])
    return _text_of(message)


def _json(value: Any) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)


def tokens_in(text: str) -> int:
    """An estimate for where the endpoint does not count: a token a CJK character, four other characters a token."""
    wide = sum(ch > "\u2e7f" for ch in text)
    return wide + (len(text) - wide + 3) // 4


def told(fault: BaseException) -> CallFailed:
    """What a fault of the client means for us; its text may hold the prompt and is dropped."""
    if isinstance(fault, TimeoutError | openai.APITimeoutError):
        return CallFailed("slow")
    if isinstance(fault, openai.APIConnectionError):
        return CallFailed("down")
    if isinstance(fault, openai.RateLimitError):
        return CallFailed("busy", _retry_after(fault))
    if isinstance(fault, openai.APIStatusError):
        status = fault.status_code
        if status >= 500 and status not in (501, 502, 503, 504):
            return CallFailed("failed")
        return CallFailed("rejected" if status in (400, 404, 405, 415, 422, 501) else "down")
    if isinstance(fault, openai.ContentFilterFinishReasonError):
        return CallFailed("refused")
    name = type(fault).__name__
    return CallFailed("slow" if "Timeout" in name else "down" if "Connect" in name else "unusable")


def _retry_after(fault: openai.APIStatusError) -> float:
    try:
        return max(0.0, float(fault.response.headers.get("retry-after", "")))
    except ValueError:
        return 0.0
