"""The learned reader's network as a graph for ONNX Runtime: the pretrained encoder's layers with the reader's changes
of them, and the reader's heads."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.reading.labels import HEADS
from knowledge.encoder.base import Base
from knowledge.encoder.graph import FLOATS, NUMBERS, Floats, Graph, Shaped
from knowledge.encoder.layers import Layer, layer_node, lower_layers, own_layer

Weights = Mapping[str, npt.NDArray[Any]]


def reader_of(base: Base, weights: Weights) -> bytes:
    """words, cover, side, place, asked (as in `view.View`) → tags (units, TAGS) as logarithms, heads as raw scores.
    Raises KeyError or ValueError where weights do not fit the encoder."""
    w = _whole(weights)
    changed = sorted({int(name[1 : name.index(".")]) for name in w if name[0] == "l" and name[1].isdigit()})
    graph = Graph()
    x = lower_layers(graph, base, [own_layer(base, n) for n in range(changed[0])], "words")
    mine = graph.node("MatMul", graph.node("Transpose", "cover"), "side")
    beside = graph.linear(mine, w["side.weight"], w["side.bias"])
    x = graph.node("Add", x, graph.node("Add", beside, graph.node("Gather", graph.constant(w["asked"]), "asked")))
    for n in range(changed[0], changed[-1] + 1):
        x = layer_node(graph, base, _changed(base, w, n) if n in changed else own_layer(base, n), x)
    top = _top(graph, w, x)
    for name in HEADS:
        graph.named(head(name), graph.linear(top, w[f"head.{name}.weight"], w[f"head.{name}.bias"]))
    graph.named("tags", graph.node("LogSoftmax", graph.linear(top, w["tags.weight"], w["tags.bias"]), axis=-1))
    return graph.model(_inputs(base.shape.width, len(w["side.weight"])), ["tags", *map(head, HEADS)])


def _inputs(width: int, wide: int) -> Mapping[str, Shaped]:
    return {
        "words": (FLOATS, ["pieces", width]),
        "cover": (FLOATS, ["units", "pieces"]),
        "side": (FLOATS, ["units", wide]),
        "place": (NUMBERS, ["units"]),
        "asked": (NUMBERS, []),
    }


def head(name: str) -> str:
    """A head's output among the graph's names."""
    return f"head.{name}"


def _top(graph: Graph, w: Mapping[str, Floats], x: str) -> str:
    """Units out of pieces, each beside its neighbours."""
    again = graph.linear("side", w["again.weight"], w["again.bias"])
    units = graph.node("Add", graph.node("MatMul", "cover", x), again)
    units = graph.node("Add", units, graph.node("Gather", graph.constant(w["place"]), "place"))
    padded = graph.node("Pad", units, graph.constant(np.asarray([1, 0, 1, 0], np.int64)))
    parts = [
        graph.node("Slice", padded, *(graph.constant(np.asarray([n], np.int64)) for n in (k, k - 2 or 2**31, 0)))
        for k in range(3)
    ]
    near = graph.linear(graph.node("Concat", *parts, axis=1), w["near.weight"], w["near.bias"])
    return str(graph.node("Add", units, graph.node("Relu", near)))


def _changed(base: Base, w: Mapping[str, Floats], n: int) -> Layer:
    """The encoder's layer with the matrices that are the reader's own."""
    own = own_layer(base, n)
    matrices, vectors = dict(own.matrices), dict(own.vectors)
    for part in own.matrices:
        if f"l{n}.{part}.weight" in w:
            matrices[part] = w[f"l{n}.{part}.weight"]
        vectors[part] = w[f"l{n}.{part}.bias"]
    for name in ("aln", "oln"):
        vectors[name], vectors[f"{name}.bias"] = w[f"l{n}.{name}.weight"], w[f"l{n}.{name}.bias"]
    return Layer(matrices, vectors)


def _whole(weights: Weights) -> dict[str, Floats]:
    """Weights as they were before they were made small."""
    out = {name: value.astype(np.float32) for name, value in weights.items() if not name.endswith((".int8", ".scale"))}
    for name, value in weights.items():
        if name.endswith(".int8"):
            own = name.removesuffix(".int8")
            out[own] = value.astype(np.float32) * weights[f"{own}.scale"].astype(np.float32)
    return out
