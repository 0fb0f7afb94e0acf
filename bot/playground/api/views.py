"""views.*: modals and the App Home."""

from bot.playground import views
from bot.playground.api import lookup
from bot.playground.api.method import Args, Json, method
from bot.playground.refusal import Refused
from bot.playground.standin import StandIn


def _body(s: StandIn, args: Args, kind: views.Kind) -> Json:
    args.needed("view")
    return views.check(args.json("view"), kind, s.is_picture)


def _trigger(args: Args) -> str:
    return args.text("trigger_id") or args.needed("interactivity_pointer", "invalid_trigger_id")


@method("views.open", tier=4)
def open_(s: StandIn, args: Args) -> Json:
    key = _trigger(args)
    body = _body(s, args, "modal")
    trigger = s.tickets.exchange(key)
    return {"view": s.views.open(trigger.person, body).as_slack()}


@method("views.push", tier=4)
def push(s: StandIn, args: Args) -> Json:
    """Only from an interaction within a modal, whose trigger carries its view."""
    key = _trigger(args)
    body = _body(s, args, "modal")
    trigger = s.tickets.exchange(key)
    if trigger.view is None:
        raise Refused("not_found")
    return {"view": s.views.push(trigger.person, body).as_slack()}


@method("views.update", tier=4)
def update(s: StandIn, args: Args) -> Json:
    if not args.has("view_id") and not args.has("external_id"):
        raise Refused("invalid_arguments")
    view = s.views.get(args.text("view_id"), args.text("external_id"))
    body = _body(s, args, "modal")
    return {"view": s.views.update(view, body, args.text("hash") or None).as_slack()}


@method("views.publish", tier=4)
def publish(s: StandIn, args: Args) -> Json:
    person = lookup.person(s, args.needed("user_id"), "user_not_found")
    body = _body(s, args, "home")
    return {"view": s.views.publish(person.id, body, args.text("hash") or None).as_slack()}
