"""An endpoint that speaks OpenAI's API, on a free port, and does what a script tells it – also what it should not.

    with openai_world() as world:
        world.says({"changes": []})            # for every request
        world.says(Status(429, retry_after=1), Text("hello"))   # one after the other, the last for ever
        world.requests                          # what was asked

The questions by which a client finds out what an endpoint can do are answered truthfully and use up no script.
"""

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from prompts import render

Json = dict[str, Any]
TRIALS = {render("llm/trial.user", language) for language in ("zh", "en")}


@dataclass(frozen=True)
class Text:
    """Running text; streamed in pieces of `piece` characters with `pause` seconds between."""

    text: str
    piece: int = 12
    pause: float = 0.0
    finish: str = "stop"


@dataclass(frozen=True)
class Status:
    code: int
    retry_after: float | None = None
    message: str = "no"


@dataclass(frozen=True)
class Hang:
    seconds: float = 30.0


@dataclass(frozen=True)
class Drip:
    """A byte now and then: no single read ever times out."""

    seconds: float = 30.0


@dataclass(frozen=True)
class Truncated:
    """The value's JSON, cut off in the middle."""

    value: Any
    keep: int = 20


@dataclass(frozen=True)
class Endless:
    word: str = "blah "
    size: int = 3_000_000


@dataclass(frozen=True)
class EmptyChoice:
    pass


@dataclass(frozen=True)
class NoChoices:
    pass


@dataclass(frozen=True)
class Refusal:
    text: str = "I can't help with that."


@dataclass(frozen=True)
class NotJson:
    """A web page instead of an API's answer."""


Answer = Text | Status | Hang | Drip | Truncated | Endless | EmptyChoice | NoChoices | Refusal | NotJson | Json
Responder = Callable[[Json], Answer]


@dataclass
class OpenAIWorld:
    """`can`: schema, tools, json, stream; what it cannot is refused with 400, as real endpoints do."""

    port: int = 0
    can: set[str] = field(default_factory=lambda: {"schema", "tools", "json", "stream"})
    requests: list[Json] = field(default_factory=list)
    trials: list[Json] = field(default_factory=list)
    stumbles: bool = False  # over what it cannot, with 500, instead of refusing it
    broken_trials: Answer | None = None  # what trials are answered with, instead of the truth
    embedded: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    sent: list[tuple[float, str]] = field(default_factory=list)  # when each streamed piece left, monotonic
    spent: list[float] = field(default_factory=list)  # seconds from a request's arrival to its answer's end
    released: threading.Event = field(default_factory=threading.Event)
    _script: list[Answer] = field(default_factory=list)
    _responder: Responder | None = None
    _guard: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def says(self, *answers: Answer) -> None:
        with self._guard:
            self._script, self._responder = list(answers), None

    def answers_with(self, responder: Responder) -> None:
        self._responder = responder

    def next(self, request: Json) -> Answer:
        with self._guard:
            if self._responder is not None:
                return self._responder(request)
            if not self._script:
                return Text("")
            return self._script.pop(0) if len(self._script) > 1 else self._script[0]

    @property
    def asked(self) -> list[str]:
        """The words of each request, system and user together."""
        return ["\n".join(str(m["content"]) for m in r["messages"]) for r in self.requests]


def user_text(request: Json) -> str:
    return str(request["messages"][-1]["content"])


def is_trial(request: Json) -> bool:
    return any(str(m.get("content")) in TRIALS for m in request.get("messages", ()))


@contextlib.contextmanager
def openai_world(**settings: Any) -> Iterator[OpenAIWorld]:
    world = OpenAIWorld(**settings)
    server = ThreadingHTTPServer(("127.0.0.1", world.port), _handler(world))
    server.daemon_threads = True
    server.block_on_close = False
    world.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield world
    finally:
        world.released.set()
        server.shutdown()
        server.server_close()


