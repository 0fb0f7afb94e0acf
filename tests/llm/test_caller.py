"""Calls over real HTTP: what endpoints can do, and everything that can go wrong with one."""

import logging
import threading
import time

import pytest
from pydantic import BaseModel

from bot.llm.abilities import Abilities
from bot.llm.caller import Ask, Caller, month
from bot.usecases.model import NoModel
from tests.llm.conftest import MakeCaller
from tests.llm.kept import Kept
from tests.openaiworld import (
    Answer,
    Drip,
    EmptyChoice,
    Endless,
    Hang,
    NoChoices,
    NotJson,
    OpenAIWorld,
    Refusal,
    Status,
    Text,
    Truncated,
)


class Colour(BaseModel):
    name: str
    parts: tuple[int, ...] = ()


RED = {"name": "red", "parts": [255, 0, 0]}


def ask(seconds: float = 2.0, user: str = "Which colour?") -> Ask:
    return Ask("test", "You name colours.", user, most=200, seconds=seconds)


@pytest.mark.parametrize(
    ("can", "way"),
    [
        ({"schema", "tools", "json", "stream"}, "schema"),
        ({"tools", "json"}, "tools"),
        ({"json", "stream"}, "json"),
        (set(), "plain"),
    ],
)
@pytest.mark.parametrize("stumbles", [False, True])
def test_the_best_way_that_the_endpoint_knows_is_found_once_and_remembered(
    world: OpenAIWorld, make_caller: MakeCaller, kept: Kept, can: set[str], way: str, stumbles: bool
) -> None:
    world.can, world.stumbles = can, stumbles
    world.says(RED)
    assert make_caller().ask("T1", ask(), Colour) == Colour(name="red", parts=(255, 0, 0))
    tried = len(world.trials)
    assert [a.way for a in kept.known.values()] == [way]
    assert make_caller().ask("T1", ask(user="Another?"), Colour).name == "red"
    assert len(world.trials) == tried


@pytest.mark.parametrize(
    "wrapped",
    ['```json\n{"name": "red"}\n```', 'Here you are: {"name": "red"} – anything else?', '{"a": 1} {"name": "red"}'],
)
def test_json_is_read_however_it_is_wrapped(world: OpenAIWorld, caller: Caller, wrapped: str) -> None:
    world.can = set()
    world.says(Text(wrapped))
    assert caller.ask("T1", ask(), Colour).name == "red"


BROKEN: list[tuple[Answer, str]] = [
    (Status(500), "down"),
    (Status(503), "down"),
    (Status(401), "down"),
    (Status(429), "busy"),
    (Truncated(RED), "unusable"),
    ({"colour": "red"}, "unusable"),
    ({"name": ["red"]}, "unusable"),
    (Text("I am only a small model, la la la"), "unusable"),
    (Endless(), "unusable"),
    (EmptyChoice(), "unusable"),
    (NoChoices(), "unusable"),
    (NotJson(), "unusable"),
    (Refusal(), "refused"),
]


@pytest.mark.parametrize(("answer", "reason"), BROKEN, ids=lambda v: getattr(v, "__class__", type(v)).__name__)
def test_what_cannot_be_used_ends_after_two_tries_with_its_reason(
    world: OpenAIWorld, caller: Caller, answer: Answer, reason: str
) -> None:
    world.says(answer)
    with pytest.raises(NoModel) as failed:
        caller.ask("T1", ask(), Colour)
    assert failed.value.reason == reason
    assert len(world.requests) == (1 if reason == "refused" else 2)


@pytest.mark.parametrize("answer", [Hang(), Drip()])
def test_the_time_limit_holds_whatever_the_server_does(world: OpenAIWorld, caller: Caller, answer: Answer) -> None:
    caller.way()
    world.says(answer)
    began = time.monotonic()
    with pytest.raises(NoModel, match="slow"):
        caller.ask("T1", ask(seconds=1.0), Colour)
    assert time.monotonic() - began < 1.3


