"""Collects the nodes and constants of an ONNX graph."""

import hashlib

import numpy as np
import onnx
from onnx import helper, numpy_helper


class GraphBuilder:
    """Every method returns the name of the tensor it made; `prefix` keeps names apart from those of other graphs."""

    def __init__(self, prefix: str) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}
        self._prefix = prefix

    def constant(self, value: object, dtype: type = np.float32) -> str:
        array = np.asarray(value, dtype=dtype)
        digest = hashlib.sha256(array.tobytes()).hexdigest()[:12]
        name = f"{self._prefix}_c_{array.dtype}_{'x'.join(map(str, array.shape))}_{digest}"
        self.constants.setdefault(name, numpy_helper.from_array(array, name))
        return name

    def node(self, operator: str, *inputs: str, output: str | None = None, **attributes: object) -> str:
        name = output or f"{self._prefix}_{operator.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [name], **attributes))
        return name

    def scalar_of(self, vector: str, index: int) -> str:
        return self.node("Gather", vector, self.constant(index, np.int64), axis=0)

    def clip(self, value: str, low: str, high: str) -> str:
        return self.node("Min", self.node("Max", value, low), high)

    def round_half_up(self, value: str) -> str:
        """A thousandth more than half is added, so that halves go up though a sum of floats left them just below."""
        return self.node("Floor", self.node("Add", value, self.constant(0.501)))
