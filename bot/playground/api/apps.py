"""apps.connections.open: the address of a Socket Mode socket."""

from bot.playground.api.method import Args, Json, method
from bot.playground.standin import StandIn


@method("apps.connections.open", tier=1, token="app")
def open_(s: StandIn, _args: Args) -> Json:
    host = s.base_url.replace("http", "ws", 1)
    return {"url": f"{host}/socket/?ticket={s.sockets.new_ticket()}&app_id=playground"}
