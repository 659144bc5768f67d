"""How the weights of `classify.onnx` are stored."""

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

SMALLEST_HALF_TENSOR = 64
"""Values; smaller constants stay fp32."""
LARGEST_HALF = 65504.0


class Precision(Enum):
    """Arithmetic is fp32 in FULL and HALF; in INT8 the products with weights are 8-bit integers."""

    FULL = "fp32"
    HALF = "half"
    INT8 = "int8"


def stored_as(model: onnx.ModelProto, precision: Precision) -> onnx.ModelProto:
    """The same network with its weights stored as asked; `model` has fp32 weights and stays as it is."""
    if precision is Precision.HALF:
        return _half(model)
    if precision is Precision.INT8:
        return _int8(model)
    return model


def _half(model: onnx.ModelProto) -> onnx.ModelProto:
    """fp16 initialisers, each followed by a Cast that ONNX Runtime folds away when it opens the graph."""
    result = onnx.ModelProto()
    result.CopyFrom(model)
    casts = []
    for tensor in list(result.graph.initializer):
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < SMALLEST_HALF_TENSOR or np.abs(values).max() > LARGEST_HALF:
            continue
        stored = numpy_helper.from_array(values.astype(np.float16), f"{tensor.name}.half")
        casts.append(helper.make_node("Cast", [stored.name], [tensor.name], to=TensorProto.FLOAT))
        result.graph.initializer.remove(tensor)
        result.graph.initializer.append(stored)
    nodes = [*casts, *result.graph.node]
    del result.graph.node[:]
    result.graph.node.extend(nodes)
    return result


def _int8(model: onnx.ModelProto) -> onnx.ModelProto:
    """Dynamic quantisation of the matrix products with weights, one scale per output channel.

    Weights use 7 of the 8 bits: with 8, processors without VNNI instructions would clip intermediate sums, and the
    score would depend on the processor.
    """
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "full.onnx", Path(folder) / "int8.onnx"
        onnx.save(model, source)
        with _quiet():
            quantize_dynamic(
                source,
                target,
                op_types_to_quantize=["MatMul"],
                per_channel=True,
                reduce_range=True,
                weight_type=QuantType.QInt8,
                extra_options={"MatMulConstBOnly": True},
            )
        result = onnx.load(target)
    result.producer_name, result.producer_version = model.producer_name, ""
    used = {node.domain for node in result.graph.node}
    kept = [entry for entry in result.opset_import if entry.domain in ("", "ai.onnx") or entry.domain in used]
    del result.opset_import[:]
    result.opset_import.extend(kept)
    return result


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the quantiser's advice to simplify the graph first, which changes nothing here."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(before)
