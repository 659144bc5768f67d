"""The preprocessing as an ONNX graph: pixels [H, W] + site [4] + side [1] -> film, locate_film, hip_view, site_view."""

import hashlib

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from .view_rules import (
    FILM_PX,
    HIP_FRACTION_OF_FILM,
    HIP_MULTIPLE_OF_SITE,
    LOCATE_PX,
    MINIMUM_RANGE,
    MINIMUM_WINDOW_PX,
    SITE_MARGIN,
    VIEW_PX,
    order_statistic_ranks,
)

OPSET = 18
IR_VERSION = 10


class _Graph:
    """Collects nodes and constants; every method returns the name of the tensor it made."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}
        self._count = 0

    def constant(self, value: object, dtype: type = np.float32) -> str:
        array = np.asarray(value, dtype=dtype)
        name = f"c_{array.dtype}_{'x'.join(map(str, array.shape))}_{hashlib.sha256(array.tobytes()).hexdigest()[:12]}"
        self.constants.setdefault(name, numpy_helper.from_array(array, name))
        return name

    def node(self, operator: str, *inputs: str, output: str | None = None, outputs: int = 1, **attributes: object):
        self._count += 1
        names = [output or f"{operator.lower()}_{self._count}_{index}" for index in range(outputs)]
        self.nodes.append(helper.make_node(operator, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def scalar_of(self, vector: str, index: int) -> str:
        return self.node("Gather", vector, self.constant(index, np.int64), axis=0)

    def clip(self, value: str, low: str, high: str) -> str:
        return self.node("Min", self.node("Max", value, low), high)

    def round_half_up(self, value: str) -> str:
        return self.node("Floor", self.node("Add", value, self.constant(0.5)))


def build_preprocess_graph() -> onnx.ModelProto:
    """The whole preprocessing as one model, opset 18, dynamic H and W."""
    graph = _Graph()
    size = graph.node("Cast", graph.node("Shape", "pixels"), to=TensorProto.FLOAT)
    rows, columns = graph.scalar_of(size, 0), graph.scalar_of(size, 1)
    plane = graph.node("Unsqueeze", "pixels", graph.constant([0, 1], np.int64))
    for name, size_px in (("film", FILM_PX), ("locate_film", LOCATE_PX)):
        graph.node("Identity", _stretch(graph, _resize(graph, plane, size_px), size_px), output=name)
    extent, centre_x, centre_y = _site(graph, rows, columns)
    shorter, longer = graph.node("Min", rows, columns), graph.node("Max", rows, columns)
    hip_size = graph.node(
        "Max",
        graph.node("Mul", graph.constant(HIP_FRACTION_OF_FILM), longer),
        graph.node("Mul", graph.constant(HIP_MULTIPLE_OF_SITE), extent),
    )
    site_size = graph.node("Mul", graph.constant(SITE_MARGIN), extent)
    columns_in_order = _mirrored_columns(graph)
    for name, view_size in (("hip_view", hip_size), ("site_view", site_size)):
        crop = _crop(graph, plane, view_size, centre_x, centre_y, rows, columns, shorter)
        view = _stretch(graph, _resize(graph, crop, VIEW_PX), VIEW_PX)
        graph.node("Gather", view, columns_in_order, axis=3, output=name)
    return _model(graph)


def _site(graph: _Graph, rows: str, columns: str) -> tuple[str, str, str]:
    """Extent and centre of the site rectangle, clamped to the film, in film pixels."""
    zero, one, half = graph.constant(0), graph.constant(1), graph.constant(0.5)
    x, y, width, height = (graph.scalar_of("site", index) for index in range(4))
    left = graph.clip(x, zero, graph.node("Sub", columns, one))
    right = graph.clip(graph.node("Add", x, width), one, columns)
    top = graph.clip(y, zero, graph.node("Sub", rows, one))
    bottom = graph.clip(graph.node("Add", y, height), one, rows)
    extent = graph.node("Max", graph.node("Sub", right, left), graph.node("Sub", bottom, top), one)
    centre_x = graph.node("Mul", graph.node("Add", left, right), half)
    centre_y = graph.node("Mul", graph.node("Add", top, bottom), half)
    return extent, centre_x, centre_y


def _crop(
    graph: _Graph, plane: str, size: str, centre_x: str, centre_y: str, rows: str, columns: str, shorter: str
) -> str:
    """Square window of the plane, shifted to lie inside the film."""
    bounded = graph.node("Max", graph.round_half_up(size), graph.constant(MINIMUM_WINDOW_PX))
    side = graph.node("Min", shorter, bounded)
    half = graph.node("Mul", side, graph.constant(0.5))
    starts = []
    for centre, length in ((centre_y, rows), (centre_x, columns)):
        start = graph.round_half_up(graph.node("Sub", centre, half))
        starts.append(graph.clip(start, graph.constant(0), graph.node("Sub", length, side)))
    axis = graph.constant([0], np.int64)
    start = graph.node("Concat", *(graph.node("Unsqueeze", value, axis) for value in starts), axis=0)
    end = graph.node("Add", start, graph.node("Unsqueeze", side, axis))
    return graph.node(
        "Slice",
        plane,
        graph.node("Cast", start, to=TensorProto.INT64),
        graph.node("Cast", end, to=TensorProto.INT64),
        graph.constant([2, 3], np.int64),
    )


def _resize(graph: _Graph, plane: str, size: int) -> str:
    """Antialiased linear resize of [1,1,h,w] to [1,1,size,size] as two matrix products.

    Written out because the antialiased Resize of ONNX Runtime 1.30 departs from the published filter by up to 1e-2
    of the grey range when it shrinks.
    """
    shape = graph.node("Cast", graph.node("Shape", plane), to=TensorProto.FLOAT)
    rows = _filter_matrix(graph, graph.scalar_of(shape, 2), size)
    columns = graph.node("Transpose", _filter_matrix(graph, graph.scalar_of(shape, 3), size), perm=[1, 0])
    return graph.node("MatMul", graph.node("MatMul", rows, plane), columns)


def _filter_matrix(graph: _Graph, length: str, size: int) -> str:
    """float32 [size, length] triangle filter, half-pixel centres, as wide as the shrink factor, rows sum to 1."""
    one, half = graph.constant(1), graph.constant(0.5)
    scale = graph.node("Div", length, graph.constant(size))
    centres = graph.node("Mul", graph.constant(np.arange(size)[:, None] + 0.5), scale)
    taps = graph.node("Add", graph.node("Range", graph.constant(0), length, one), half)
    distance = graph.node("Div", graph.node("Abs", graph.node("Sub", taps, centres)), graph.node("Max", scale, one))
    weights = graph.node("Max", graph.node("Sub", one, distance), graph.constant(0))
    return graph.node("Div", weights, graph.node("ReduceSum", weights, graph.constant([1], np.int64), keepdims=1))


def _stretch(graph: _Graph, image: str, size: int) -> str:
    values = graph.node("Reshape", image, graph.constant([-1], np.int64))
    dark_rank, bright_rank = order_statistic_ranks(size * size)
    low = _order_statistic(graph, values, dark_rank, largest=0)
    high = _order_statistic(graph, values, bright_rank, largest=1)
    span = graph.node("Max", graph.node("Sub", high, low), graph.constant(MINIMUM_RANGE))
    unit = graph.clip(graph.node("Div", graph.node("Sub", image, low), span), graph.constant(0), graph.constant(1))
    return graph.node("Sub", graph.node("Mul", unit, graph.constant(2)), graph.constant(1))


def _order_statistic(graph: _Graph, values: str, rank: int, largest: int) -> str:
    top = graph.node("TopK", values, graph.constant([rank], np.int64), outputs=2, largest=largest, sorted=1)[0]
    return graph.scalar_of(top, rank - 1)


def _mirrored_columns(graph: _Graph) -> str:
    """int64 [S] column order of the views: reversed for the patient's right (side = 1)."""
    flag = graph.clip("side", graph.constant([0], np.int64), graph.constant([1], np.int64))
    direction = graph.node("Sub", graph.constant([1], np.int64), graph.node("Mul", flag, graph.constant([2], np.int64)))
    ascending = graph.constant(np.arange(VIEW_PX), np.int64)
    offset = graph.node("Mul", flag, graph.constant([VIEW_PX - 1], np.int64))
    return graph.node("Add", graph.node("Mul", ascending, direction), offset)


def _model(graph: _Graph) -> onnx.ModelProto:
    def tensor(name: str, kind: int, shape: list[int | str]) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, shape)

    built = helper.make_graph(
        graph.nodes,
        "preprocess",
        [
            tensor("pixels", TensorProto.FLOAT, ["height", "width"]),
            tensor("site", TensorProto.FLOAT, [4]),
            tensor("side", TensorProto.INT64, [1]),
        ],
        [
            tensor("film", TensorProto.FLOAT, [1, 1, FILM_PX, FILM_PX]),
            tensor("locate_film", TensorProto.FLOAT, [1, 1, LOCATE_PX, LOCATE_PX]),
            tensor("hip_view", TensorProto.FLOAT, [1, 1, VIEW_PX, VIEW_PX]),
            tensor("site_view", TensorProto.FLOAT, [1, 1, VIEW_PX, VIEW_PX]),
        ],
        list(graph.constants.values()),
    )
    model = helper.make_model(
        built,
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=IR_VERSION,
        producer_name="femora-training",
    )
    onnx.checker.check_model(model, full_check=True)
    return model
