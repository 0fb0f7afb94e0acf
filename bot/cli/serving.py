"""run, serve, playground: the product itself, until it is stopped."""

import socket
import threading
from typing import TYPE_CHECKING, Annotated

import typer
import uvicorn

from bot.cli import logs, office
from bot.cli.listening import config
from bot.cli.progress import Bar
from bot.cli.trouble import AWAY, Trouble
from bot.cli.words import hint, say
from bot.settings import Door, Settings, load

if TYPE_CHECKING:
    from bot.wiring.product import Product

Port = Annotated[int | None, typer.Option("--port", "-p", min=1, max=65535, help=hint("port"))]
LOOPBACK = "127.0.0.1"


def register(app: typer.Typer) -> None:
    app.command("run", help=hint("run"))(run)
    app.command("serve", help=hint("serve"))(serve)
    app.command("playground", help=hint("playground"))(playground)


def run(port: Port = None) -> None:
    _live(_settings(port), None)


def serve(port: Port = None) -> None:
    settings = _settings(port)
    _live(settings, "socket" if settings.slack_app_token else "http")


def playground(port: Port = None) -> None:
    _live(_settings(port), "playground")


def _settings(port: int | None) -> Settings:
    settings = load(PORT=port) if port else office.settings()
    logs.set_up(settings)
    return settings


def _live(settings: Settings, asked: Door | None) -> None:
    from bot.wiring import build
    from knowledge.encoder.memory import share_heaps

    share_heaps()
    door = asked or settings.door
    if missing := settings.missing_for(door):
        raise Trouble("missing", names=missing, details=[say(f"settings.{name}") for name in missing])
    host = LOOPBACK if door == "playground" else settings.host
    with taken(host, settings.port) as listening:
        product = build(settings, door)
        server = _Server(product)
        starter = threading.Thread(target=server.start_product, daemon=True)
        starter.start()
        try:
            server.run(sockets=[listening])
        finally:
            server.done.set()
            product.hang_up()
            starter.join()
            product.stop()
    if server.failure is not None:
        raise server.failure


def taken(host: str, port: int) -> socket.socket:
    """Taken before anything else starts, so that a port in use is said at once."""
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError as error:
        made.close()
        raise Trouble("port", AWAY, host=host, port=port, reason=error.strerror or "") from error
    return made


class _Server(uvicorn.Server):
    """Answers HTTP while the product starts, because in the playground the bot calls this very server."""

    def __init__(self, product: "Product") -> None:
        super().__init__(config(product.asgi))
        self._product = product
        self.done = threading.Event()
        self.failure: Exception | None = None

    def start_product(self) -> None:
        from bot.wiring.readiness import Stopped

        while not self.started:
            if self.done.wait(0.02):
                return
        try:
            with Bar() as bar:
                self._product.start(bar)
            print(say(f"say.ready.{self._product.door}", port=self._product.settings.port), flush=True)
        except Stopped:
            return
        except Exception as failure:
            self.failure = failure
            self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._product.hang_up()
        await super().shutdown(sockets)
