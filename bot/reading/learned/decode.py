"""From scores to stretches: the likeliest tags that fit together, and how sure each stretch is."""

from dataclasses import dataclass

import numpy as np

from bot.reading.labels import HEAD_OF, HEADS, TAGS
from bot.reading.learned.network import Scores
from knowledge.encoder.graph import Floats

_FORBIDDEN = np.float32(-1e4)


def _transitions() -> Floats:
    """I-kind follows only B-kind and I-kind."""
    out = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)
    for n, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            out[:, n] = _FORBIDDEN
            out[TAGS.index(f"B-{tag[2:]}"), n] = 0
            out[n, n] = 0
    return out


_STEP = _transitions()
_START = np.asarray([_FORBIDDEN if tag.startswith("I-") else 0 for tag in TAGS], dtype=np.float32)
_KIND_OF = np.asarray([0] + [1 + n // 2 for n in range(len(TAGS) - 1)])


@dataclass(frozen=True)
class Stretch:
    """Units first..last are of `kind` ("O": glue) with probability `sure`; `classes` of its head, likeliest first."""

    first: int
    last: int
    kind: str
    sure: float
    classes: tuple[tuple[str, float], ...] = ()
    second: str = "O"  # the next best kind of the whole stretch


def stretches(scores: Scores) -> tuple[Stretch, ...]:
    """All units of the message in order, each in exactly one stretch."""
    path = _best_path(scores.tags)
    out, first = list[Stretch](), 0
    for n in range(1, len(path) + 1):
        if n == len(path) or not _goes_on(path[n - 1], path[n]):
            out.append(_stretch(scores, first, n - 1, TAGS[path[first]]))
            first = n
    return tuple(out)


def _goes_on(before: int, here: int) -> bool:
    return (before == 0 and here == 0) or TAGS[here].startswith("I-")


def _best_path(tags: Floats) -> list[int]:
    if not len(tags):
        return []
    best, back = tags[0] + _START, list[np.ndarray]()
    for row in tags[1:]:
        ways = best[:, None] + _STEP
        back.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def _stretch(scores: Scores, first: int, last: int, tag: str) -> Stretch:
    kind = tag[2:] or "O"
    chances = _kinds(scores.tags[first : last + 1])
    mean = np.log(chances + 1e-9).mean(axis=0)
    mine = 0 if kind == "O" else 1 + (TAGS.index(tag) - 1) // 2
    order = [int(k) for k in np.argsort(-mean) if k != mine]
    begins = float(np.exp(scores.tags[first, TAGS.index(tag)])) if kind != "O" else 1.0
    sure = float(np.exp(mean[mine])) * min(1.0, begins / max(1e-6, float(chances[0, mine])))
    head = HEAD_OF.get(kind)
    return Stretch(first, last, kind, sure, classed(scores, head, first, last) if head else (), _name(order[0]))


def _name(kind: int) -> str:
    return "O" if kind == 0 else TAGS[2 * kind - 1][2:]


def _kinds(tags: Floats) -> Floats:
    """Probabilities by kind, whichever its place in a stretch: shape (units, kinds + 1)."""
    chances = np.exp(tags)
    out: Floats = np.concatenate([chances[:, :1], chances[:, 1:].reshape(len(tags), -1, 2).sum(axis=2)], axis=1)
    return out


def classed(scores: Scores, head: str, first: int, last: int) -> tuple[tuple[str, float], ...]:
    pooled = scores.heads[head][first : last + 1].mean(axis=0)
    chances = np.exp(pooled - pooled.max())
    chances /= chances.sum()
    order = np.argsort(-chances)
    return tuple((HEADS[head][int(k)], float(chances[k])) for k in order)
