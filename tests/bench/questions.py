"""Sets of questions, and who judges an answer to them."""

import importlib.util
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from knowledge.asked import asked

_OWN = Path(__file__).parents[1] / "knowledge" / "questions.yaml"


@dataclass(frozen=True)
class Question:
    """One line of questions.jsonl as a system may see it, with what only the judge may see behind `judged`."""

    id: str
    language: str
    text: str
    answerable: bool
    judged: Any


@dataclass(frozen=True)
class Hit:
    """A passage that a system gave: its text, its page when the corpus has pages, its score."""

    text: str
    page: str
    score: float


@dataclass(frozen=True)
class QuestionSet:
    """Questions with a judge: whether a passage answers a question."""

    name: str
    questions: Sequence[Question]
    answers: Callable[[Question, Hit], bool]

    @property
    def answerable(self) -> list[Question]:
        return [one for one in self.questions if one.answerable]

    @property
    def unanswerable(self) -> list[Question]:
        return [one for one in self.questions if not one.answerable]


def shared_set(folder: Path, *, concepts: bool) -> QuestionSet:
    """The questions of a folder, judged by its own evaluate.py: by exact words of the seeds, or by concepts.

    By concepts, the unanswerable ones are left out: most of them ask for methods that the product's corpus has.
    """
    rows = [json.loads(line) for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines() if line]
    judge = _evaluate(folder)
    table = judge.load_concepts(folder / "concepts.jsonl") if concepts else None
    judging = judge.Judge(1200, table)
    questions = [
        Question(row["id"], row["lang"], row["q"], row["answerable"], row)
        for row in rows
        if row["answerable"] or not concepts
    ]
    name = "The product's own corpus, by concept" if concepts else "The seeds as corpus"
    return QuestionSet(name, questions, lambda question, hit: judging.hit(question.judged, {"text": hit.text}))


def own_set() -> QuestionSet:
    """The small set over the product's corpus, judged by the page that a passage is of."""
    data = yaml.safe_load(_OWN.read_text(encoding="utf-8"))
    asked = [Question(f"y{at}", one[0], one[1], True, one[2]) for at, one in enumerate(data["answerable"])]
    asked += [Question(f"n{at}", one[0], one[1], False, []) for at, one in enumerate(data["unanswerable"])]
    return QuestionSet(
        "The product's own corpus, questions of our own", asked, lambda question, hit: hit.page in question.judged
    )


def choosing_set() -> QuestionSet:
    """What authors asked from whom the search has not learned, judged by the pages that they named."""
    asked_ = [
        Question(f"{one.author}/{one.id}", one.language, one.whole, bool(one.answered_by), one.answered_by)
        for one in asked("choosing")
        if one.author != "own" and (one.answered_by or not one.pages)
    ]
    return QuestionSet(
        "The product's own corpus, other authors", asked_, lambda question, hit: hit.page in question.judged
    )


def _evaluate(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("evaluate", folder / "evaluate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
