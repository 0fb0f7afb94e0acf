"""Every scripted dialogue beside a model that is down, hangs or babbles ends in the same document, and shows no error."""

from collections.abc import Iterator

import pytest

from knowledge.library import KnowledgeBase
from tests.dialogues.document import told
from tests.dialogues.script import Script, scripts
from tests.llm.living import Thinking, thinking
from tests.llm.playing import PlayerBesideAModel
from tests.openaiworld import Answer, Hang, Json, OpenAIWorld, Status, Text

# Each takes some seconds beside a model that hangs: six of them in every run, all of them in `make soak`.
SIX = {"hotel_checkin_en", "clinic_visit_en", "saas_onboarding_en", "bank_branch_zh", "pharmacy_zh", "clinic_zh"}
EVERY = [pytest.param(s, marks=() if s.name in SIX else pytest.mark.soak, id=s.name) for s in scripts()]


def babble(request: Json) -> Json | Text:
    if request.get("response_format"):
        words = str(request["messages"][-1]["content"]).split()[-12:]
        made = [{"kind": "stage", "quote": word, "text": f"{word} blah", "emotion": 9, "of": "s1"} for word in words]
        return {"changes": [*made, {"kind": "goal", "quote": "never said", "text": "42"}]}
    return Text("blah blah [P1]\n<!channel> 42 % of all customers leave. [P2]\n" * 5)


BROKEN: dict[str, Answer | None] = {"down": Status(500), "hanging": Hang(), "babbling": None}


@pytest.fixture(scope="module", params=BROKEN)
def thread(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase
) -> Iterator[Thinking]:
    with thinking(tmp_path_factory.mktemp(request.param), knowledge) as one:
        broken(one.model, request.param)
        yield one


def broken(model: OpenAIWorld, how: str) -> None:
    answer = BROKEN[how]
    if answer is None:
        model.answers_with(babble)
        return
    model.broken_trials = answer
    model.says(answer)


@pytest.mark.parametrize("script", EVERY)
def test_the_same_document_comes_out(thread: Thinking, script: Script) -> None:
    before = {j.id for j in thread.living.journeys()}
    PlayerBesideAModel(thread.world, script).play()
    (journey,) = [j for j in thread.living.journeys() if j.id not in before]
    assert told(journey) == script.document
    assert not thread.world.refusals()
