"""users.* and usergroups.*: who is here."""

from bot.playground.api import lookup
from bot.playground.api.method import Args, Json, method
from bot.playground.api.paging import page
from bot.playground.standin import StandIn


@method("users.info", "users:read", tier=4)
def info(s: StandIn, args: Args) -> Json:
    person = lookup.person(s, args.needed("user", "user_not_found"))
    return {"user": person.as_slack(args.flag("include_locale"))}


@method("users.list", "users:read", tier=2)
def list_(s: StandIn, args: Args) -> Json:
    items, cursor = page(args, list(s.workspace.people.values()))
    locale = args.flag("include_locale")
    return {"members": [person.as_slack(locale) for person in items], "cache_ts": 1_700_000_000, **cursor}


@method("usergroups.list", "usergroups:read", tier=2)
def groups(s: StandIn, args: Args) -> Json:
    return {"usergroups": [{"id": id, "handle": handle, "name": handle} for id, handle in s.workspace.groups.items()]}
