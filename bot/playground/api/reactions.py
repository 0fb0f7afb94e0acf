"""reactions.*: emoji on messages."""

import re
from dataclasses import replace

from bot.playground import posts
from bot.playground.api import lookup
from bot.playground.api.method import Args, Json, method
from bot.playground.people import BOT_USER
from bot.playground.refusal import Refused
from bot.playground.standin import StandIn


def _name(args: Args) -> str:
    name = args.needed("name", "invalid_name").strip(":")
    if not re.fullmatch(r"[a-z0-9_+'-]{1,100}(::skin-tone-[2-6])?", name):
        raise Refused("invalid_name")
    return name


@method("reactions.add", "reactions:write", tier=3)
def add(s: StandIn, args: Args) -> Json:
    name = _name(args)
    where = lookup.room(s, args.needed("channel", "no_item_specified"))
    message = lookup.message(s, where.id, args.needed("timestamp", "no_item_specified"))
    if BOT_USER in dict(message.reactions).get(name, ()):
        raise Refused("already_reacted")
    posts.react(s, message, name, BOT_USER)
    return {}


@method("reactions.remove", "reactions:write", tier=2)
def remove(s: StandIn, args: Args) -> Json:
    name = _name(args)
    where = lookup.room(s, args.needed("channel", "no_item_specified"))
    message = lookup.message(s, where.id, args.needed("timestamp", "no_item_specified"))
    kept = dict(message.reactions)
    if BOT_USER not in kept.get(name, ()):
        raise Refused("no_reaction")
    kept[name] = tuple(user for user in kept[name] if user != BOT_USER)
    s.workspace.put_message(replace(message, reactions=tuple((n, u) for n, u in kept.items() if u)))
    return {}
