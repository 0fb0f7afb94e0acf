"""The tools that an assistant of a person may call. What it proposes waits in Slack for a person's tap."""

from collections.abc import Callable
from typing import Any

from mcp.server.auth.provider import TokenVerifier
from mcp.server.auth.settings import AuthSettings
from mcp.server.mcpserver import MCPServer

from bot.journey.model import Language
from bot.usecases import assisting
from bot.usecases.assisting import Asker
from bot.usecases.world import World
from prompts import entries

Who = Callable[[], Asker]
"""Whose assistant calls; raises PermissionError where nobody is known."""


def made(
    world: World, who: Who, *, verifier: TokenVerifier | None = None, auth: AuthSettings | None = None
) -> MCPServer[Any]:
    told = entries("mcp/tools")
    server: MCPServer[Any] = MCPServer(
        "journey-guide", instructions=told["instructions"]["en"], token_verifier=verifier, auth=auth
    )

    def list_journeys(limit: int = 20) -> list[dict[str, Any]]:
        return assisting.listing(world, who(), limit)

    def read_journey(journey: str) -> dict[str, Any]:
        return assisting.document(world, who(), journey)

    def summarise_journey(journey: str, language: Language = "en") -> str:
        return assisting.summary(world, who(), journey, language)

    def search_journeys(words: str) -> list[dict[str, Any]]:
        return assisting.search(world, who(), words)

    def search_knowledge(question: str, language: Language = "en") -> list[dict[str, Any]]:
        return assisting.knowledge(world, who(), question, language)

    def propose_changes(journey: str, text: str) -> str:
        return assisting.propose(world, who(), journey, text)

    every: tuple[Callable[..., Any], ...] = (
        list_journeys, read_journey, summarise_journey, search_journeys, search_knowledge, propose_changes,
    )  # fmt: skip
    for tool in every:
        server.add_tool(tool, name=tool.__name__, description=told[tool.__name__]["en"])
    return server
