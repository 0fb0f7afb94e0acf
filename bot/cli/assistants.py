"""mcp, mcp-token: the door for other assistants, and who may come in by it."""

from typing import Annotated

import typer
import uvicorn

from bot.cli import logs, office, printing
from bot.cli.options import Workspace
from bot.cli.trouble import Trouble
from bot.cli.words import hint, say

LOOPBACK = "127.0.0.1"


def register(app: typer.Typer) -> None:
    app.command("mcp", help=hint("mcp"))(mcp)
    app.command("mcp-token", help=hint("mcp_token"))(token)


def mcp(
    http: Annotated[int | None, typer.Option("--http", min=1, max=65535, help=hint("mcp_http"))] = None,
    given: Annotated[str, typer.Option("--token", envvar="JOURNEY_MCP_TOKEN", hidden=True)] = "",
) -> None:
    from bot.mcp import doors
    from bot.wiring import build
    from bot.wiring.knowledge import knowledge_if_any
    from storage.tokens import SqlTokens

    settings = office.settings()
    logs.set_up(settings)
    product = build(settings)
    tokens = SqlTokens(product.database)
    product.knowledge = knowledge_if_any(settings)
    if http is not None:
        app = doors.http(product.world, tokens, f"http://{LOOPBACK}:{http}")
        uvicorn.run(app, host=LOOPBACK, port=http, log_level="warning")
        return
    try:
        doors.stdio(product.world, tokens, given)
    except doors.Refused:
        raise Trouble("no_token") from None


def token(
    person: Annotated[str, typer.Argument(help=hint("mcp_person"), show_default=False)],
    workspace: Workspace = None,
    revoke: Annotated[bool, typer.Option("--revoke", help=hint("mcp_revoke"))] = False,
) -> None:
    from bot.wiring.data import ready_database
    from storage.tokens import SqlTokens

    with ready_database(office.settings()) as database:
        tenant = office.workspace_for_new(database.store, workspace)
        tokens = SqlTokens(database)
        if revoke:
            ended = tokens.revoke(tenant, person)
            printing.line(say("say.token_revoked" if ended else "say.token_none", person=person))
        else:
            printing.line(say("say.token_given", person=person, token=tokens.give(tenant, person)))
