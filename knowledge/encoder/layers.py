"""The encoder's layers as nodes of a graph."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from knowledge.encoder.base import MATRICES, Base
from knowledge.encoder.graph import FLOATS, Compact, Floats, Graph

#: low-rank changes of matrices: `l8.q.in` (inputs, rank) and `l8.q.out` (rank, outputs), whose product is added
Changes = Mapping[str, Floats]
NONE: Changes = {}


@dataclass(frozen=True)
class Layer:
    matrices: Mapping[str, Floats]
    vectors: Mapping[str, Floats]


def lower_of(base: Base, layers: int) -> bytes:
    """The encoder's first layers alone: words (pieces, width) → lower (pieces, width)."""
    graph = Graph()
    graph.named("lower", lower_layers(graph, base, (own_layer(base, n) for n in range(layers)), "words"))
    return graph.model({"words": (FLOATS, ["pieces", base.shape.width])}, ["lower"])


def states_of(base: Base, changes: Changes = NONE) -> bytes:
    """The whole encoder with its matrices in bytes, a quarter of the memory and of the time: words (pieces, width) →
    states (pieces, width)."""
    graph = Compact()
    # One layer after the other: all of them unpacked at once would take 85 MB that the process keeps.
    layers = (_changed(own_layer(base, n), n, changes) for n in range(base.shape.layers))
    graph.named("states", lower_layers(graph, base, layers, "words"))
    return graph.model({"words": (FLOATS, ["pieces", base.shape.width])}, ["states"])


def lower_layers(graph: Graph, base: Base, layers: Iterable[Layer], words: str) -> str:
    x = graph.normed(words, base.vector("emb.ln.w"), base.vector("emb.ln.b"))
    for layer in layers:
        x = layer_node(graph, base, layer, x)
    return x


def layer_node(graph: Graph, base: Base, layer: Layer, x: str) -> str:
    m, v = layer.matrices, layer.vectors
    x = graph.normed(graph.node("Add", x, _attended(graph, base, layer, x)), v["aln"], v["aln.bias"])
    inner = graph.node("Gelu", graph.linear(x, m["fi"], v["fi"]))
    outer = graph.linear(inner, m["fo"], v["fo"])
    return graph.normed(graph.node("Add", x, outer), v["oln"], v["oln.bias"])


def _attended(graph: Graph, base: Base, layer: Layer, x: str) -> str:
    m, v, heads = layer.matrices, layer.vectors, base.shape.heads
    apart = graph.constant(np.asarray([0, heads, base.shape.width // heads], np.int64))
    q, k, value = (
        graph.node("Transpose", graph.node("Reshape", graph.linear(x, m[c], v[c]), apart), perm=perm)
        for c, perm in (("q", (1, 0, 2)), ("k", (1, 2, 0)), ("v", (1, 0, 2)))
    )
    scale = graph.constant(np.asarray((base.shape.width // heads) ** -0.5, np.float32))
    weights = graph.node("Softmax", graph.node("Mul", graph.node("MatMul", q, k), scale), axis=-1)
    mixed = graph.node("Transpose", graph.node("MatMul", weights, value), perm=(1, 0, 2))
    flat = graph.node("Reshape", mixed, graph.constant(np.asarray([0, base.shape.width], np.int64)))
    return graph.linear(flat, m["ao"], v["ao"])


def own_layer(base: Base, n: int) -> Layer:
    matrices, vectors = {}, {}
    for name in MATRICES:
        part, inputs = name[:-2], base.shape.inner if name == "fo.w" else base.shape.width
        matrices[part], vectors[part] = base.matrix(f"l{n}.{name}", inputs), base.vector(f"l{n}.{part}.b")
    for name in ("aln", "oln"):
        vectors[name], vectors[f"{name}.bias"] = base.vector(f"l{n}.{name}.w"), base.vector(f"l{n}.{name}.b")
    return Layer(matrices, vectors)


def _changed(layer: Layer, n: int, changes: Changes) -> Layer:
    matrices = dict(layer.matrices)
    for part in layer.matrices:
        if (name := f"l{n}.{part}.in") in changes:
            matrices[part] = layer.matrices[part] + changes[name] @ changes[f"l{n}.{part}.out"]
    return Layer(matrices, layer.vectors)
