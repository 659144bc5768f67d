"""Networks as ONNX graphs with weights stored in half precision."""

import io
import warnings

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from ..errors import TrainingError
from ..networks.classifier_network import ClassifierGraph
from ..networks.gate_network import HEADS, QUARTER_TURNS, GateGraph
from ..networks.locator_graph import LocatorGraph
from ..preprocessing.preprocess_graph import IR_VERSION, OPSET
from ..preprocessing.view_rules import FILM_PX, LOCATE_PX, VIEW_PX
from .allowed_operators import forbidden_parts

SMALLEST_HALF_TENSOR = 64
"""Values; smaller constants stay fp32."""


def export_gate(graph: GateGraph) -> onnx.ModelProto:
    """film -> hip, frontal, hardware, radiograph, inverted [1], orientation [1, 4], embedding [1, D], novelty [1]."""
    outputs = [*HEADS, "orientation", "embedding", "novelty"]
    return _export(graph, (torch.zeros(1, 1, FILM_PX, FILM_PX),), ["film"], outputs)


def export_locator(graph: LocatorGraph) -> onnx.ModelProto:
    """locate_film, orientation -> site [1, 4], site_score, fracture_present, right_side [1], sites [1, 2, 5]."""
    inputs = (torch.zeros(1, 1, LOCATE_PX, LOCATE_PX), torch.eye(QUARTER_TURNS)[:1])
    outputs = ["site", "site_score", "fracture_present", "right_side", "sites"]
    return _export(graph, inputs, ["locate_film", "orientation"], outputs)


def export_classifier(graph: ClassifierGraph) -> onnx.ModelProto:
    """hip_view, site_view -> logit [1], hip_map, site_map [1, 1, h, w], embedding [1, D]."""
    view = torch.zeros(1, 1, VIEW_PX, VIEW_PX)
    return _export(
        graph, (view, view.clone()), ["hip_view", "site_view"], ["logit", "hip_map", "site_map", "embedding"]
    )


def _export(graph: nn.Module, inputs: tuple[Tensor, ...], input_names: list[str], output_names: list[str]):
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            graph.eval().to(memory_format=torch.contiguous_format),
            inputs,
            buffer,
            input_names=input_names,
            output_names=output_names,
            opset_version=OPSET,
            dynamo=False,
        )
    model = onnx.load_from_string(buffer.getvalue())
    model.ir_version = IR_VERSION
    model.producer_name, model.producer_version = "femora-training", ""
    _merge_padding(model)
    _store_half(model)
    forbidden = forbidden_parts(model)
    if forbidden:
        raise TrainingError(f"The exported graph holds {', '.join(forbidden)}; change the network or the exporter.")
    onnx.checker.check_model(model, full_check=True)
    return model


def _merge_padding(model: onnx.ModelProto) -> None:
    """Moves the SAME padding of strided convolutions from Pad nodes into the convolution, and drops what is unused."""
    producers = {name: node for node in model.graph.node for name in node.output}
    for node in model.graph.node:
        source = producers.get(node.input[0]) if node.op_type == "Conv" else None
        if source is None or source.op_type != "Pad":
            continue
        attributes = {attribute.name: attribute for attribute in node.attribute}
        kernel, stride = attributes["kernel_shape"].ints[0], attributes["strides"].ints[0]
        before = (kernel - stride) // 2
        after = kernel - stride - before
        attributes["pads"].ints[:] = [before, before, after, after]
        node.input[0] = source.input[0]
    _drop_unused(model)


def _drop_unused(model: onnx.ModelProto) -> None:
    needed = {output.name for output in model.graph.output}
    kept = []
    for node in reversed(model.graph.node):
        if needed & set(node.output):
            kept.append(node)
            needed.update(node.input)
    del model.graph.node[:]
    model.graph.node.extend(reversed(kept))


def _store_half(model: onnx.ModelProto) -> None:
    """Replaces fp32 initialisers by fp16 ones and a Cast; refuses weights that fp16 would change."""
    casts = []
    for tensor in list(model.graph.initializer):
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < SMALLEST_HALF_TENSOR:
            continue
        half = values.astype(np.float16)
        if not np.array_equal(half.astype(np.float32), values):
            raise TrainingError(f"Weight {tensor.name} is not rounded to half precision; pass the shipped network.")
        stored = numpy_helper.from_array(half, f"{tensor.name}.half")
        casts.append(helper.make_node("Cast", [stored.name], [tensor.name], to=TensorProto.FLOAT))
        model.graph.initializer.remove(tensor)
        model.graph.initializer.append(stored)
    nodes = [*casts, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
