"""`preprocess.onnx` of an imported network: the lent gate's film and the published views."""

import onnx
from onnx import TensorProto, helper

from .base_package import BasePackage
from .view_graph import build_view_nodes
from .view_rules import VIEW_PX


def build_preprocess_model(base: BasePackage) -> onnx.ModelProto:
    """Outputs of the base package's preprocessing except its views, then `hip_view`, `site_view` [1, 1, S, S]."""
    model = base.film_graph()
    views = build_view_nodes()
    model.graph.node.extend(views.nodes)
    model.graph.initializer.extend(views.constants.values())
    given = {value.name for value in model.graph.input}
    for name, kind, shape in (
        ("pixels", TensorProto.FLOAT, ["height", "width"]),
        ("site", TensorProto.FLOAT, [4]),
        ("side", TensorProto.INT64, [1]),
    ):
        if name not in given:
            model.graph.input.append(helper.make_tensor_value_info(name, kind, shape))
    view_shape = [1, 1, VIEW_PX, VIEW_PX]
    for name in ("hip_view", "site_view"):
        model.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, view_shape))
    model.graph.name = "preprocess"
    onnx.checker.check_model(model, full_check=True)
    return model