def test_a_hanging_endpoint_is_waited_for_once_and_then_not_at_all(world: OpenAIWorld, caller: Caller) -> None:
    world.broken_trials = Hang()
    world.says(Hang())
    with pytest.raises(NoModel):
        caller.ask("T1", ask(seconds=0.8), Colour)
    began = time.monotonic()
    for _ in range(20):
        with pytest.raises(NoModel, match="resting"):
            caller.ask("T1", ask(seconds=0.8), Colour)
    assert time.monotonic() - began < 0.1


def test_the_second_try_may_succeed(world: OpenAIWorld, caller: Caller) -> None:
    world.says(Status(500), RED)
    assert caller.ask("T1", ask(), Colour).name == "red"
    world.says(Status(429, retry_after=0.3), RED)
    began = time.monotonic()
    assert caller.ask("T1", ask(user="Again?"), Colour).name == "red"
    assert 0.3 <= time.monotonic() - began < 1.5


def test_a_long_retry_after_is_not_waited_for(world: OpenAIWorld, caller: Caller) -> None:
    caller.way()
    world.says(Status(429, retry_after=60), RED)
    began = time.monotonic()
    with pytest.raises(NoModel, match="busy"):
        caller.ask("T1", ask(), Colour)
    assert time.monotonic() - began < 0.5


def test_a_model_that_got_well_is_asked_again_after_a_trial_in_the_background(
    world: OpenAIWorld, make_caller: MakeCaller
) -> None:
    caller = make_caller(pause=0.1)
    caller.way()
    world.says(Status(500))
    with pytest.raises(NoModel, match="down"):
        caller.ask("T1", ask(), Colour)
    world.says(RED)
    time.sleep(0.15)
    with pytest.raises(NoModel, match="resting"):  # this one only starts the trial
        caller.ask("T1", ask(), Colour)
    until = time.monotonic() + 5
    while caller.breaker.resting and time.monotonic() < until:
        time.sleep(0.01)
    assert caller.ask("T1", ask(), Colour).name == "red"


def test_a_babbling_model_rests_after_three_answers(world: OpenAIWorld, caller: Caller) -> None:
    world.says(Text("la la la"))
    for n in range(3):
        with pytest.raises(NoModel, match="unusable"):
            caller.ask("T1", ask(user=str(n)), Colour)
    with pytest.raises(NoModel, match="resting"):
        caller.ask("T1", ask(user="4"), Colour)


def test_an_endpoint_that_lost_an_ability_is_asked_anew(world: OpenAIWorld, caller: Caller, kept: Kept) -> None:
    place = f"{world.url} big"
    kept.known[place] = Abilities(way="schema", ways=("schema",), streams=True)
    world.can = {"json"}
    world.says(RED)
    assert caller.ask("T1", ask(), Colour).name == "red"
    assert kept.known[place].way == "json"


def test_the_same_question_is_paid_for_once_and_for_each_workspace(world: OpenAIWorld, caller: Caller) -> None:
    world.says(RED)
    for _ in range(3):
        caller.ask("T1", ask(), Colour)
    assert len(world.requests) == 1
    caller.ask("T2", ask(), Colour)
    assert len(world.requests) == 2


def test_a_budget_that_is_used_up_stops_calls_of_that_workspace_only(
    world: OpenAIWorld, make_caller: MakeCaller, kept: Kept
) -> None:
    caller = make_caller(monthly=100)
    kept.spend("T1", month(), 90, 10)
    world.says(RED)
    with pytest.raises(NoModel, match="budget"):
        caller.ask("T1", ask(), Colour)
    assert caller.ask("T2", ask(), Colour).name == "red"
    share = caller.share_spent("T2")
    assert share is not None
    assert 0 < share < 1


