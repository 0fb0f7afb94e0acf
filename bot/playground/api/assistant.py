"""assistant.threads.*: the status, the prompts and the title of the bot's own pane."""

from typing import Any

from bot.playground import limits
from bot.playground.api import lookup
from bot.playground.api.method import Args, Json, method
from bot.playground.refusal import Fault, Refused
from bot.playground.standin import StandIn
from bot.playground.threads import Prompt


def _thread(s: StandIn, args: Args, only_dm: bool) -> tuple[str, str]:
    where = lookup.room(s, args.needed("channel_id", "channel_not_found"))
    thread = args.needed("thread_ts", "invalid_thread_ts")
    if s.workspace.message(where.id, thread) is None or (only_dm and where.kind != "im"):
        raise Refused("invalid_thread_ts")
    return where.id, thread


@method("assistant.threads.setStatus", "assistant:write", "chat:write", tier=None)
def set_status(s: StandIn, args: Args) -> Json:
    if len(args.json("loading_messages") or []) > limits.LOADING_MESSAGES:
        raise Refused("invalid_arguments", Fault(f"no more than {limits.LOADING_MESSAGES} items allowed"))
    s.threads.status(*_thread(s, args, only_dm=False), args.text("status"))
    return {}


@method("assistant.threads.setTitle", "assistant:write", tier=4)
def set_title(s: StandIn, args: Args) -> Json:
    s.threads.title(*_thread(s, args, only_dm=True), args.needed("title"))
    return {}


@method("assistant.threads.setSuggestedPrompts", "assistant:write", tier=4)
def set_prompts(s: StandIn, args: Args) -> Json:
    prompts = args.json("prompts") or []
    if not 1 <= len(prompts) <= limits.SUGGESTED_PROMPTS:
        raise Refused("invalid_arguments", Fault(f"no more than {limits.SUGGESTED_PROMPTS} items allowed"))
    where = _thread(s, args, only_dm=True) if args.text("thread_ts") else _latest(s, args)
    if args.text("thread_ts") and s.config.manifest.is_agent:
        return {}  # "including it in a call for an agent app will cause the call to silently fail"
    s.threads.prompts(*where, tuple(_prompt(each) for each in prompts), args.text("title"))
    return {}


def _latest(s: StandIn, args: Args) -> tuple[str, str]:
    """Without a thread the prompts are the DM's: they stand with its latest message."""
    where = lookup.room(s, args.needed("channel_id", "channel_not_found"))
    if where.kind != "im":
        raise Refused("channel_not_found")
    roots = [m.ts for m in s.workspace.messages(where.id) if m.thread in (None, m.ts)]
    return where.id, max(roots, default="")


def _prompt(given: Any) -> Prompt:
    if not isinstance(given, dict) or not given.get("title") or not given.get("message"):
        raise Refused("invalid_arguments", Fault("missing required field: title"))
    return Prompt(str(given["title"]), str(given["message"]))
