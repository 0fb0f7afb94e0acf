"""The learned reader's network, forward only, in numpy: the pretrained encoder with the reader's changes of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.reading.labels import HEADS
from bot.reading.learned.base import MATRICES, Base
from bot.reading.learned.view import View

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Scores:
    """Natural logarithms of probabilities for each unit over `labels.TAGS`; for each head raw scores of each unit."""

    tags: Floats
    heads: Mapping[str, Floats]


@dataclass(frozen=True)
class _Layer:
    matrices: Mapping[str, Floats]
    vectors: Mapping[str, Floats]


class Network:
    """Raises KeyError or ValueError where weights do not fit the encoder."""

    def __init__(self, base: Base, weights: Mapping[str, npt.NDArray[Any]]) -> None:
        self.base = base
        self._w = _whole(weights)
        width = base.shape.width
        self._positions = base.vector("emb.pos").reshape(-1, width)
        self._kind = base.vector("emb.type")[:width]
        changed = {int(name[1:].split(".")[0]) for name in self._w if re.match(r"l\d", name)}
        self.unchanged = min(changed)
        self._layers = [self._layer_of(n) for n in range(max(changed) + 1)]

    def _layer_of(self, n: int) -> _Layer:
        """The encoder's own layer, or the reader's where its weights have one."""
        ours = f"l{n}.q.weight" in self._w
        matrices, vectors = {}, {}
        for name in MATRICES:
            part, inputs = name[:-2], self.base.shape.inner if name == "fo.w" else self.base.shape.width
            matrices[part] = self._w[f"l{n}.{part}.weight"] if ours else self.base.matrix(f"l{n}.{name}", inputs)
            vectors[part] = self._w[f"l{n}.{part}.bias"] if ours else self.base.vector(f"l{n}.{part}.b")
        for name in ("aln", "oln"):
            vectors[name] = self._w[f"l{n}.{name}.weight"] if ours else self.base.vector(f"l{n}.{name}.w")
            vectors[f"{name}.bias"] = self._w[f"l{n}.{name}.bias"] if ours else self.base.vector(f"l{n}.{name}.b")
        return _Layer(matrices, vectors)

    def lower(self, pieces: npt.NDArray[np.int64]) -> Floats:
        """The states of pieces after the encoder's unchanged layers."""
        words = self.base.words(pieces) + self._positions[: len(pieces)] + self._kind
        x = _normed(words, self.base.vector("emb.ln.w"), self.base.vector("emb.ln.b"))
        for layer in self._layers[: self.unchanged]:
            x = self._layer(layer, x)
        return x

    def run(self, seen: View) -> Scores:
        w = self._w
        x = self.lower(seen.pieces)
        x = x + (seen.cover.T @ seen.side) @ w["side.weight"] + w["side.bias"] + w["asked"][seen.asked]
        for layer in self._layers[self.unchanged :]:
            x = self._layer(layer, x)
        top = self._top(seen, x)
        heads = {name: top @ w[f"head.{name}.weight"] + w[f"head.{name}.bias"] for name in HEADS}
        return Scores(_log_softmax(top @ w["tags.weight"] + w["tags.bias"]), heads)

    def _top(self, seen: View, x: Floats) -> Floats:
        w = self._w
        units = seen.cover @ x + w["place"][seen.place] + seen.side @ w["again.weight"] + w["again.bias"]
        padded = np.pad(units, ((1, 1), (0, 0)))
        near = np.concatenate([padded[k : k + len(units)] for k in range(3)], axis=1)
        top: Floats = units + np.maximum(near @ w["near.weight"] + w["near.bias"], 0)
        return top

    def _layer(self, layer: _Layer, x: Floats) -> Floats:
        m, v = layer.matrices, layer.vectors
        heads, width = self.base.shape.heads, x.shape[1] // self.base.shape.heads
        q, k, value = ((x @ m[c] + v[c]).reshape(len(x), heads, width).transpose(1, 0, 2) for c in "qkv")
        weights = np.exp(_log_softmax((q @ k.transpose(0, 2, 1)) * np.float32(width**-0.5)))
        mixed = (weights @ value).transpose(1, 0, 2).reshape(len(x), -1)
        x = _normed(x + mixed @ m["ao"] + v["ao"], v["aln"], v["aln.bias"])
        inner = _gelu(x @ m["fi"] + v["fi"])
        return _normed(x + inner @ m["fo"] + v["fo"], v["oln"], v["oln.bias"])


def _whole(weights: Mapping[str, npt.NDArray[Any]]) -> dict[str, Floats]:
    """Weights as they were before they were made small."""
    out = {name: value.astype(np.float32) for name, value in weights.items() if not name.endswith((".int8", ".scale"))}
    for name, value in weights.items():
        if name.endswith(".int8"):
            own = name.removesuffix(".int8")
            out[own] = value.astype(np.float32) * weights[f"{own}.scale"].astype(np.float32)
    return out


def _gelu(x: Floats) -> Floats:
    """x·Φ(x) with Φ by the tanh formula; differs from the exact by less than 0.001."""
    out: Floats = 0.5 * x * (1 + np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x)))
    return out


def _normed(x: Floats, weight: Floats, bias: Floats) -> Floats:
    centred = x - x.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + 1e-12)
    out: Floats = centred / spread * weight + bias
    return out


def _log_softmax(x: Floats) -> Floats:
    x = x - x.max(axis=-1, keepdims=True)
    out: Floats = x - np.log(np.exp(x).sum(axis=-1, keepdims=True))
    return out
