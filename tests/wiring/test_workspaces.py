"""One process, many workspaces: each is answered with its own token and sees nothing of another; tokens lie under a
key, are exchanged before they end, and are gone when the app is taken out."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.settings import Settings, WrongSettings, load
from bot.slack.errors import SlackUnavailable
from bot.usecases.inbound import Forgetting, Inbound, Tidied
from bot.wiring import build, many
from bot.wiring.product import Product
from storage.database import Database
from tests.durable.conftest import until
from tests.durable.conftest import url as url
from tests.slackworld import served
from tests.storage.conftest import postgres_server as postgres_server
from tests.storage.conftest import postgres_url as postgres_url
from tests.wiring.workspaces import CLIENT, SECRET, Slack, event, install, installation, mention, post, slack

KEY, NEWER = "k" * 40, "n" * 40
A, B = "T0AAA", "T0BBB"


def settings(home: Path, url: str, api: str, keys: str = KEY) -> Settings:
    return load(
        _env_file=None, JOURNEY_HOME=home, DATABASE_URL=url, SLACK_API_URL=api, SLACK_SIGNING_SECRET=SECRET,
        SLACK_CLIENT_ID=CLIENT, SLACK_CLIENT_SECRET="hush", JOURNEY_TOKEN_KEYS=keys, CHROMA_URL="http://127.0.0.1:1",
    )  # fmt: skip


@contextmanager
def living(home: Path, url: str, api: str) -> Iterator[tuple[Product, str]]:
    product = build(settings(home, url, api), "http")
    with served(product.asgi) as address:
        product.start()
        try:
            yield product, address
        finally:
            product.stop()


def two(slack: Slack, address: str) -> None:
    slack.codes |= {"a": installation(A, "xoxb-aaa"), "b": installation(B, "xoxb-bbb")}
    slack.tokens |= {"xoxb-aaa": A, "xoxb-bbb": B}
    for code in "ab":
        assert "Thank you" in install(address, code).text


def stored(url: str) -> str:
    database = Database(url)
    with database.connection() as connection:
        every = [str(tuple(row)) for table in ("slack_bots", "slack_installations") for row in connection.execute(text(f"SELECT * FROM {table}"))]  # fmt: skip
    database.close()
    return "\n".join(every)


def test_each_workspace_is_answered_with_its_own_token_until_it_leaves(tmp_path: Path, url: str) -> None:
    with slack() as (world, api), living(tmp_path, url, api) as (product, address):
        assert post(address, {"type": "url_verification", "challenge": "c"}) == 200
        assert post(address, {"type": "event_callback", "team_id": A, "event": {}}, secret="wrong") == 401
        assert mention(address, A, "help us map a lift") == 200  # not installed: nothing to do
        two(world, address)
        assert mention(address, A, "help us map a lift") == 200
        assert mention(address, B, "help us map a queue") == 200
        until(lambda: bool(world.spoken("xoxb-aaa") and world.spoken("xoxb-bbb")), 40)
        assert "lift" in world.spoken("xoxb-aaa")[0].lower()
        assert "queue" not in "".join(world.spoken("xoxb-aaa"))
        assert "queue" in world.spoken("xoxb-bbb")[0].lower()
        with product.database.store() as store:
            assert [len(store.journeys.listing(team)) for team in (A, B)] == [1, 1]
        assert "xoxb" not in stored(url)
        del world.tokens["xoxb-aaa"]
        assert event(address, A, {"type": "tokens_revoked", "tokens": {"bot": ["UBOT"]}}) == 200
        assert event(address, A, {"type": "app_uninstalled"}) == 200
        assert A not in stored(url)
        before, of_a = world.posted, len(world.spoken("xoxb-aaa"))
        assert mention(address, A, "status") == 200
        assert mention(address, B, "help us map a door") == 200
        until(lambda: world.posted > before, 40)
        assert len(world.spoken("xoxb-aaa")) == of_a


def test_nobody_is_given_the_operators_trackers_or_an_address_that_opens_nothing(tmp_path: Path, url: str) -> None:
    given = settings(tmp_path, url, "http://127.0.0.1:1/api/").model_copy(
        update={"public_url": "https://guide.example"}
    )
    product = build(given, "http", trackers=("the operator's",))
    try:
        assert product.world.trackers == ()
        assert product.world.address("j1") == ""
    finally:
        product.stop()


def test_a_workspace_that_leaves_in_the_middle_of_a_conversation_stops_nobody(tmp_path: Path, url: str) -> None:
    with slack() as (world, api), living(tmp_path, url, api) as (product, address):
        two(world, address)
        for number in range(3):
            assert mention(address, A, f"help us map a lift {number}") == 200
        event(address, A, {"type": "app_uninstalled"})
        assert mention(address, B, "help us map a queue") == 200
        until(lambda: bool(world.spoken("xoxb-bbb")), 40)
        until(lambda: not any(product.inbox.waiting().values()), 40)


def test_what_is_kept_of_a_workspace_that_left_is_tidied_and_forgotten_all_the_same(tmp_path: Path, url: str) -> None:
    with slack() as (world, api), living(tmp_path, url, api) as (product, address):
        two(world, address)
        assert mention(address, A, "help us map a lift") == 200
        until(lambda: bool(world.spoken("xoxb-aaa")), 40)
        until(lambda: not any(product.inbox.waiting().values()), 40)
        event(address, A, {"type": "app_uninstalled"})
        person = f"U1{A}"
        assert any(person in line for line in _inbox(product))
        gone = Forgetting(person=person, language="en")
        product.inbox.accept(Inbound(key="forget:1", tenant=A, conversation="forget:1", event=gone))
        until(lambda: not any(product.inbox.waiting().values()), 40)
        assert not any(person in line for line in _inbox(product))
        with product.database.connection() as connection:
            connection.execute(text("INSERT INTO model_answers (tenant, key, at, answer) VALUES (:t, 'k', '2020', '')"), {"t": A})  # fmt: skip
        product.inbox.accept(Inbound(key="tidy:1", tenant=A, conversation="tidy:1", event=Tidied()))
        until(lambda: not any(product.inbox.waiting().values()), 40)
        with product.database.connection() as connection:
            assert connection.scalar(text("SELECT count(*) FROM model_answers")) == 0


def _inbox(product: Product) -> list[str]:
    with product.database.connection() as connection:
        return [str(tuple(row)) for row in connection.execute(text("SELECT tenant, key, inbound FROM inbox"))]


def test_the_workspaces_of_an_organisation_are_served_with_its_one_token(tmp_path: Path, url: str) -> None:
    with slack() as (world, api), living(tmp_path, url, api) as (product, address):
        world.codes["org"], world.tokens["xoxb-org"] = installation(None, "xoxb-org", "E0ORG"), "E0ORG"
        assert "Thank you" in install(address, "org").text
        for team in (A, B):
            assert mention(address, team, f"help us map {team} things", enterprise="E0ORG") == 200
        until(lambda: len(world.spoken("xoxb-org")) >= 2, 40)
        with product.database.store() as store:
            assert [len(store.journeys.listing(team)) for team in (A, B)] == [1, 1]
        event(address, A, {"type": "app_uninstalled"}, enterprise="E0ORG")
        assert "xoxb" not in stored(url)
        assert product._many is not None
        assert product._many.installed.of(B) is None


def test_a_token_is_exchanged_before_it_ends(tmp_path: Path, url: str) -> None:
    with slack() as (world, api), living(tmp_path, url, api) as (product, address):
        world.codes["a"] = installation(A, "xoxe.xoxb-1", refresh_token="xoxe-1", expires_in=600)
        new = {"access_token": "xoxe.xoxb-2", "refresh_token": "xoxe-2", "token_type": "bot", "expires_in": 43200}
        world.refreshed["xoxe-1"] = new
        world.tokens |= {"xoxe.xoxb-1": A, "xoxe.xoxb-2": A}
        install(address, "a")
        assert product._many is not None
        tenant = product._many.installed.of(A)
        assert tenant is not None
        assert tenant.token == "xoxe.xoxb-2"
        product._many.installed._known.clear()
        again = product._many.installed.of(A)
        assert again is not None
        assert again.token == "xoxe.xoxb-2"
        assert sum(method == "oauth.v2.access" and "refresh_token" in given for method, _, given in world.calls) == 1
        assert "xoxe" not in stored(url)


def test_a_token_that_cannot_be_exchanged_serves_as_long_as_it_lives(tmp_path: Path, url: str) -> None:
    with slack() as (world, api), living(tmp_path, url, api) as (product, address):
        world.codes["a"] = installation(A, "xoxe.xoxb-1", refresh_token="xoxe-1", expires_in=600)
        world.tokens |= {"xoxe.xoxb-1": A}
        install(address, "a")
        world.down = True
        assert product._many is not None
        tenant = product._many.installed.of(A)
        assert tenant is not None
        assert tenant.token == "xoxe.xoxb-1"
        bot = product._many.store.of_team(A)
        assert bot is not None
        bot.bot_token_expires_at = int(time.time()) - 1
        product._many.store.save_bot(bot)
        product._many.installed._known.clear()
        with pytest.raises(SlackUnavailable):
            product._many.installed.of(A)


def test_a_token_that_another_process_exchanged_is_not_exchanged_again(tmp_path: Path, url: str) -> None:
    with slack() as (world, api), living(tmp_path, url, api) as (product, address):
        world.codes["a"] = installation(A, "xoxe.xoxb-1", refresh_token="xoxe-1", expires_in=600)
        world.tokens |= {"xoxe.xoxb-1": A}
        install(address, "a")
        assert product._many is not None
        store, rotation = product._many.store, product._many.installed._rotation
        read, theirs = store.of_team(A), store.of_team(A)
        assert read is not None
        assert theirs is not None
        theirs.bot_token, theirs.bot_refresh_token = "xoxe.xoxb-2", "xoxe-2"
        theirs.bot_token_expires_at = int(time.time()) + 43200
        store.save_bot(theirs)
        assert rotation.fresh(read).bot_token == "xoxe.xoxb-2"
        assert not any("refresh_token" in given for _, _, given in world.calls)  # it would serve only once


def test_while_one_workspaces_token_is_exchanged_another_is_answered(tmp_path: Path, url: str) -> None:
    with slack() as (world, api), living(tmp_path, url, api) as (product, address):
        world.codes |= {
            "a": installation(A, "xoxe.xoxb-1", refresh_token="xoxe-1", expires_in=600),
            "b": installation(B, "xoxb-bbb"),
        }
        world.tokens |= {"xoxe.xoxb-1": A, "xoxb-bbb": B}
        for code in "ab":
            install(address, code)
        begun, over = threading.Event(), threading.Event()
        world.exchanging = lambda: (begun.set(), over.wait(20))
        assert product._many is not None
        installed = product._many.installed
        with ThreadPoolExecutor() as pool:
            first = pool.submit(installed.of, A)
            assert begun.wait(10)
            try:
                other = pool.submit(installed.of, B).result(timeout=5)
            finally:
                over.set()
            assert first.result() is not None
        assert other is not None
        assert other.token == "xoxb-bbb"


def test_keys_change_while_the_old_one_still_opens_and_a_wrong_one_ends_the_start(tmp_path: Path, url: str) -> None:
    with slack() as (world, api):
        with living(tmp_path, url, api) as (_, address):
            two(world, address)
        database = Database(url)
        both = settings(tmp_path, url, api, f"{NEWER},{KEY}")
        assert many.rekey(both, database) == 4
        assert many.rekey(both, database) == 0
        found = many.installations(settings(tmp_path, url, api, NEWER), database).of_team(A)
        assert found is not None
        assert found.bot_token == "xoxb-aaa"
        with pytest.raises(WrongSettings, match="JOURNEY_TOKEN_KEYS"):
            many.rekey(settings(tmp_path, url, api, "w" * 40), database)
        database.close()
        wrong = build(settings(tmp_path, url, api, "w" * 40), "http")
        began = time.monotonic()
        with pytest.raises(WrongSettings, match="JOURNEY_TOKEN_KEYS"):
            wrong.start()
        assert time.monotonic() - began < 20
        wrong.stop()
