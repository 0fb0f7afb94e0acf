"""What the page asks for: one function a deed, each taking the person and a JSON body, each answering JSON.

An answer may hold `notice` (shown for a moment), `errors` (by block id of a modal), or where to go next.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from bot.playground import acts, gestures
from bot.playground.blockkit import parts
from bot.playground.envelopes import Answer, Delivery
from bot.playground.inputs import Values, chosen_state, is_stateful
from bot.playground.page.look import Look
from bot.playground.people import BOT_USER, Person
from bot.playground.presence import NotAllowed
from bot.playground.refusal import Refused
from bot.playground.standin import StandIn
from bot.playground.views import View

Json = dict[str, Any]
Deed = Callable[[StandIn, Person, Json], Awaitable[Json]]
DEEDS: dict[str, Deed] = {}


def deed(run: Deed) -> Deed:
    DEEDS[run.__name__.rstrip("_").replace("_", "-")] = run
    return run


async def _answer(delivery: Delivery) -> Answer:
    return await asyncio.wrap_future(delivery.answer)


async def _noticed(s: StandIn, me: Person, delivery: Delivery) -> Json:
    """Nothing where the bot took it, else what Slack would show."""
    answer = await _answer(delivery)
    return {} if answer.ok else {"notice": Look(s, me).words("interaction_failed", error=answer.failure)}


def _values(blocks: list[Json], given: Json) -> Values:
    """Plain values by block and action, as the page collects them, as Slack's state."""
    known: Values = {}
    for block in blocks:
        for part in parts(block):
            value = given.get(block["block_id"], {}).get(part["action_id"])
            if value is not None and is_stateful(part):
                known.setdefault(block["block_id"], {})[part["action_id"]] = chosen_state(part, value)
    return known


@deed
async def say(s: StandIn, me: Person, body: Json) -> Json:
    typed = str(body["text"])
    if typed.startswith("/") and not body.get("files"):
        return await _command(s, me, body["channel"], typed)
    files = tuple(s.workspace.files[key] for key in body.get("files", ()))
    if not typed.strip() and not files:
        return {}
    done = acts.say(s, me, body["channel"], typed, body.get("thread") or None, files)
    return {"ts": done.message.ts}


async def _command(s: StandIn, me: Person, channel: str, typed: str) -> Json:
    name, _, text = typed.partition(" ")
    words = Look(s, me).words
    if name not in {each.name for each in s.config.manifest.commands}:
        return {"notice": words("command_unknown", command=name), "keep": True}
    delivery = gestures.command(s, me, channel, name, text)
    error = gestures.settle_command(s, delivery, await _answer(delivery))
    return {"notice": words("command_failed", command=name, error=error)} if error else {}


@deed
async def edit(s: StandIn, me: Person, body: Json) -> Json:
    acts.edit(s, me, body["channel"], body["ts"], body["text"])
    return {}


@deed
async def delete(s: StandIn, me: Person, body: Json) -> Json:
    acts.delete(s, me, body["channel"], body["ts"])
    return {}


@deed
async def react(s: StandIn, me: Person, body: Json) -> Json:
    acts.react(s, me, body["channel"], body["ts"], body["name"])
    return {}


@deed
async def press(s: StandIn, me: Person, body: Json) -> Json:
    message = s.workspace.message(body["channel"], body["ts"])
    blocks = list(message.blocks) if message else []
    state = _values(blocks, body.get("values", {}))
    return await _noticed(
        s,
        me,
        gestures.press(s, me, body["channel"], body["ts"], body["action"], body.get("value"), body["block"], state),
    )


@deed
async def press_view(s: StandIn, me: Person, body: Json) -> Json:
    view = _view(s, me, body["view"])
    state = _values(view.blocks, body.get("values", {}))
    return await _noticed(
        s, me, gestures.press_in_view(s, me, view, body["action"], body.get("value"), body["block"], state)
    )


