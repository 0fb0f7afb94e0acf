"""The servers under measurement, each in a process of its own: `python -m tests.bench.servers KIND PORT HOME`.

`durable` accepts events as the product does, every commit on disk; `bare` is a Bolt app that acknowledges and does
nothing else. Both stand behind the same HTTP server and route. `whole` is the product itself, at work.
"""

import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

import uvicorn
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from bot.settings import load
from bot.slack.http import slack_route
from bot.wiring import build


def main() -> None:
    kind, port, home = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    app, stop = _bare() if kind == "bare" else _product(home, working=kind == "whole")
    server = uvicorn.Server(uvicorn.Config(app, "127.0.0.1", port, log_level="warning", lifespan="off"))
    signal.signal(signal.SIGTERM, lambda *_: setattr(server, "should_exit", True))
    threading.excepthook = lambda _: os._exit(1)
    server.run()
    stop()


def _bare() -> tuple[Any, Any]:
    app = App(
        signing_secret=os.environ["SLACK_SIGNING_SECRET"],
        process_before_response=True,
        authorize=lambda **_: AuthorizeResult(
            enterprise_id=None, team_id="T", bot_id="B", bot_user_id="U", bot_token="xoxb-x"
        ),
    )
    app.event("message")(lambda: None)
    app.event("app_mention")(lambda: None)
    return Starlette(routes=[Route("/healthz", _healthz), slack_route(app)]), lambda: None


async def _healthz(_request: Any) -> Response:
    return Response("ok")


def _product(home: Path, working: bool) -> tuple[Any, Any]:
    product = build(load(_env_file=None, JOURNEY_HOME=home), "http")
    if not working:
        product.prepare()
        return product.asgi, lambda: None
    product.start()
    return product.asgi, product.stop


if __name__ == "__main__":
    main()
