"""The page's routes."""

from starlette.routing import BaseRoute

from bot.playground.standin import StandIn


def page_routes(_s: StandIn) -> list[BaseRoute]:
    return []