def _handler(world: OpenAIWorld) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # as endpoints do; else each answer waits 40 ms for the client's delayed ack

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])) or b"{}")
            world.keys.append(self.headers.get("Authorization", ""))
            began = time.monotonic()
            try:
                if self.path.endswith("/embeddings"):
                    world.embedded += _inputs(body)
                    self._json(200, _embeddings(body))
                elif self.path.endswith("/chat/completions"):
                    self._chat(body)
                else:
                    self._json(404, {"error": {"message": "no such path"}})
            except (BrokenPipeError, ConnectionResetError):
                pass
            world.spent.append(time.monotonic() - began)

        def _chat(self, body: Json) -> None:
            (world.trials if is_trial(body) else world.requests).append(body)
            refused = _cannot(body, world.can)
            if refused:
                self._json(
                    500 if world.stumbles else 400,
                    {"error": {"message": f"{refused} is not supported", "type": "invalid_request_error"}},
                )
                return
            if is_trial(body):
                self._give(body, world.broken_trials or {"word": "journey", "number": 7})
            else:
                self._give(body, world.next(body))

        def _give(self, body: Json, answer: Answer) -> None:
            match answer:
                case Status(code, retry_after, message):
                    extra = {} if retry_after is None else {"Retry-After": str(retry_after)}
                    self._json(code, {"error": {"message": message}}, extra)
                case Hang(seconds):
                    world.released.wait(seconds)
                    self.close_connection = True
                case Drip(seconds):
                    self._drip(seconds)
                case NotJson():
                    self._raw(200, b"<html>gateway</html>", "text/html")
                case NoChoices():
                    self._json(200, _completion(body, None))
                case EmptyChoice():
                    self._message(body, {"role": "assistant", "content": ""})
                case Refusal(text):
                    self._message(body, {"role": "assistant", "content": None, "refusal": text})
                case Endless(word, size):
                    self._message(body, {"role": "assistant", "content": word * (size // len(word))})
                case Truncated(value, keep):
                    self._said(body, json.dumps(value, ensure_ascii=False)[:keep], "length")
                case Text():
                    self._said(body, answer.text, answer.finish, answer)
                case dict():
                    self._said(body, json.dumps(answer, ensure_ascii=False))

        def _said(self, body: Json, text: str, finish: str = "stop", how: Text | None = None) -> None:
            if body.get("tools"):
                call = {"id": "call_1", "type": "function", "function": {"name": _tool(body), "arguments": text}}
                self._message(body, {"role": "assistant", "content": None, "tool_calls": [call]}, "tool_calls")
            elif body.get("stream"):
                self._stream(body, how or Text(text))
            else:
                self._message(body, {"role": "assistant", "content": text}, finish)

        def _message(self, body: Json, message: Json, finish: str = "stop") -> None:
            if body.get("stream"):
                self._stream(body, Text(str(message.get("content") or ""), piece=4096))
            else:
                self._json(200, _completion(body, message, finish))

        def _stream(self, body: Json, how: Text) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            for at in range(0, len(how.text), how.piece):
                self._event(_chunk(body, {"content": how.text[at : at + how.piece]}))
                if how.pause:
                    time.sleep(how.pause)
            self._event(_chunk(body, {}, how.finish))
            self.wfile.write(b"data: [DONE]\n\n")

        def _event(self, value: Json) -> None:
            world.sent.append((time.monotonic(), str(value["choices"][0]["delta"].get("content") or "")))
            self.wfile.write(f"data: {json.dumps(value, ensure_ascii=False)}\n\n".encode())
            self.wfile.flush()

        def _drip(self, seconds: float) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", "100000")
            self.end_headers()
            until = time.monotonic() + seconds
            while time.monotonic() < until and not world.released.wait(0.1):
                self.wfile.write(b" ")
                self.wfile.flush()
            self.close_connection = True

        def _json(self, code: int, value: Json, extra: dict[str, str] | None = None) -> None:
            self._raw(code, json.dumps(value, ensure_ascii=False).encode(), "application/json", extra)

        def _raw(self, code: int, data: bytes, kind: str, extra: dict[str, str] | None = None) -> None:
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            for name, value in (extra or {}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            pass

    return Handler


def _cannot(body: Json, can: set[str]) -> str:
    asked = {"json_schema": "schema", "json_object": "json"}.get((body.get("response_format") or {}).get("type", ""))
    wanted = {asked or "", "tools" if body.get("tools") else "", "stream" if body.get("stream") else ""} - {""}
    return next(iter(sorted(wanted - can)), "")


def _tool(body: Json) -> str:
    return str(body["tools"][0]["function"]["name"])


def _completion(body: Json, message: Json | None, finish: str = "stop") -> Json:
    asked, said = sum(len(str(m["content"])) for m in body["messages"]), len(str(message))
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": body["model"],
        "choices": [] if message is None else [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {
            "prompt_tokens": asked // 4,
            "completion_tokens": said // 4,
            "total_tokens": asked // 4 + said // 4,
        },
    }


def _chunk(body: Json, delta: Json, finish: str | None = None) -> Json:
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": body["model"],
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
    }


def _inputs(body: Json) -> list[str]:
    return [str(text) for text in (body["input"] if isinstance(body["input"], list) else [body["input"]])]


def _embeddings(body: Json) -> Json:
    data = [{"object": "embedding", "index": n, "embedding": _vector(text)} for n, text in enumerate(_inputs(body))]
    return {"object": "list", "model": body["model"], "data": data, "usage": {"prompt_tokens": 1, "total_tokens": 1}}


def _vector(text: str) -> list[float]:
    """Letters counted: alike for texts alike."""
    counts = [0.0] * 64
    for ch in text:
        counts[ord(ch) % 64] += 1.0
    return counts
