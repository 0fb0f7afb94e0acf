"""Graphs for ONNX Runtime, put together node by node."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import NodeProto, TensorProto, helper, numpy_helper

Floats = npt.NDArray[np.float32]
Shaped = tuple[int, Sequence[str | int]]  # an input's type and the names or numbers of its sides
NUMBERS, FLOATS = TensorProto.INT64, TensorProto.FLOAT  # the types of inputs
_OPSETS = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
_IR = 10


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
        graph = helper.make_graph(self._nodes, "encoder", given, made, self._constants)
        built = helper.make_model(graph, opset_imports=_OPSETS)
        built.ir_version = _IR
        return bytes(built.SerializeToString())


class Compact(Graph):
    """Multiplies in bytes: each column of a matrix by its own scale, what comes in by one that is found as it runs."""

    def linear(self, x: str, weight: Floats, bias: Floats) -> str:
        scale = np.maximum(np.abs(weight).max(axis=0), 1e-9) / 127
        parts = (
            np.round(weight / scale).astype(np.int8),
            scale.astype(np.float32),
            np.zeros(len(scale), np.int8),
            bias,
        )
        return str(self.node("DynamicQuantizeMatMul", x, *map(self.constant, parts), domain="com.microsoft"))
