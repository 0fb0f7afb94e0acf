"""The model's figures: what is waited when it hangs, what the product adds around a call, how soon a sentence is seen."""

import statistics
import tempfile
import time
from pathlib import Path

from bot.llm.abilities import Abilities
from bot.llm.caller import Caller, Names
from bot.llm.endpoint import Endpoint
from bot.llm.understanding import ModelUnderstanding
from bot.usecases.model import NoModel
from knowledge.library import KnowledgeBase, open_knowledge
from storage import usage
from storage.database import Database
from storage.migrations import upgrade
from tests.bench.line import Line
from tests.journey.maps import clean_en
from tests.llm.living import Thinking, thinking
from tests.llm.test_grounding import judged
from tests.openaiworld import Hang, Json, OpenAIWorld, Text, openai_world, user_text

CALLS = 150
STREAMS = 12
TURNS = 12
SLOWEST = 8.0  # seconds that may be waited for, once


def run() -> list[Line]:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        home = Path(folder)
        lines = [*_around_a_call(home), *_gate()]
        knowledge = open_knowledge(home / "knowledge")
        try:
            return [*lines, *_streamed(home / "a", knowledge), *_hanging(home / "b", knowledge)]
        finally:
            knowledge.close()


def _around_a_call(home: Path) -> list[Line]:
    """Everything but the call: masking, prompt, client, reading, tokens and cache on a database with full fsync."""
    with openai_world() as world:
        database = Database(f"sqlite:///{home / 'calls.db'}")
        upgrade(database.engine)
        endpoint = Endpoint("key", world.url)
        memory = usage.Abilities(database, Abilities)
        caller = Caller(endpoint, Names("big", "big"), usage.Usage(database), memory, secret="s")
        caller.find_out()
        world.says({"changes": [{"kind": "stage", "quote": "check in", "text": "check in"}]})
        understanding, journey = ModelUnderstanding(caller), clean_en()
        added = [_added(world, understanding, journey, n) for n in range(CALLS)]
        caller.close()
        database.close()
    cuts = statistics.quantiles(added, n=20)
    return [
        ("around a model call, p50", statistics.median(added), "ms", None),
        ("around a model call, p95", cuts[-1], "ms", 60),
    ]


def _added(world: OpenAIWorld, understanding: ModelUnderstanding, journey: object, number: int) -> float:
    world.spent.clear()
    began = time.monotonic()
    understanding.read("T1", f"note {number}: they check in at the desk", journey, "en")  # type: ignore[arg-type]
    whole = time.monotonic() - began
    time.sleep(0.002)
    return (whole - sum(world.spent)) * 1000


def _gate() -> list[Line]:
    good = [held for _, held in judged("good")]
    poisoned = [held for _, held in judged("poisoned")]
    return [
        ("unsupported sentences let through, of 30", float(sum(poisoned)), "", 0),
        ("good sentences cut, of 30", 100 * (1 - sum(good) / len(good)), "%", 10),
    ]


def _streamed(home: Path, knowledge: KnowledgeBase) -> list[Line]:
    """From the last token of the first sentence leaving the model to the sentence being in the thread."""
    with thinking(home, knowledge) as thread:
        thread.begin("help us map hotel check-in")
        took = [_until_shown(thread, question) for question in QUESTIONS]
    return [
        ("a sentence streamed, after its last token, p50", statistics.median(took), "ms", 300),
        ("a sentence streamed, after its last token, worst", max(took), "ms", None),
    ]


QUESTIONS = (
    "what is the peak-end rule?", "what is a moment of truth?", "what is NPS?", "what is a persona?",
    "what is service recovery?", "what is a service blueprint?", "what is severity?", "what is dot voting?",
)  # fmt: skip


def _until_shown(thread: Thinking, question: str) -> float:
    told: list[str] = []

    def answer(request: Json) -> Text:
        passage = user_text(request).partition("[P1]")[2].split("\n", 1)[1]
        first = passage.split(". ")[0].split("\n")[-1].strip(" .")
        told.append(first)
        return Text(f"{first}. [P1]\n{'and some more to wait for ' * 12}", piece=24, pause=0.05)

    thread.model.answers_with(answer)
    thread.model.sent.clear()
    thread.say(question)
    workspace = thread.world.standin.workspace

    def streaming() -> bool:
        return any(reply.message.streaming and told and told[0][:20] in _raw(reply) for reply in thread.messages())

    shown = workspace.wait(streaming, 10)
    at = time.monotonic()
    assert shown, f"never streamed: {question}"
    length, left = 0, at
    for when, piece in thread.model.sent:
        length += len(piece)
        if length >= len(told[0]) + 6:
            left = when
            break
    thread.quiet(0.2)
    return max(0.0, (at - left) * 1000)


def _raw(reply: object) -> str:
    message = reply.message  # type: ignore[attr-defined]
    return f"{message.text} {message.markdown} {message.blocks}"


def _hanging(home: Path, knowledge: KnowledgeBase) -> list[Line]:
    """The model hangs: what is waited for an answer once, and then; what others wait meanwhile."""
    with thinking(home, knowledge) as thread:
        thread.begin("help us map hotel check-in")
        thread.quiet(0.5)
        before = [_turn(thread, text) for text in _answers()]
        thread.model.broken_trials = Hang()
        thread.model.says(Hang())
        first = _answered(thread, "what is the peak-end rule?", "Peak-end rule")
        second = _answered(thread, "what is dot voting?", "Dot voting")
        during = [_turn(thread, text) for text in _answers()]
        mind = thread.living.product.world.mind
        assert mind is not None
        refused = _refused(mind.understanding, thread)
    return [
        ("a hanging model: the extra wait, once", (first - second) / 1000, "s", SLOWEST),
        ("a hanging model: the next answer", second, "ms", 500),
        ("a hanging model: a call while it rests", refused, "ms", 20),
        ("turns before, p50", statistics.median(before), "ms", None),
        ("turns while the model hangs, p50", statistics.median(during), "ms", None),
    ]


def _answers() -> tuple[str, ...]:
    return ("status",) * TURNS


def _turn(thread: Thinking, text: str) -> float:
    began = time.monotonic()
    thread.ask(text)
    return (time.monotonic() - began) * 1000


def _answered(thread: Thinking, question: str, title: str) -> float:
    began = time.monotonic()
    thread.say(question)
    thread.sees(title, 20)
    return (time.monotonic() - began) * 1000


def _refused(understanding: object, thread: Thinking) -> float:
    began = time.monotonic()
    try:
        understanding.read("T1", "text", thread.journey, "en")  # type: ignore[attr-defined]
    except NoModel:
        return (time.monotonic() - began) * 1000
    raise AssertionError("a resting model was asked")
