"""What bots reach besides methods: response URLs, uploads, private files."""

from dataclasses import replace
from urllib.parse import quote

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from bot.playground import limits, posts
from bot.playground.api.chat import content
from bot.playground.api.files import in_reach
from bot.playground.api.method import Args, Json
from bot.playground.files import File
from bot.playground.messages import Message
from bot.playground.people import BOT, BOT_USER
from bot.playground.refusal import Refused
from bot.playground.standin import StandIn
from bot.playground.tickets import Response as Reply

SIGN_IN = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in to see this file.</body></html>"


async def respond(s: StandIn, key: str, request: Request) -> Response:
    """A post to a response URL: a message, a replacement or a deletion (interactivity, "message responses")."""
    try:
        said = await request.json()
        with s.workspace.lock:
            answer(s, s.tickets.respond(key), said)
    except Refused as refused:
        lines = "; ".join(str(fault) for fault in refused.faults)
        return PlainTextResponse(f"{refused.error} {lines}".strip(), 404 if "url" in refused.error else 400)
    return PlainTextResponse("ok")


def answer(s: StandIn, reply: Reply, said: Json) -> None:
    """Say what a bot answered to an interaction or command, to its person or to the whole channel."""
    original = s.workspace.message(reply.channel, reply.message) if reply.message else None
    if said.get("delete_original"):
        if original is None:
            raise Refused("message_not_found")
        posts.remove(s, original)
        return
    text, blocks = content(s, Args(said), limits.POST_TEXT)
    if said.get("replace_original") and original is not None:
        new = replace(original, text=text, blocks=blocks or (), edited_by=BOT_USER, edited_ts=s.workspace.new_ts())
        posts.change(s, original, new)
        return
    everyone = said.get("response_type") == "in_channel"
    posts.put(
        s,
        Message(
            reply.channel,
            s.workspace.new_ts(),
            BOT_USER,
            text,
            said.get("thread_ts") or reply.thread,
            blocks or (),
            bot_id=BOT,
            only_for=None if everyone else reply.person,
        ),
    )


async def upload(s: StandIn, ticket: str, request: Request) -> Response:
    """The bytes of a file, raw or as a form, to an address from files.getUploadURLExternal."""
    key = s.uploads.pop(ticket, None)
    if key is None:
        return PlainTextResponse("invalid upload url", 404)
    body = await _bytes(request)
    if len(body) != s.pending_files[key].size:
        return PlainTextResponse("length does not match", 400)
    s.uploaded_bytes[key] = body
    return PlainTextResponse(f"OK - {len(body)}")


async def _bytes(request: Request) -> bytes:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await request.body()
    for value in (await request.form()).values():
        if isinstance(value, UploadFile):
            return await value.read()
    return b""


def private_file(s: StandIn, key: str, request: Request) -> Response:
    """A file's bytes for the bot's token; like Slack, a sign-in page (with status 200) for anybody else."""
    file = s.workspace.files.get(key)
    if request.headers.get("authorization") != f"Bearer {s.config.bot_token}":
        return RedirectResponse(f"{s.base_url}/signin?redir={quote(request.url.path)}")
    if file is None or not (file.user == BOT_USER or in_reach(s, file, BOT_USER)):
        return PlainTextResponse("file_not_found", 404)
    return file_response(s, file)


def file_response(s: StandIn, file: File, inline: bool = False) -> Response:
    """The bytes. Only pictures are shown in place: anything else could be a page that runs a script here."""
    how = "inline" if inline and file.is_picture else "attachment"
    return Response(
        s.workspace.file_bytes(file.id),
        media_type=file.mimetype if file.is_picture else "application/octet-stream" if inline else file.mimetype,
        headers={
            "Content-Disposition": f"{how}; filename*=UTF-8''{quote(file.name)}",
            "X-Content-Type-Options": "nosniff",
        },
    )


def sign_in() -> Response:
    return HTMLResponse(SIGN_IN)
