"""The learned reader's network as a graph for ONNX Runtime: the pretrained encoder's layers with the reader's changes
of them, and the reader's heads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import NodeProto, TensorProto, helper, numpy_helper

from bot.reading.labels import HEADS
from bot.reading.learned.base import MATRICES, Base

Floats = npt.NDArray[np.float32]
Weights = Mapping[str, npt.NDArray[Any]]
Shaped = tuple[int, Sequence[str | int]]  # an input's type and the names or numbers of its sides
_OPSETS = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
_IR = 10


@dataclass(frozen=True)
class _Layer:
    matrices: Mapping[str, Floats]
    vectors: Mapping[str, Floats]


class Graph:
    """Collects nodes and constants; what a method returns is the name of its result."""

    def __init__(self) -> None:
        self._nodes = list[NodeProto]()
        self._constants = list[TensorProto]()
        self._numbers = count()

    def constant(self, value: npt.NDArray[Any]) -> str:
        name = f"c{next(self._numbers)}"
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes: Any) -> Any:
        """The result's name, or the tuple of their names where there are several."""
        names = tuple(f"n{next(self._numbers)}" for _ in range(outputs))
        self._nodes.append(helper.make_node(kind, inputs, names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def named(self, name: str, inner: str) -> None:
        self._nodes.append(helper.make_node("Identity", [inner], [name]))

    def linear(self, x: str, weight: Floats, bias: Floats) -> str:
        return str(self.node("Add", self.node("MatMul", x, self.constant(weight)), self.constant(bias)))

    def normed(self, x: str, weight: Floats, bias: Floats) -> str:
        own = (self.constant(weight), self.constant(bias))
        return str(self.node("LayerNormalization", x, *own, axis=-1, epsilon=1e-12))

    def model(self, inputs: Mapping[str, Shaped], outputs: Sequence[str]) -> bytes:
        given = [helper.make_tensor_value_info(name, kind, list(shape)) for name, (kind, shape) in inputs.items()]
        made = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs]
        graph = helper.make_graph(self._nodes, "reader", given, made, self._constants)
        built = helper.make_model(graph, opset_imports=_OPSETS)
        built.ir_version = _IR
        return bytes(built.SerializeToString())


def lower_of(base: Base, layers: int) -> bytes:
    """The encoder's first layers alone: words (pieces, width) → lower (pieces, width)."""
    graph = Graph()
    graph.named("lower", _lower(graph, base, [_own(base, n) for n in range(layers)], "words"))
    return graph.model({"words": (TensorProto.FLOAT, ["pieces", base.shape.width])}, ["lower"])


def reader_of(base: Base, weights: Weights) -> bytes:
    """words, cover, side, place, asked (as in `view.View`) → tags (units, TAGS) as logarithms, heads as raw scores.
    Raises KeyError or ValueError where weights do not fit the encoder."""
    w = _whole(weights)
    changed = sorted({int(name[1 : name.index(".")]) for name in w if name[0] == "l" and name[1].isdigit()})
    graph = Graph()
    x = _lower(graph, base, [_own(base, n) for n in range(changed[0])], "words")
    mine = graph.node("MatMul", graph.node("Transpose", "cover"), "side")
    beside = graph.linear(mine, w["side.weight"], w["side.bias"])
    x = graph.node("Add", x, graph.node("Add", beside, graph.node("Gather", graph.constant(w["asked"]), "asked")))
    for n in range(changed[0], changed[-1] + 1):
        x = _layer(graph, base, _changed(base, w, n) if n in changed else _own(base, n), x)
    top = _top(graph, w, x)
    for name in HEADS:
        graph.named(head(name), graph.linear(top, w[f"head.{name}.weight"], w[f"head.{name}.bias"]))
    graph.named("tags", graph.node("LogSoftmax", graph.linear(top, w["tags.weight"], w["tags.bias"]), axis=-1))
    return graph.model(_inputs(base.shape.width, len(w["side.weight"])), ["tags", *map(head, HEADS)])


def _inputs(width: int, wide: int) -> Mapping[str, Shaped]:
    number, floats = TensorProto.INT64, TensorProto.FLOAT
    return {
        "words": (floats, ["pieces", width]),
        "cover": (floats, ["units", "pieces"]),
        "side": (floats, ["units", wide]),
        "place": (number, ["units"]),
        "asked": (number, []),
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


def _lower(graph: Graph, base: Base, layers: Sequence[_Layer], words: str) -> str:
    x = graph.normed(words, base.vector("emb.ln.w"), base.vector("emb.ln.b"))
    for layer in layers:
        x = _layer(graph, base, layer, x)
    return x


def _layer(graph: Graph, base: Base, layer: _Layer, x: str) -> str:
    m, v = layer.matrices, layer.vectors
    x = graph.normed(graph.node("Add", x, _attended(graph, base, layer, x)), v["aln"], v["aln.bias"])
    inner = graph.node("Gelu", graph.linear(x, m["fi"], v["fi"]))
    outer = graph.linear(inner, m["fo"], v["fo"])
    return graph.normed(graph.node("Add", x, outer), v["oln"], v["oln.bias"])


def _attended(graph: Graph, base: Base, layer: _Layer, x: str) -> str:
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


def _own(base: Base, n: int) -> _Layer:
    matrices, vectors = {}, {}
    for name in MATRICES:
        part, inputs = name[:-2], base.shape.inner if name == "fo.w" else base.shape.width
        matrices[part], vectors[part] = base.matrix(f"l{n}.{name}", inputs), base.vector(f"l{n}.{part}.b")
    for name in ("aln", "oln"):
        vectors[name], vectors[f"{name}.bias"] = base.vector(f"l{n}.{name}.w"), base.vector(f"l{n}.{name}.b")
    return _Layer(matrices, vectors)


def _changed(base: Base, w: Mapping[str, Floats], n: int) -> _Layer:
    """The encoder's layer with the matrices that are the reader's own."""
    own = _own(base, n)
    matrices, vectors = dict(own.matrices), dict(own.vectors)
    for part in own.matrices:
        if f"l{n}.{part}.weight" in w:
            matrices[part] = w[f"l{n}.{part}.weight"]
        vectors[part] = w[f"l{n}.{part}.bias"]
    for name in ("aln", "oln"):
        vectors[name], vectors[f"{name}.bias"] = w[f"l{n}.{name}.weight"], w[f"l{n}.{name}.bias"]
    return _Layer(matrices, vectors)


def _whole(weights: Weights) -> dict[str, Floats]:
    """Weights as they were before they were made small."""
    out = {name: value.astype(np.float32) for name, value in weights.items() if not name.endswith((".int8", ".scale"))}
    for name, value in weights.items():
        if name.endswith(".int8"):
            own = name.removesuffix(".int8")
            out[own] = value.astype(np.float32) * weights[f"{own}.scale"].astype(np.float32)
    return out
