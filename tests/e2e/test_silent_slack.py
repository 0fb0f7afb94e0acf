"""Slack that does not answer some questions for a whole turn, and texts that are none: an answer all the same."""

import json
import time
import urllib.parse
from collections.abc import Iterator

import httpx
import pytest

from bot.playground.signing import signed_headers
from knowledge.library import KnowledgeBase
from tests.e2e.test_bad_input import journey_of, whisper_to, whispers
from tests.product import Living, living_world
from tests.slackworld import SIGNING_SECRET

ALWAYS = 1_000_000


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("silent"), knowledge=knowledge) as one:
        yield one


@pytest.fixture
def living(home: Living) -> Iterator[Living]:
    """Nothing remembered of people and channels: each question is asked anew."""
    for kept in (home.product._directory._people, home.product._directory._members, home.product._directory._channels):
        kept._values.clear()
    home.product._directory._silent_until = float("-inf")
    yield home
    home.world.mend_api()


@pytest.mark.parametrize(
    "method", ["users.info", "conversations.members", "conversations.replies", "conversations.info"]
)
def test_a_journey_goes_on_while_a_question_is_not_answered(living: Living, method: str) -> None:
    world = living.world
    world.break_api(method, times=ALWAYS, status=500)
    root = world.mention(world.mia, world.lab, f"help us map a visit, {method} or not")
    assert living.answer_to(root)
    said = world.say(world.tom, world.lab, "stages: arrive, wait, leave", thread_ts=root.ts)
    assert living.answer_to(said)
    assert [stage.name for stage in journey_of(living, root).stages] == ["arrive", "wait", "leave"]


def test_names_that_cannot_be_had_are_no_ids_and_come_back(living: Living) -> None:
    world = living.world
    root = world.mention(world.mia, world.lab, "help us map a delivery")
    living.answer_to(root)
    for line in ("stages: order, receive", "order: phone, counter; receive: door"):
        living.answer_to(world.say(world.mia, world.lab, line, thread_ts=root.ts))
    new = world.person("Wenlin")
    world.invite(world.lab, new, by=world.mia)
    world.break_api("users.info", times=ALWAYS, status=500)
    living.answer_to(
        world.say(new, world.lab, "@Journey pain point at the counter: the parcel is late", thread_ts=root.ts)
    )
    authors = {
        a for s in journey_of(living, root).stages for t in s.touchpoints for p in t.pain_points for a in p.authors
    }
    assert authors <= {"a colleague", "一位同事"}


@pytest.mark.parametrize(("locale", "says"), [("en-GB", "isn't telling me"), ("zh-CN", "不告诉我")])
def test_who_asks_for_maps_while_slack_does_not_say_who_is_where_is_told_so(
    living: Living, locale: str, says: str
) -> None:
    world = living.world
    asker = world.person(f"Asker {locale}", locale=locale)
    world.invite(world.lab, asker, by=world.mia)
    root = world.mention(world.mia, world.lab, f"help us map a loan {locale}")
    living.answer_to(root)
    living.product._directory._members._values.clear()
    before = whispers(living, asker)
    world.break_api("conversations.members", times=ALWAYS, status=500)
    world.command(asker, world.lab, "list")
    told = whisper_to(living, asker, before)
    assert says in told
    assert "loan" not in told


@pytest.mark.parametrize("asked", ["show <!channel>", "show <!here>", "summary <!everyone|x>", "show <@U0NOBODY99>", "check <#C0NOWHERE1>"])  # fmt: skip
def test_a_title_that_would_call_everybody_calls_nobody(living: Living, asked: str) -> None:
    world = living.world
    before = whispers(living, world.mia)
    assert world.command(world.mia, world.lab, asked) == ""
    told = whisper_to(living, world.mia, before)
    assert "<!" not in told
    assert "can't find" in told or "not sure" in told or "no journey" in told


@pytest.mark.parametrize("text", ["half \ud83d letter", "\ude00 tail first", "ok 👍🏽 and \udc00", "订单\ud800取消"])
def test_half_a_letter_is_answered_and_kept_as_a_mark(living: Living, text: str) -> None:
    world = living.world
    root = world.mention(world.mia, world.lab, "help us map a claim")
    living.answer_to(root)
    ts = f"{time.time():.6f}"
    event = {"type": "message", "channel": world.lab.id, "channel_type": "channel", "user": world.mia.id, "text": f"goal: {text}", "ts": ts, "thread_ts": root.ts}  # fmt: skip
    _deliver(living, {"type": "event_callback", "team_id": world.team, "event_id": f"Ev{ts}", "event": event})
    world.wait_for(lambda: journey_of(living, root).goal.objective, 20)
    objective = journey_of(living, root).goal.objective or ""
    assert "\ufffd" in objective
    objective.encode()


def test_half_a_letter_in_a_command(living: Living) -> None:
    world = living.world
    before = whispers(living, world.mia)
    payload = {"command": "/journey", "text": "show \ud83d", "channel_id": world.lab.id, "channel_name": "journey-lab", "user_id": world.mia.id, "team_id": world.team, "trigger_id": f"1.{time.time()}", "response_url": f"{world.api_url}hook"}  # fmt: skip
    body = urllib.parse.urlencode(payload, errors="surrogatepass")
    assert _post(living, body, "application/x-www-form-urlencoded") == 200
    assert whisper_to(living, world.mia, before)


def _deliver(living: Living, payload: dict[str, object]) -> None:
    assert _post(living, json.dumps(payload), "application/json") == 200


def _post(living: Living, body: str, kind: str) -> int:
    headers = signed_headers(SIGNING_SECRET, body.encode(), kind)
    return httpx.post(living.world.events_url, content=body, headers=headers, trust_env=False).status_code
