"""A start waits for what passes by itself, says so, and ends only for what does not."""

import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.settings import load
from bot.wiring import build
from bot.wiring.product import Product
from bot.wiring.readiness import Readiness, Stopped
from storage.database import Database, Unavailable
from storage.lease import Held
from storage.migrations import upgrade
from tests.durable.conftest import Clerk, Office, said, until
from tests.durable.conftest import postgres_server as postgres_server
from tests.durable.conftest import postgres_url as postgres_url
from tests.durable.conftest import url as url
from tests.slackworld import free_port, served

NOWHERE = {"CHROMA_URL": "http://127.0.0.1:1", "SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s"}


@pytest.fixture
def product(tmp_path: Path, url: str) -> Iterator[Product]:
    settings = load(_env_file=None, JOURNEY_HOME=tmp_path / "50 % of it", DATABASE_URL=url, **NOWHERE)
    made = build(settings, "http")
    yield made
    made.stop()


def ready(address: str) -> httpx.Response:
    return httpx.get(f"{address}/readyz", trust_env=False, timeout=10)


def test_a_database_that_is_not_there_yet_is_waited_for(tmp_path: Path) -> None:
    nobody = f"postgresql://nobody:hunter2@127.0.0.1:{free_port()}/journey"
    product = build(load(_env_file=None, JOURNEY_HOME=tmp_path, DATABASE_URL=nobody, **NOWHERE), "http")
    ended: list[BaseException] = []

    def start() -> None:
        try:
            product.start()
        except BaseException as end:
            ended.append(end)

    starter = threading.Thread(target=start)
    with served(product.asgi) as address:
        starter.start()
        until(lambda: "refused" in ready(address).json()["reason"])
        answer = ready(address)
        assert answer.status_code == 503
        assert answer.json()["waiting_for"] == "database"
        assert "hunter2" not in answer.text
        assert not ended
        product.hang_up()
        starter.join(5)
    assert [type(end) for end in ended] == [Stopped]
    product.stop()


def test_a_locked_database_delays_the_start_and_no_more(product: Product, url: str) -> None:
    holder = Database(url)
    upgrade(holder.engine)
    with holder.engine.connect() as locker, served(product.asgi) as address:
        if url.startswith("sqlite"):
            locker.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            locker.exec_driver_sql(
                f"SELECT pg_advisory_lock(hashtextextended('executor {product.settings.executor}', 0))"
            )
            locker.commit()
        starter = threading.Thread(target=product.start)
        starter.start()
        until(lambda: ready(address).json()["reason"] != "")
        assert ready(address).status_code == 503
        locker.invalidate()
        starter.join(60)
        assert ready(address).json() == {"ready": True}
    holder.close()


@pytest.mark.parametrize("which", ["sqlite"])
def test_the_engine_can_be_started_after_it_could_not(tmp_path: Path, which: str) -> None:
    """What one start in sixty died of: the queue's row could not be written while another process wrote."""
    office, other, clerk = Office(f"{which}:///{tmp_path / 'journey.db'}"), Database(f"{which}:///{tmp_path / 'journey.db'}"), Clerk()  # fmt: skip
    office.databases[1].close()
    office.inbox._patient = office.inbox._client  # as impatient as where Slack waits
    with other.engine.connect() as locker:
        locker.exec_driver_sql("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable):
            office.start(clerk)
        locker.rollback()
    office.start(clerk)
    office.inbox.accept(said("E1"))
    until(lambda: clerk.keys == ["E1"])
    office.close()
    other.close()


def test_a_database_that_goes_away_turns_the_light_red_until_it_is_back(product: Product, url: str) -> None:
    with served(product.asgi) as address:
        product.start()
        assert ready(address).status_code == 200
        whole = product._doorstep.ping
        product._doorstep.ping = lambda: (_ for _ in ()).throw(Unavailable("gone"))  # type: ignore[method-assign]
        assert ready(address).json() == {"ready": False, "waiting_for": "database", "reason": "Unavailable: gone"}
        product._doorstep.ping = whole  # type: ignore[method-assign]
        assert ready(address).status_code == 200


def test_a_predecessor_has_some_seconds_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.wiring.readiness.HELD_PATIENCE", 0.5)
    tries: list[int] = []

    def step() -> str:
        tries.append(1)
        if len(tries) < 3:
            raise Held("main")
        return "mine"

    assert Readiness().patiently("name", step) == "mine"

    def held() -> None:
        raise Held("main")

    with pytest.raises(Held):
        Readiness().patiently("name", held)
