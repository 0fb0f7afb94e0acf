"""A small real Bolt bot over signed HTTP, to hold the stand-in against."""

import contextlib
from collections.abc import Iterator

from slack_bolt import App
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from slack_sdk import WebClient
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.slackworld import BOT_TOKEN, SIGNING_SECRET, SlackWorld, served


def bolt_app(world: SlackWorld, **options: object) -> App:
    client = WebClient(BOT_TOKEN, base_url=world.api_url)
    return App(client=client, signing_secret=SIGNING_SECRET, process_before_response=True, **options)


@contextlib.contextmanager
def bolt_over_http(world: SlackWorld, app: App) -> Iterator[None]:
    """Serve the bot and send the world's events there."""

    async def events(request: Request) -> Response:
        body = await request.body()
        return to_starlette_response(await run_in_threadpool(app.dispatch, to_bolt_request(request, body)))

    with served(Starlette(routes=[Route("/slack/events", events, methods=["POST"])])) as url:
        world.events_url = f"{url}/slack/events"
        yield
