"""Operators a model package may use. Loop, If, Scan, custom domains and external data are not among them."""

import onnx

ALLOWED_OPERATORS = frozenset(
    {
        "Abs",
        "Add",
        "AveragePool",
        "BatchNormalization",
        "Cast",
        "Clip",
        "Concat",
        "Constant",
        "Conv",
        "Div",
        "DynamicQuantizeLinear",
        "Erf",
        "Flatten",
        "Floor",
        "Gather",
        "Gemm",
        "GlobalAveragePool",
        "Identity",
        "LayerNormalization",
        "MatMul",
        "MatMulInteger",
        "Max",
        "Min",
        "Mul",
        "Pad",
        "Range",
        "ReduceMax",
        "ReduceMean",
        "ReduceMin",
        "ReduceSum",
        "Reshape",
        "Shape",
        "Sigmoid",
        "Slice",
        "Softmax",
        "Sqrt",
        "Squeeze",
        "Sub",
        "TopK",
        "Transpose",
        "Unsqueeze",
    }
)


def forbidden_parts(model: onnx.ModelProto) -> list[str]:
    """What in the model a package must not hold: unknown operators, foreign domains, external tensors."""
    found = {node.op_type for node in model.graph.node} - ALLOWED_OPERATORS
    found |= {f"domain {node.domain}" for node in model.graph.node if node.domain not in ("", "ai.onnx")}
    found |= {f"external data {tensor.name}" for tensor in model.graph.initializer if tensor.external_data}
    found |= {f"subgraph in {node.name}" for node in model.graph.node if any(a.HasField("g") for a in node.attribute)}
    return sorted(found)
