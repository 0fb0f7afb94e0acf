"""The stand-in and the bot on one server, as the product runs them: neither waits for the other."""

import threading
from pathlib import Path
from typing import Any

import httpx
from slack_bolt import App
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from slack_sdk import WebClient
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from bot.playground import acts
from bot.playground.app import playground
from bot.playground.channels import LAB
from bot.playground.people import MIA, TOM
from tests.playground.serving import free_port, served


def test_the_bot_answers_through_its_own_server(tmp_path: Path) -> None:
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    room = playground(tmp_path, signing_secret="s", bot_token="xoxb-1", events_url=f"{origin}/slack/events")
    client = WebClient("xoxb-1", base_url=f"{origin}/api/")
    bolt = App(client=client, signing_secret="s", process_before_response=True, token_verification_enabled=False)

    @bolt.event("message")
    def heard(event: dict[str, Any], client: WebClient) -> None:
        if not event.get("bot_id"):
            client.chat_postMessage(channel=event["channel"], thread_ts=event["ts"], text=f"heard {event['text']}")

    async def events(request: Request) -> Response:
        body = await request.body()
        return to_starlette_response(await run_in_threadpool(bolt.dispatch, to_bolt_request(request, body)))

    standin = room.state.standin
    app = Starlette(routes=[Route("/slack/events", events, methods=["POST"]), Mount("/", room)])
    try:
        with served(app, port):
            speakers = [
                threading.Thread(target=acts.say, args=(standin, person, LAB.id, str(number)))
                for number in range(4)
                for person in (MIA, TOM)
            ]
            for each in speakers:
                each.start()
            answers = standin.workspace.wait(
                lambda: [one for one in standin.workspace.messages(LAB.id) if one.by_our_bot][7:], 20
            )
            assert answers
            assert "This is not Slack" in httpx.get(f"{origin}/").text
            assert httpx.get(f"{origin}/static/playground.css").status_code == 200
            standin.hang_up()
    finally:
        standin.close()
