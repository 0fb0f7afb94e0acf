"""What an operator sees of a running product: figures, the trail of each event, traces; never what people said."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from prometheus_client.parser import text_string_to_metric_families

from bot.cli.logs import JsonLines, Plain
from bot.settings import load
from bot.telemetry import trail
from bot.wiring import build
from knowledge.library import KnowledgeBase
from tests.product import NOW, Living
from tests.slackworld import free_port, served, slack_world

SECRET_WORDS = "zebra-crossing"


@pytest.fixture(scope="module")
def spans() -> Iterator[InMemorySpanExporter]:
    exporter = InMemorySpanExporter()
    trail.export(exporter)
    yield exporter
    trail._tracer.clear()


@pytest.fixture(scope="module")
def living(
    tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase, spans: InMemorySpanExporter
) -> Iterator[Living]:
    home = tmp_path_factory.mktemp("seen")
    with slack_world(home / "slack") as world:
        settings = load(_env_file=None, JOURNEY_HOME=home / "bot", METRICS_PORT=free_port(), **world.environment)
        product = build(settings, "http", clock=lambda: NOW, knowledge=knowledge)
        with served(product.asgi) as url:
            world.events_url = f"{url}/slack/events"
            product.start()
            yield Living(product, world)
            product.stop()


def scraped(living: Living) -> tuple[str, dict[str, float]]:
    address = f"http://127.0.0.1:{living.product.settings.metrics_port}/metrics"
    text = httpx.get(address, trust_env=False).text
    samples = {
        f"{s.name}{sorted(s.labels.items())}": s.value
        for family in text_string_to_metric_families(text)
        for s in family.samples
    }
    return text, samples


def figure(samples: dict[str, float], name: str) -> float:
    return sum(value for key, value in samples.items() if key.startswith(f"{name}["))


def test_figures_follow_what_happens_and_hold_no_words(living: Living) -> None:
    _, before = scraped(living)
    living.world.break_api("chat.postMessage", status=429, retry_after=1)
    root = living.world.mention(living.world.mia, living.world.lab, f"help us map the {SECRET_WORDS}")
    living.answer_to(root)
    living.product.inbox.take_over("nobody")
    living.product._exhibit._asked = float("-inf")
    text, after = scraped(living)
    for name in ("journey_accepts_total", "journey_wait_seconds_count", "journey_turn_seconds_count"):
        assert figure(after, name) > figure(before, name), name
    assert figure(after, "journey_slack_throttled_total") == figure(before, "journey_slack_throttled_total") + 1
    assert figure(after, "journey_ready") == 1
    assert figure(after, "journey_queue_events") == 0
    assert after["journey_size_bytes[('of', 'database')]"] > 0
    assert not {living.world.mia.id, living.world.lab.id, living.world.team, SECRET_WORDS} & set(text.replace('"', " ").split())  # fmt: skip


def test_an_event_is_followed_through_every_hop_by_its_id(living: Living, caplog: pytest.LogCaptureFixture) -> None:
    """A formatter reads the trail when the record is made, so the lines are formatted as they come."""
    lines: list[dict[str, str]] = []

    class Listen(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(json.loads(JsonLines().format(record)))
            assert SECRET_WORDS not in Plain().format(record)

    root_log, listener = logging.getLogger("bot"), Listen()
    root_log.addHandler(listener)
    root_log.setLevel(logging.INFO)
    try:
        root = living.world.mention(living.world.mia, living.world.lab, f"help us map a {SECRET_WORDS}")
        living.answer_to(root)
        key = f"msg:{living.world.lab.id}:{root.ts}"
        living.world.wait_for(lambda: any("done" in line["message"] and line.get("event") == key for line in lines), 20)
    finally:
        root_log.removeHandler(listener)
        root_log.setLevel(logging.NOTSET)
    said = [line["message"].split(",")[0].split()[0] for line in lines if line.get("event") == key]
    assert [word for word in said if word in ("accepted", "begun", "done")] == ["accepted", "begun", "done"]
    assert SECRET_WORDS not in json.dumps(lines)


def test_all_spans_of_an_event_are_one_trace(living: Living, spans: InMemorySpanExporter) -> None:
    spans.clear()
    root = living.world.mention(living.world.tom, living.world.lab, f"help us map one {SECRET_WORDS}")
    living.answer_to(root)
    key = f"msg:{living.world.lab.id}:{root.ts}"
    living.world.wait_for(lambda: {"accept", "turn", "chat.postMessage"} <= {s.name for s in _of(spans, key)}, 20)
    assert len({s.context.trace_id for s in _of(spans, key)}) == 1
    assert SECRET_WORDS not in "".join(s.to_json() for s in spans.get_finished_spans())


def _of(spans: InMemorySpanExporter, key: str) -> list:  # type: ignore[type-arg]
    return [s for s in spans.get_finished_spans() if (s.attributes or {}).get("journey.event") == key]


def test_every_figure_is_explained_to_operators() -> None:
    from prometheus_client import REGISTRY

    import bot.telemetry.meters  # noqa: F401

    page = Path("docs/operating.md").read_text(encoding="utf-8")
    ours = {family.name for family in REGISTRY.collect() if family.name.startswith("journey_")}
    assert [name for name in sorted(ours) if f"`{name}" not in page] == []
