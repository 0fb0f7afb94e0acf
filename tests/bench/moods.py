"""How well the feeling of customers' words is told on 300 hard lines, a third each good, bad and neither, half of them
Chinese; beside SnowNLP and VADER where somebody has installed them for the comparison.

python -m tests.bench.moods"""

import importlib
import importlib.util
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from bot.usecases.requests.learned.moods import moods_of
from bot.workshop.clusters import is_chinese

LINES = Path(__file__).parent / "feelings" / "hard.tsv"
SIGNS = {"+": 1, "-": -1, "0": 0}
Tell = Callable[[Sequence[str]], list[int]]


def hard() -> list[tuple[str, int]]:
    """(line, how it feels: 1, −1, 0)."""
    rows = (line.split("\t") for line in LINES.read_text("utf-8").splitlines())
    return [(text, SIGNS[sign]) for sign, text in rows]


def right(lines: Sequence[tuple[str, int]], tell: Tell) -> float:
    """The share that is told right."""
    told = tell([text for text, _ in lines])
    return float(np.mean([is_ == felt for is_, (_, felt) in zip(told, lines, strict=True)]))


def ours(texts: Sequence[str]) -> list[int]:
    return [int(np.sign(mood)) for mood in moods_of(texts)]


def snownlp(texts: Sequence[str]) -> list[int]:
    """Neither between .4 and .6 of its 0…1."""
    told = (importlib.import_module("snownlp").SnowNLP(text).sentiments for text in texts)
    return [(one > 0.6) - (one < 0.4) for one in told]


def vader(texts: Sequence[str]) -> list[int]:
    """Neither between ±.05, as its authors say."""
    judge = importlib.import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()
    told = (judge.polarity_scores(text)["compound"] for text in texts)
    return [(one >= 0.05) - (one <= -0.05) for one in told]


def main() -> None:
    lines = hard()
    zh, en = ([one for one in lines if is_chinese(one[0]) is wanted] for wanted in (True, False))
    print(f"ours {right(lines, ours):.3f} (zh {right(zh, ours):.3f}, en {right(en, ours):.3f})")
    for name, part, tell in (("snownlp", zh, snownlp), ("vaderSentiment", en, vader)):
        if importlib.util.find_spec(name):
            print(f"{name} {right(part, tell):.3f} on the {len(part)} lines of its language")


if __name__ == "__main__":
    main()
