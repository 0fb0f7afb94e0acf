"""The clustering of a workshop's ideas against people's sorting, beside k-means, HDBSCAN and agglomerative clustering
on the same vectors, each of these with what it needs to know; and how long three thousand ideas take."""

import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from sklearn.cluster import HDBSCAN, AgglomerativeClustering, KMeans
from sklearn.metrics import adjusted_rand_score

from bot.workshop.clusters import grouped
from bot.workshop.learned.likeness import alike
from knowledge.embedding import BuiltIn, Vectors
from tests.bench.line import Line

IDEAS = Path(__file__).parent / "ideas"
MANY = 3_000


def run() -> list[Line]:
    texts, truth = ideas("final")
    vectors = alike(texts, BuiltIn().embed)
    ours = adjusted_rand_score(truth, labels(texts, vectors))
    lines: list[Line] = [("ideas in clusters, adjusted Rand", ours, "", None)]
    lines += [(f"… {name}", score, "", None) for name, score in others(vectors, truth).items()]
    return [*lines, *_many(texts)]


def ideas(name: str) -> tuple[list[str], list[int]]:
    groups = yaml.safe_load((IDEAS / f"{name}.yaml").read_text(encoding="utf-8"))
    texts = [text for group in groups.values() for text in group]
    return texts, [number for number, group in enumerate(groups.values()) for _ in group]


def labels(texts: list[str], vectors: Vectors) -> list[int]:
    found = [0] * len(texts)
    for number, group in enumerate(grouped(texts, vectors)):
        for index in group:
            found[index] = number
    return found


def others(vectors: Vectors, truth: list[int]) -> dict[str, float]:
    """k-means and agglomerative are told how many groups there are; of HDBSCAN the best of four settings counts."""
    k = len(set(truth))
    means = [KMeans(k, n_init=10, random_state=seed).fit_predict(vectors) for seed in range(5)]
    score: Callable[[Any], float] = lambda found: adjusted_rand_score(truth, found)  # noqa: E731
    return {
        "k-means, told k, mean of 5": float(np.mean([score(found) for found in means])),
        "HDBSCAN, best of 4 settings": max(
            score(HDBSCAN(min_cluster_size=m).fit_predict(vectors)) for m in (2, 3, 4, 5)
        ),
        "agglomerative, average, told k": score(AgglomerativeClustering(k, linkage="average").fit_predict(vectors)),
        "agglomerative, Ward, told k": score(AgglomerativeClustering(k, linkage="ward").fit_predict(vectors)),
    }


def _many(texts: list[str]) -> list[Line]:
    """Every idea said in fifteen ways that differ by a few words, so that none is embedded twice."""
    many = [f"{text} {number}" for number in range(MANY // len(texts)) for text in texts]
    start = time.perf_counter()
    grouped(many, alike(many, BuiltIn().embed))
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [(f"{MANY:,} ideas clustered", seconds, "s", 10.0), ("memory then", memory, "MB", 600.0)]
