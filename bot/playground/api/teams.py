"""auth.test, team.info, bots.info, api.test: who and where the bot is."""

from bot.playground.api.method import Args, Json, method
from bot.playground.people import APP, BOT, BOT_NAME, BOT_USER, TEAM, TEAM_DOMAIN, TEAM_NAME, THE_BOT
from bot.playground.refusal import Refused
from bot.playground.standin import StandIn


@method("auth.test", tier=None)
def auth_test(s: StandIn, _args: Args) -> Json:
    return {
        "url": f"{s.base_url}/",
        "team": TEAM_NAME,
        "user": THE_BOT.name,
        "team_id": TEAM,
        "user_id": BOT_USER,
        "bot_id": BOT,
        "is_enterprise_install": False,
    }


@method("api.test", tier=4, token="none")
def api_test(_s: StandIn, args: Args) -> Json:
    if args.has("error"):
        raise Refused(args.text("error"))
    return {"args": args.given}


@method("team.info", "team:read", tier=3)
def team_info(s: StandIn, args: Args) -> Json:
    if args.text("team") not in ("", TEAM):
        raise Refused("team_not_found")
    return {
        "team": {
            "id": TEAM,
            "name": TEAM_NAME,
            "domain": TEAM_DOMAIN,
            "email_domain": "",
            "url": f"{s.base_url}/",
            "icon": {"image_default": True},
        }
    }


@method("bots.info", "users:read", tier=3)
def bots_info(_s: StandIn, args: Args) -> Json:
    if args.text("bot") not in ("", BOT):
        raise Refused("bot_not_found")
    return {
        "bot": {
            "id": BOT,
            "deleted": False,
            "name": BOT_NAME,
            "updated": 1_700_000_000,
            "app_id": APP,
            "user_id": BOT_USER,
            "icons": {},
        }
    }
