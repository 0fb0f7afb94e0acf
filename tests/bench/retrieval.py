"""Retrieval side by side, in one run: the product, Chroma's plain use, LangChain's EnsembleRetriever.

    python -m tests.bench.retrieval [--questions FOLDER] [--seeds FOLDER] [--large N] [--quick]

FOLDER (or RETRIEVAL_DIR) holds questions.jsonl, concepts.jsonl and evaluate.py; unnamed, it is looked for beside the
project as */retrieval, and the texts that it asks about as */seeds. Without any, only the small set of
tests/knowledge/questions.yaml is asked, over the product's own corpus. All systems use the same embeddings.
"""

import argparse
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from knowledge.corpus_pages import OWN
from tests.bench.measure import Asked, Figures, compare, figures
from tests.bench.peers import Peer, plain_chroma, product, with_ensemble
from tests.bench.questions import QuestionSet, choosing_set, own_set, shared_set
from tests.bench.weight import Weight, weigh_large, weigh_small

#: What must be reached, by set and figure; of what it costs, ceilings for 1,000 and for 20,000 passages.
BARS = {
    "The seeds as corpus": {"five": 0.90, "rank": 0.80, "budget": 0.86, "area": 0.92},
    "The product's own corpus, by concept": {"five": 0.92, "rank": 0.84},
}
WEIGHT_BARS = (("indexing", 30.0), ("slow", 40.0), ("memory", 400.0)), (("slow", 60.0), ("memory", 900.0))
NAMES = {"five": "R@5", "rank": "MRR", "budget": "R@1000t", "area": "AUC", "indexing": "indexing, s",
         "slow": "query p95, ms", "memory": "RSS, MB"}  # fmt: skip

_SYSTEMS = (product, plain_chroma, with_ensemble)


def main() -> None:
    """Runs everything and prints Markdown tables."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="bench-retrieval-") as home:
        for questions, corpus in _sets(options):
            answers = [_asked(start(Path(home), corpus), questions) for start in _SYSTEMS]
            _print_quality(questions, answers)
        if not options.quick:
            weights = [weigh_small(), *([weigh_large(options.large)] if options.large else [])]
            _print_weights(weights)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=Path, default=_folder("RETRIEVAL_DIR", "*/retrieval"))
    parser.add_argument("--seeds", type=Path, default=_folder("SEEDS_DIR", "*/seeds"))
    parser.add_argument("--large", type=int, default=20_000, help="passages in one workspace; 0 leaves this out")
    parser.add_argument("--quick", action="store_true", help="quality only: no weights, no large workspace")
    return parser.parse_args()


def _folder(variable: str, pattern: str) -> Path:
    """What the environment names, else what lies beside the project."""
    beside = sorted(Path(__file__).parents[3].glob(pattern))
    return Path(os.environ.get(variable, beside[0] if beside else pattern))


def _sets(options: argparse.Namespace) -> list[tuple[QuestionSet, Path]]:
    if not (options.questions / "questions.jsonl").is_file():
        print(f"No questions in {options.questions}: the small set of our own is asked instead.\n")
        return [(choosing_set(), OWN), (own_set(), OWN)]
    sets = [(shared_set(options.questions, concepts=True), OWN), (choosing_set(), OWN), (own_set(), OWN)]
    if options.seeds.is_dir():
        return [(shared_set(options.questions, concepts=False), options.seeds), *sets]
    print(f"No seeds in {options.seeds}: only the product's own corpus is searched.\n")
    return sets


def _asked(peer: Peer, questions: QuestionSet) -> Asked:
    with peer:
        peer.search(questions.questions[0])  # the first search loads what is loaded once
        return Asked(peer.name, [peer.search(question) for question in questions.questions])


def _print_quality(questions: QuestionSet, answers: Sequence[Asked]) -> None:
    found = [figures(questions, asked) for asked in answers]
    print(f"### {questions.name} ({len(questions.answerable)} answerable, {len(questions.unanswerable)} not)\n")
    print("| system | R@1 | R@5 | zh / en R@5 | MRR | R@1000t | AUC | verdict right | p50 / p95 ms |")
    print("|---|---|---|---|---|---|---|---|---|")
    for one in found:
        print(_quality_row(one))
    print()
    for other, asked in zip(found[1:], answers[1:], strict=True):
        difference = compare(questions, answers[0], asked)
        print(f"- {found[0].system} against {other.system}: R@5 {difference.recall}, MRR {difference.rank}")
    _print_gaps([(name, getattr(found[0], name), bar, 1) for name, bar in BARS.get(questions.name, {}).items()])
    print("  (differences with their 95 % interval, paired bootstrap over questions)\n")


def _print_gaps(reached: Sequence[tuple[str, float, float, int]]) -> None:
    """`sense`: 1 where more is better, -1 where less is."""
    for name, value, bar, sense in reached:
        print(f"- {NAMES[name]} {value:.2f}, must reach {bar:g}: {sense * (value - bar):+.2f}")


def _quality_row(one: Figures) -> str:
    verdict = "–" if one.verdict is None else f"{one.verdict:.2f}"
    area = "–" if one.area is None else f"{one.area:.2f}"
    return (
        f"| {one.system} | {one.first:.2f} | {one.five:.2f} | {one.five_zh:.2f} / {one.five_en:.2f} | {one.rank:.2f} "
        f"| {one.budget:.2f} | {area} | {verdict} | {one.median:.1f} / {one.slow:.1f} |"
    )


def _print_weights(weights: Sequence[Weight]) -> None:
    print("### What it costs\n")
    print("| passages | indexing s | first start s | later start s | query p50 / p95 ms | RSS MB |")
    print("|---|---|---|---|---|---|")
    for one in weights:
        print(
            f"| {one.passages} | {one.indexing:.1f} | {one.first:.1f} | {one.start:.2f} | {one.median:.1f} / {one.slow:.1f} "
            f"| {one.memory:.0f} |"
        )
    for one, bars in zip(weights, WEIGHT_BARS, strict=False):
        print(f"\n{one.passages} passages (a minus is over the bar):")
        _print_gaps([(name, getattr(one, name), bar, -1) for name, bar in bars])


if __name__ == "__main__":
    main()
