"""The door for other assistants, tried with the SDK's own client: in process, and over HTTP with tokens."""

from collections.abc import Iterator
from typing import Any

import anyio
import httpx
import pytest
from mcp.client import Client
from mcp.client.streamable_http import create_mcp_http_client, streamable_http_client

from bot.mcp import doors
from bot.mcp.server import made
from bot.usecases.assisting import Asker
from knowledge.library import KnowledgeBase
from storage.tokens import SqlTokens
from tests.e2e.handing import Dropped
from tests.product import Living, living_world
from tests.slackworld import free_port, served


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("mcp"), knowledge=knowledge) as one:
        thread = Dropped.begun(one, "help us map a ferry crossing")
        thread.press(
            thread.say("Stage\tTouchpoint\tEmotion\tPain point\nBoard\tramp\t-2\ticy ramp\nSail\tdeck\t+1\t"),
            "Make this map",
        )
        one.thread = thread  # type: ignore[attr-defined]
        yield one


def calls(living: Living, person: str, *wanted: tuple[str, dict[str, Any]]) -> list[Any]:
    """The results of tools, called in turn by somebody's assistant."""
    server = made(living.product.world, lambda: Asker(living.world.team, person))

    async def run() -> list[Any]:
        async with Client(server) as client:
            return [await client.call_tool(name, arguments) for name, arguments in wanted]

    return anyio.run(run)


def text(result: Any) -> str:
    return " ".join(part.text for part in result.content)


def test_reading_and_searching(living: Living) -> None:
    listed, document, summary, hits, known = calls(
        living, living.world.mia.id,
        ("list_journeys", {}),
        ("read_journey", {"journey": "a ferry crossing"}),
        ("summarise_journey", {"journey": "a ferry crossing"}),
        ("search_journeys", {"words": "icy"}),
        ("search_knowledge", {"question": "What is the peak-end rule?"}),
    )  # fmt: skip
    assert "ferry" in text(listed)
    assert '"emotion": -2' in text(document) or '"emotion":-2' in text(document)
    assert text(summary)
    assert "icy ramp" in text(hits)
    assert "peak" in text(known).casefold()


def test_what_somebody_may_not_see_does_not_exist(living: Living) -> None:
    stranger = living.world.guest("Otto")
    listed, document = calls(
        living, stranger.id, ("list_journeys", {}), ("read_journey", {"journey": "a ferry crossing"})
    )
    assert "ferry" not in text(listed)
    assert document.is_error


def test_a_proposal_waits_for_a_tap_in_slack(living: Living) -> None:
    thread: Dropped = living.thread  # type: ignore[attr-defined]
    before = len(thread.turns())
    table = "| Stage | Touchpoint | Emotion |\n|---|---|---|\n| Land | gangway | -1 |\n| Land | car park | 0 |"
    (said,) = calls(living, living.world.mia.id, ("propose_changes", {"journey": "a ferry crossing", "text": table}))
    assert not said.is_error, text(said)
    assert [stage.name for stage in thread.journey.stages] == ["Board", "Sail"]
    offered = thread.turns()[before]
    assert "assistant" in offered.text
    thread.press(offered, "Add to this map")
    assert [stage.name for stage in thread.journey.stages] == ["Board", "Sail", "Land"]


def test_over_http_only_with_a_token(living: Living) -> None:
    tokens = SqlTokens(living.product.database)
    token = tokens.give(living.world.team, living.world.mia.id)
    port = free_port()
    app = doors.http(living.product.world, tokens, f"http://127.0.0.1:{port}")
    with served(app, port, "on") as url:
        assert httpx.post(f"{url}/mcp", json={}, trust_env=False).status_code == 401

        async def listed() -> Any:
            known = create_mcp_http_client(headers={"Authorization": f"Bearer {token}"})
            async with known, Client(streamable_http_client(f"{url}/mcp", http_client=known)) as client:
                return await client.call_tool("list_journeys", {})

        assert "ferry" in text(anyio.run(listed))
        assert tokens.revoke(living.world.team, living.world.mia.id)
        headers = {"Authorization": f"Bearer {token}"}
        assert httpx.post(f"{url}/mcp", json={}, headers=headers, trust_env=False).status_code == 401
