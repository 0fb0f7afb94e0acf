"""The Web API over HTTP: who calls, what they say, what breaks on the way, and how Slack answers."""

import asyncio
import json
import logging

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import bot.playground.api  # noqa: F401  (registers the methods)
from bot.playground.api.method import METHODS, Args, Json, Method
from bot.playground.breakage import Breakage
from bot.playground.calls import Call
from bot.playground.refusal import Fault, Refused
from bot.playground.standin import StandIn

log = logging.getLogger(__name__)


class Dropped(Exception):
    """The connection is to be cut without an answer."""


async def _given(request: Request) -> tuple[Json, list[str]]:
    """Arguments from the query, a form or a JSON body, with Slack's warning about a missing charset."""
    given: Json = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        return {**given, **_json(await request.body())}, [] if "charset" in kind else ["missing_charset"]
    if kind.startswith(("application/x-www-form-urlencoded", "multipart/form-data")):
        form = await request.form()
        given |= {name: value for name, value in form.items() if not isinstance(value, UploadFile)}
    return given, []


def _json(body: bytes) -> Json:
    try:
        read = json.loads(body or b"{}")
    except json.JSONDecodeError:
        raise Refused("invalid_json") from None
    if not isinstance(read, dict):
        raise Refused("json_not_object")
    return read


def _token(request: Request, given: Json) -> str:
    header = request.headers.get("authorization", "")
    token = str(given.pop("token", ""))
    return header.removeprefix("Bearer ").strip() if header else token


def _admit(s: StandIn, method: Method, token: str) -> None:
    """Raises `not_authed`, `invalid_auth`, `not_allowed_token_type`, `missing_scope` or `ratelimited`."""
    if method.token == "none":
        return
    if not token:
        raise Refused("not_authed")
    known = {s.config.bot_token: "bot", s.config.app_token: "app"}
    if token not in known:
        raise Refused("invalid_auth")
    if known[token] != method.token:
        raise Refused("not_allowed_token_type")
    scopes = s.config.manifest.scopes
    if scopes is not None and method.scopes and not scopes & set(method.scopes):
        raise Refused("missing_scope", Fault(method.scopes[0]))
    if method.tier:
        s.rates.spend_method(method.name, method.tier)


def _run(s: StandIn, name: str, token: str, args: Args) -> Json:
    method = METHODS.get(name)
    if method is None:
        raise Refused("unknown_method")
    with s.workspace.lock:
        _admit(s, method, token)
        return method.run(s, args)


def _refusal(s: StandIn, refused: Refused) -> JSONResponse:
    lines = [str(fault) for fault in refused.faults]
    body: Json = {"ok": False, "error": refused.error}
    if refused.error == "missing_scope":
        body |= {"needed": lines[0], "provided": ",".join(sorted(s.config.manifest.scopes or ()))}
    elif lines:
        body["response_metadata"] = {"messages": [f"[ERROR] {line}" for line in lines]}
        if refused.error == "invalid_blocks":
            body["errors"] = lines
    if refused.retry_after is not None:
        return JSONResponse(body, 429, headers={"Retry-After": str(refused.retry_after)})
    return JSONResponse(body)


def _done(answer: Json, warnings: list[str]) -> JSONResponse:
    body = {"ok": True, **answer}
    if warnings:
        body["warning"] = ",".join(warnings)
        body["response_metadata"] = {**body.get("response_metadata", {}), "warnings": warnings}
    return JSONResponse(body)


def _broken(breakage: Breakage) -> Response:
    if breakage.drop:
        raise Dropped
    headers = {"Retry-After": str(breakage.retry_after)} if breakage.retry_after is not None else {}
    status = 429 if breakage.retry_after is not None else breakage.status
    if breakage.error:
        return JSONResponse({"ok": False, "error": breakage.error}, status, headers=headers)
    return Response("upstream connect error", status, headers=headers)


def _goes_wrong(breakage: Breakage) -> bool:
    return breakage.drop or bool(breakage.error) or breakage.status != 200 or breakage.retry_after is not None


async def call(s: StandIn, name: str, request: Request) -> Response:
    """Answer one call of method `name`, and log it without its token."""
    args = Args({})
    try:
        given, warnings = await _given(request)
        token = _token(request, given)
        args = Args(given, warnings)
        breakage = s.breakages.take(name)
        if breakage and not breakage.after:
            await asyncio.sleep(breakage.delay)
        if breakage and _goes_wrong(breakage) and not breakage.after:
            s.calls.add(Call(name, given, breakage.error or f"broken {breakage.status}"))
            return _broken(breakage)
        answer = _run(s, name, token, args)
    except Refused as refused:
        lines = tuple(str(fault) for fault in refused.faults)
        s.calls.add(Call(name, args.given, refused.error, lines))
        log.info("refused %s: %s %s", name, refused.error, "; ".join(lines))
        return _refusal(s, refused)
    s.calls.add(Call(name, args.given, None, warnings=tuple(args.warnings)))
    if breakage and breakage.after:
        await asyncio.sleep(breakage.delay)
    if breakage and _goes_wrong(breakage):
        return _broken(breakage)
    return _done(answer, args.warnings)
