"""`make test-llm`: the same texts, questions and dialogues against the endpoint that the environment names.

OPENAI_BASE_URL, OPENAI_API_KEY and OPENAI_MODEL say which. Prints a table: field-level precision and recall of what was
read (after the check, as people would see it), pass^3 (a case counts when three runs in a row read everything), the
answers' sentences that held, and whether each dialogue ended in its exact document. Exits with 1 only where the product
did wrong: a wrong document, a hang, an error shown – a weak model is no fault.

python -m tests.llm [--runs 3] [--no-dialogues]
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.guide.found import Found
from bot.guide.literal import found_in
from bot.guide.proposal_check import checked
from bot.journey.model import Journey, Stage
from bot.llm.caller import Caller
from bot.settings import Settings, load
from bot.usecases.grounding import grounded
from bot.usecases.inbound import Place
from bot.usecases.model import NoModel
from bot.wiring.data import migrate, opened_database
from bot.wiring.mind import is_configured, opened_caller, parts_of
from knowledge.library import KnowledgeBase, open_knowledge
from tests.product import Living

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))["cases"]
QUESTIONS = (
    ("en", "What is the peak-end rule?"),
    ("en", "How do I write a good pain point?"),
    ("en", "What does a service blueprint show?"),
    ("zh", "什么是峰终定律？"),
    ("zh", "痛点的严重度怎么打分？"),
    ("zh", "客户角色要写哪些内容？"),
)
DIALOGUES = ("museum_en", "pharmacy_zh")
KNOWLEDGE = Path(".pytest_cache/d/knowledge")  # the same that the other tests keep between runs
LONGEST_WAIT = 8.0 + 1.5  # seconds for an answer, with the product around it


@dataclass
class Score:
    """Fields that were asked for, found, and found though nobody said so."""

    wanted: int = 0
    found: int = 0
    offered: int = 0
    right: int = 0
    passed: int = 0
    failures: int = 0
    seconds: list[float] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.wanted if self.wanted else 0.0

    @property
    def precision(self) -> float:
        return self.right / self.offered if self.offered else 1.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--no-dialogues", action="store_true")
    wanted = parser.parse_args()
    settings = load()
    if not is_configured(settings):
        print("No model is configured: set OPENAI_MODEL, and OPENAI_BASE_URL or OPENAI_API_KEY.", file=sys.stderr)
        return 2
    wrong = list(_measured(settings, wanted.runs, dialogues=not wanted.no_dialogues))
    for line in wrong:
        print(f"WRONG: {line}")
    return 1 if wrong else 0


def _measured(settings: Settings, runs: int, *, dialogues: bool) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        database = opened_database(settings.model_copy(update={"home": home}))
        migrate(database)
        caller = opened_caller(settings, database)
        print(f"{settings.openai_model} at {settings.openai_base_url or 'api.openai.com'}: {_can(caller)}\n")
        _row("what", "precision", "recall", "pass^n", "p50 s", "gave up")
        for language in ("en", "zh"):
            score = _read(caller, language, runs)
            _row(f"reading, {language}", f"{score.precision:.2f}", f"{score.recall:.2f}",
                 f"{score.passed}/{sum(c['language'] == language for c in CASES)}", _median(score), score.failures)  # fmt: skip
        knowledge = open_knowledge(KNOWLEDGE)
        yield from _answers(caller, knowledge)
        caller.close()
        database.close()
        if dialogues:
            yield from _dialogues(home, knowledge, settings)
        knowledge.close()


def _can(caller: Caller) -> str:
    try:
        can = caller.abilities(caller.models().main, all_ways=True, fresh=True)
    except Exception as fault:
        return f"not there ({fault})"
    return f"{', '.join(can.ways) or 'no form at all'}; {'streams' if can.streams else 'does not stream'}"


def _row(*cells: object) -> None:
    print("| " + " | ".join(str(cell).ljust(18 if n == 0 else 9) for n, cell in enumerate(cells)) + " |", flush=True)


def _median(score: Score) -> str:
    return f"{statistics.median(score.seconds):.1f}" if score.seconds else "–"


# -- reading ----------------------------------------------------------------------------------------------------


def _read(caller: Caller, language: str, runs: int) -> Score:
    score = Score()
    for case in CASES:
        if case["language"] == language:
            whole = [_once(caller, case, run, score) for run in range(runs)]
            score.passed += all(whole)
    return score


def _once(caller: Caller, case: dict[str, Any], run: int, score: Score) -> bool:
    """One run of a case; each run is a workspace of its own, so that the cache answers none of them."""
    journey = _journey(case)
    caller.breaker.succeeded()  # each case is tried, whatever became of the last
    began = time.monotonic()
    try:
        found = parts_of(caller).understanding.read(f"run {run}", case["text"], journey, case["language"])
    except NoModel:
        score.failures += 1
        found = ()
    score.seconds.append(time.monotonic() - began)
    shown = checked(found, case["text"], journey)
    return _compare(case["expected"], shown, score)


def _journey(case: dict[str, Any]) -> Journey:
    stages = tuple(Stage(id=f"s{n}", name=name) for n, name in enumerate(case["stages"], 1))
    day = "2026-01-01T00:00:00Z"
    return Journey(
        id="j1", title=case["name"], language=case["language"], created_at=day, updated_at=day, stages=stages
    )


def _compare(expected: list[dict[str, str]], shown: tuple[Found, ...], score: Score) -> bool:
    """Field by field. What is offered and not expected is right where its words are in the text, which they are; it
    counts as wrong where its kind was not expected at all."""
    whole = True
    for want in expected:
        match = next((one for one in shown if one.kind == want["kind"] and _holds(one, want["text"])), None)
        for name, value in want.items():
            score.wanted += 1
            got = match is not None and (name in ("kind", "text") or getattr(match, name) == value)
            score.found += got
            whole = whole and got
    kinds = {want["kind"] for want in expected} | {"stage", "need", "expectation"}
    score.offered += len(shown)
    score.right += sum(one.kind in kinds for one in shown)
    return whole


def _holds(one: Found, words: str) -> bool:
    return bool(found_in(f"{one.text or ''} {one.quote} {one.detail or ''}", words, fold=True))


# -- answers ----------------------------------------------------------------------------------------------------


def _answers(caller: Caller, knowledge: KnowledgeBase) -> Iterator[str]:
    from bot.usecases.sources import KnowledgeSources

    sources_of = KnowledgeSources(lambda: knowledge)
    _row("answers", "sentences", "held", "fallback", "p50 s", "")
    for language in ("en", "zh"):
        said = held = fallback = 0
        seconds = []
        for spoken, question in QUESTIONS:
            if spoken != language:
                continue
            sources = sources_of("T1", Place(channel="C1"), question, "", None, spoken)  # type: ignore[arg-type]
            by_id = {source.cite.passage: source for source in sources.found}
            caller.breaker.succeeded()
            began, kept = time.monotonic(), 0
            try:
                for one in parts_of(caller).answering.answer("T1", question, sources.found, spoken):  # type: ignore[arg-type]
                    said += 1
                    kept += grounded(one, by_id, sources_of.alike)
            except NoModel:
                pass
            seconds.append(time.monotonic() - began)
            held += kept
            fallback += not kept
        _row(f"answers, {language}", said, held, fallback, f"{statistics.median(seconds):.1f}", "")
        if max(seconds) > LONGEST_WAIT:
            yield f"an answer in {language} was waited for {max(seconds):.1f} s"


# -- dialogues --------------------------------------------------------------------------------------------------


def _dialogues(home: Path, knowledge: KnowledgeBase, settings: Settings) -> Iterator[str]:
    from tests.dialogues.script import scripts

    for script in (one for one in scripts() if one.name in DIALOGUES):
        began = time.monotonic()
        try:
            got, shown = _played(home / script.name, knowledge, settings, script)
        except AssertionError as hung:
            yield f"{script.name}: {str(hung)[:300]}"
            continue
        same = got == script.document
        _row(f"{script.name}", "document", "exact" if same else "WRONG", "", f"{time.monotonic() - began:.0f}", "")
        if not same:
            yield f"{script.name}: another document came out"
        if "reference" in shown.lower() or "Traceback" in shown:
            yield f"{script.name}: an error was shown"


def _played(home: Path, knowledge: KnowledgeBase, settings: Settings, script: Any) -> tuple[Any, str]:
    from bot.wiring import build
    from tests.dialogues.document import told
    from tests.llm.playing import PlayerBesideAModel
    from tests.product import NOW, settings_in
    from tests.slackworld import served, slack_world

    model = {
        "OPENAI_MODEL": settings.openai_model or "",
        "OPENAI_BASE_URL": settings.openai_base_url or "",
        "OPENAI_API_KEY": settings.openai_api_key.get_secret_value() if settings.openai_api_key else "none",
    }
    with slack_world(home / "slack") as world:
        product = build(settings_in(home / "bot", world, **model), "http", clock=lambda: NOW, knowledge=knowledge)
        with served(product.asgi) as url:
            world.events_url = f"{url}/slack/events"
            product.start()
            try:
                living = Living(product, world)
                PlayerBesideAModel(world, script).play()
                shown = "\n".join(reply.text for reply in world.bot_messages(world.lab))
                return told(living.journey), shown
            finally:
                product.stop()


if __name__ == "__main__":
    sys.exit(main())
