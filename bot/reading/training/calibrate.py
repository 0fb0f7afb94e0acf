"""Thresholds from authors that the network was not trained on: which share of what scores so much is right."""

import json
from collections.abc import Iterable
from datetime import date as Date

import numpy as np

from bot.reading.learned.decode import Stretch, stretches
from bot.reading.learned.network import Network
from bot.reading.learned.view import view
from bot.reading.training.corpus import OWN, Example, Marked, examples

TODAY = Date(2026, 11, 27)  # the day that the corpus is written on
WANTED = 0.25  # least share of right ones among those of one score that are stored at once; [Undo] stands beside
BINS = 12


def calibration(network: Network, authors: frozenset[str]) -> str:
    """The calibration file's text."""
    points = sorted(_points(network, examples(OWN, authors)))
    scores, shares = _rising([s for s, _, _ in points], [r for _, r, _ in points])
    least = next((score for score, share in zip(scores, shares, strict=True) if share >= WANTED), 0.5)
    told = {
        "scores": scores,
        "shares": shares,
        "leasts": {},
        "least_of_all": round(float(np.interp(least, scores, shares)), 3),
    }
    return json.dumps(told, indent=1) + "\n"


def _points(network: Network, made: Iterable[Example]) -> Iterable[tuple[float, bool, str]]:
    """(score, whether an author marked such a stretch there, kind) for every stretch that tells something."""
    for e in made:
        if not e.text.units:
            continue
        for found in stretches(network.run(view(e.text, e.situation, network.base))):
            if found.kind not in ("O", "reference"):
                yield found.sure, any(alike(mark, found) for mark in e.marks), found.kind


def alike(mark: Marked, found: Stretch) -> bool:
    """The same kind, and more than half of the longer in common."""
    both = min(mark.last, found.last) - max(mark.first, found.first) + 1
    longer = max(mark.last - mark.first, found.last - found.first) + 1
    return mark.kind == found.kind and both * 2 > longer


def _rising(scores: list[float], right: list[bool]) -> tuple[list[float], list[float]]:
    """Shares of right ones in bins of equal size, made to rise by pooling neighbours that fall (isotonic)."""
    parts = [p for p in np.array_split(np.arange(len(scores)), BINS) if len(p)]
    pools = [(float(np.mean([scores[i] for i in p])), float(np.mean([right[i] for i in p])), len(p)) for p in parts]
    out = list[tuple[float, float, int]]()
    for pool in pools:
        out.append(pool)
        while len(out) > 1 and out[-2][1] > out[-1][1]:
            (a, x, n), (b, y, m) = out[-2:]
            out[-2:] = [((a * n + b * m) / (n + m), (x * n + y * m) / (n + m), n + m)]
    return [round(s, 3) for s, _, _ in out], [round(x, 3) for _, x, _ in out]
