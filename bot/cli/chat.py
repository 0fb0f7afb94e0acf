"""chat: the whole conversation in a terminal, with the stand-in for Slack behind it."""

import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer
import uvicorn

from bot.cli import logs
from bot.cli.listening import config
from bot.cli.progress import Bar
from bot.cli.serving import LOOPBACK, Port, taken
from bot.cli.trouble import AWAY, Trouble
from bot.cli.words import hint, language, say
from bot.settings import Settings, load

if TYPE_CHECKING:
    from bot.playground.talking import Talk
    from bot.wiring.product import Product

_TAP = re.compile(r"/(\d+)")


def register(app: typer.Typer) -> None:
    app.command("chat", help=hint("chat"))(chat)


def chat(port: Port = None) -> None:
    with taken(LOOPBACK, port or 0) as listening:
        settings = load(PORT=listening.getsockname()[1])
        logs.set_up(settings.model_copy(update={"log_level": "error"}))
        with _at_work(settings, listening) as product:
            _converse(product)


@contextmanager
def _at_work(settings: Settings, listening: object) -> Iterator["Product"]:
    from bot.wiring import build
    from storage.lease import Held

    product = build(settings, "playground")
    server = uvicorn.Server(config(product.asgi))
    serving = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    serving.start()
    try:
        with Bar() as bar:
            product.start(bar)
        yield product
    except Held as held:
        raise Trouble("held", AWAY, executor=settings.executor) from held
    finally:
        product.hang_up()
        server.should_exit = True
        serving.join()
        product.stop()


def _converse(product: "Product") -> None:
    from bot.playground.talking import Talk

    talk = Talk(product.standin, language())
    print(say("say.chat.hello", name=talk.person.real_name), flush=True)
    for line in sys.stdin:
        if line.strip():
            _turn(talk, line.strip())


def _turn(talk: "Talk", line: str) -> None:
    tapped = _TAP.fullmatch(line)
    if tapped and not talk.tap(int(tapped[1])):
        print(say("say.chat.no_button", number=tapped[1]), flush=True)
        return
    if not tapped:
        talk.say(line)
    for shown in talk.answers():
        print(f"\n{shown}", flush=True)
    if form := talk.form:
        print(say("say.chat.form", title=form), flush=True)
    for number, label in enumerate(talk.buttons, 1):
        print(f"  /{number} {label}", flush=True)