def test_a_stream_comes_in_pieces_before_it_is_whole(world: OpenAIWorld, caller: Caller) -> None:
    world.says(Text("one two three four five six", piece=4, pause=0.05))
    caller.abilities("big")
    began, times = time.monotonic(), []
    pieces = []
    for piece in caller.stream("T1", ask()):
        pieces.append(piece)
        times.append(time.monotonic() - began)
    assert "".join(pieces) == "one two three four five six"
    assert times[0] < times[-1] / 2


def test_a_stream_that_hangs_ends_in_time_with_what_has_come(world: OpenAIWorld, caller: Caller) -> None:
    caller.abilities("big")
    world.says(Text("one two three four five six", piece=1, pause=0.2))
    came: list[str] = []
    began = time.monotonic()
    with pytest.raises(NoModel, match="slow"):
        came.extend(iter(caller.stream("T1", ask(seconds=1.0))))
    assert time.monotonic() - began < 1.4


def test_an_endless_stream_is_cut(world: OpenAIWorld, caller: Caller) -> None:
    caller.abilities("big")
    world.says(Endless())
    assert sum(map(len, caller.stream("T1", ask(seconds=5)))) < 20_000


def test_one_slow_call_holds_up_no_other(world: OpenAIWorld, caller: Caller) -> None:
    caller.way()
    world.answers_with(lambda request: Hang() if "slow" in str(request["messages"]) else RED)

    def slow() -> None:
        with pytest.raises(NoModel):
            caller.ask("T1", ask(seconds=3, user="slow"), Colour)

    held = threading.Thread(target=slow)
    held.start()
    time.sleep(0.2)
    began = time.monotonic()
    assert caller.ask("T1", ask(), Colour).name == "red"
    assert time.monotonic() - began < 0.5
    held.join()


def test_nothing_that_was_said_is_logged_unless_asked_for(
    world: OpenAIWorld, make_caller: MakeCaller, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    world.says(Status(500, message="echo: Which colour?"), {"name": "ultramarine"})
    make_caller().ask("T1", ask(), Colour)
    told = "\n".join(record.getMessage() for record in caplog.records)
    assert "ultramarine" not in told
    assert "Which colour" not in told
    assert "sk-secret" not in told
    world.says({"name": "ultramarine"})
    make_caller(words_logged=True).ask("T9", ask(), Colour)
    assert "ultramarine" in "\n".join(record.getMessage() for record in caplog.records)


def test_tokens_and_times_are_counted(world: OpenAIWorld, caller: Caller, kept: Kept) -> None:
    world.says(RED)
    caller.ask("T1", ask(), Colour)
    told = caller.metrics.snapshot()["test"]
    assert told.outcomes == {"ok": 1}
    assert told.tokens_in > 0
    assert told.p50 > 0
    assert kept.tokens("T1", month()) == told.tokens_in + told.tokens_out


def test_every_answer_is_limited(world: OpenAIWorld, caller: Caller) -> None:
    world.says(RED)
    caller.ask("T1", ask(), Colour)
    assert world.requests[0]["max_tokens"] == 200


def test_personal_data_is_masked_on_the_way_and_restored_at_home(
    world: OpenAIWorld, make_caller: MakeCaller, kept: Kept
) -> None:
    world.says({"name": "ask [NAME-1] at [PHONE-1]"})
    question = ask(user="王小明 13800138000 likes which colour?")
    assert make_caller().ask("T1", question, Colour).name == "ask 王小明 at 13800138000"
    assert "13800138000" not in str(world.requests)
    assert "王小明" not in str(world.requests)
    assert "13800138000" not in str(kept.answers)
    make_caller(redact=False).ask("T2", question, Colour)
    assert "13800138000" in str(world.requests)


def test_personal_data_is_restored_in_a_stream(world: OpenAIWorld, caller: Caller) -> None:
    world.says(Text("Call [NAME-1] on [PHONE-1] [sic].", piece=3))
    came = "".join(caller.stream("T1", ask(user="Jane Doe +44 20 7946 0958?")))
    assert came == "Call Jane Doe on +44 20 7946 0958 [sic]."
    assert "7946" not in str(world.requests)