def _view(s: StandIn, me: Person, key: str) -> View:
    home = s.views.homes.get(me.id)
    if home and home.id == key:
        return home
    view = s.views.get(key)
    if view.person != me.id:
        raise NotAllowed("not your view")
    return view


@deed
async def submit(s: StandIn, me: Person, body: Json) -> Json:
    words = Look(s, me).words
    view = _view(s, me, body["view"])
    view = s.views.fill(view, _values(view.blocks, body["values"]))
    empty, lengths = gestures.check_inputs(view)
    if empty or lengths:
        wrong = {block: words("length", least=least, most=most) for block, (least, most) in lengths.items()}
        return {"errors": wrong | {block: words("required") for block in empty}}
    result = gestures.settle_submission(s, view, await _answer(gestures.submit(s, me, view)))
    failed = {"notice": words("modal_failed", error=result.failed)} if result.failed else {}
    return {"errors": result.errors, **failed}


@deed
async def close_view(s: StandIn, me: Person, body: Json) -> Json:
    gestures.close_view(s, me, _view(s, me, body["view"]), bool(body.get("all")))
    return {}


@deed
async def message_shortcut(s: StandIn, me: Person, body: Json) -> Json:
    return await _noticed(s, me, gestures.message_shortcut(s, me, body["channel"], body["ts"], body["callback"]))


@deed
async def shortcut(s: StandIn, me: Person, body: Json) -> Json:
    return await _noticed(s, me, gestures.shortcut(s, me, body["callback"]))


@deed
async def home(s: StandIn, me: Person, body: Json) -> Json:
    gestures.open_home(s, me, "messages" if body.get("tab") == "messages" else "home")
    return {}


@deed
async def assistant(s: StandIn, me: Person, body: Json) -> Json:
    root, _ = gestures.start_assistant(s, me, body.get("looking_at"))
    if s.config.manifest.is_agent:
        gestures.open_home(s, me, tab="messages")
    return {"at": root.channel, "thread": root.ts}


@deed
async def look_at(s: StandIn, me: Person, body: Json) -> Json:
    gestures.look_at(s, me, body["thread"], body["channel"])
    return {}


@deed
async def join(s: StandIn, me: Person, body: Json) -> Json:
    acts.join(s, me, body["channel"])
    return {}


@deed
async def leave(s: StandIn, me: Person, body: Json) -> Json:
    acts.leave(s, me, body["channel"])
    return {}


@deed
async def invite(s: StandIn, me: Person, body: Json) -> Json:
    acts.invite(s, me, body["channel"], body["guest"])
    return {}


@deed
async def person(s: StandIn, _me: Person, body: Json) -> Json:
    name = str(body["name"]).strip()
    if not name:
        return {}
    chinese = body.get("language") == "zh"
    made = s.workspace.new_person(
        name[:80],
        locale="zh-CN" if chinese else "en-GB",
        tz="Asia/Shanghai" if chinese else "Europe/London",
        is_guest=bool(body.get("guest")),
    )
    return {"as": made.id}


@deed
async def channel(s: StandIn, me: Person, body: Json) -> Json:
    name = "-".join(str(body["name"]).lower().replace("#", "").split())[:80]
    if not name:
        return {}
    members = tuple(one for one in body.get("members", []) if one in s.workspace.people and one != me.id)
    made = acts.new_channel(s, me, name, bool(body.get("private")), members)
    if body.get("journey"):
        acts.invite(s, me, made.id, BOT_USER)
    return {"at": made.id}


async def do(s: StandIn, me: Person, name: str, body: Json) -> Json:
    """Do a deed; what a person may not do, and what a view no longer allows, becomes a notice."""
    try:
        return await DEEDS[name](s, me, body)
    except NotAllowed as reason:
        return {"notice": Look(s, me).words("not_allowed", why=reason)}
    except Refused as refused:
        return {"notice": Look(s, me).words("not_allowed", why=refused.error)}
