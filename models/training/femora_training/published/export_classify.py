"""`classify.onnx` of published weights, fp32."""

import io
import warnings

import onnx
import torch

from ..preprocessing.preprocess_graph import IR_VERSION, OPSET
from .classify_graph import DualGraph, SingleGraph
from .published_network import DualNetwork
from .read_weights import PublishedWeights
from .view_rules import VIEW_PX

INPUTS = ["hip_view", "site_view"]
OUTPUTS = ["logit", "hip_map", "site_map", "embedding"]


def classify_module(weights: PublishedWeights) -> torch.nn.Module:
    """The network with the inputs and outputs of a package's classifier."""
    if isinstance(weights.network, DualNetwork):
        return DualGraph(weights.network).eval()
    return SingleGraph(weights.network, "hip" if weights.variant == "original" else "site").eval()


def export_classify(weights: PublishedWeights) -> onnx.ModelProto:
    """hip_view, site_view [1, 1, S, S] -> logit [1], hip_map, site_map [1, 1, 14, 14], embedding [1, D]."""
    buffer = io.BytesIO()
    view = torch.zeros(1, 1, VIEW_PX, VIEW_PX)
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            classify_module(weights),
            (view, view.clone()),
            buffer,
            input_names=INPUTS,
            output_names=OUTPUTS,
            opset_version=OPSET,
            dynamo=False,
        )
    model = onnx.load_from_string(buffer.getvalue())
    model.ir_version = IR_VERSION
    model.producer_name, model.producer_version = "femora-training", ""
    return model
