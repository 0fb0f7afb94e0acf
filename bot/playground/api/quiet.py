"""dnd.info and users.getPresence: who wants to be left alone, and who is not there."""

from bot.playground.api import lookup
from bot.playground.api.method import Args, Json, method
from bot.playground.standin import StandIn

NEVER = 1  # as Slack gives both ends where nothing is set


@method("dnd.info", "dnd:read", tier=3)
def dnd(s: StandIn, args: Args) -> Json:
    """Of somebody else the snooze is not told."""
    person = lookup.person(s, args.needed("user", "user_not_found"))
    start, end = person.dnd or (NEVER, NEVER)
    return {"dnd_enabled": bool(person.dnd), "next_dnd_start_ts": start, "next_dnd_end_ts": end}


@method("users.getPresence", "users:read", tier=3)
def presence(s: StandIn, args: Args) -> Json:
    person = lookup.person(s, args.needed("user", "user_not_found"))
    return {"presence": "away" if person.away else "active"}
