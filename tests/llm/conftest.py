from collections.abc import Callable, Iterator

import pytest

from bot.llm.caller import Caller, Names
from bot.llm.endpoint import Endpoint
from tests.llm.kept import Kept
from tests.openaiworld import OpenAIWorld, openai_world

MakeCaller = Callable[..., Caller]


@pytest.fixture
def world() -> Iterator[OpenAIWorld]:
    with openai_world() as made:
        yield made


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def make_caller(world: OpenAIWorld, kept: Kept) -> Iterator[MakeCaller]:
    made: list[Caller] = []

    def make(**settings: object) -> Caller:
        endpoint = Endpoint("sk-secret-key-of-the-test", world.url)
        made.append(Caller(endpoint, Names("big", "small"), kept, kept, **settings))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for caller in made:
        caller.close()


@pytest.fixture
def caller(make_caller: MakeCaller) -> Caller:
    return make_caller()
