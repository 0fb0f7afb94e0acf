"""The server over standard input and output, for one person; and over HTTP, for whoever brings a token."""

import anyio.to_thread
from mcp.server.auth.middleware.auth_context import get_access_token
from mcp.server.auth.provider import AccessToken
from mcp.server.auth.settings import AuthSettings
from pydantic import AnyHttpUrl
from starlette.applications import Starlette

from bot.mcp.server import made
from bot.usecases.assisting import Asker
from bot.usecases.ports import Tokens
from bot.usecases.world import World


class Refused(Exception):
    """No such token."""


class Verifier:
    """Implements the SDK's `TokenVerifier` over our tokens."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    async def verify_token(self, token: str) -> AccessToken | None:
        known = await anyio.to_thread.run_sync(self._tokens.person, token)
        if known is None:
            return None
        tenant, person = known
        return AccessToken(token=token, client_id=person, scopes=["journeys"], subject=f"{tenant}:{person}")


def stdio(world: World, tokens: Tokens, token: str) -> None:
    """Serves until the input ends. Raises Refused."""
    known = tokens.person(token)
    if known is None:
        raise Refused
    made(world, lambda: Asker(*known)).run("stdio")


def http(world: World, tokens: Tokens, address: str) -> Starlette:
    """The app; `address` is where it is reached, as `http://127.0.0.1:3100`."""
    host = address.split("//")[-1].split(":")[0]
    auth = AuthSettings(
        issuer_url=AnyHttpUrl(address), resource_server_url=AnyHttpUrl(f"{address}/mcp"),
        required_scopes=["journeys"], validate_token_resource=False,
    )  # fmt: skip
    return made(world, _caller, verifier=Verifier(tokens), auth=auth).streamable_http_app(host=host)


def _caller() -> Asker:
    token = get_access_token()
    if token is None or not token.subject:
        raise PermissionError
    tenant, _, person = token.subject.partition(":")
    return Asker(tenant, person)
