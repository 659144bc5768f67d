"""The published preprocessing as ONNX nodes: pixels [H, W], site [4], side [1] -> hip_view, site_view [1, 1, S, S].

What the published training code does to a picture file: an 8-bit grey picture, its half on the fractured side or the
drawn rectangle, squashed to 224 x 224 by Pillow's bilinear filter (8-bit results, columns first), grey / 255,
normalised by the mean and deviation of the view. Right hips are mirrored.
"""

import numpy as np
from onnx import TensorProto

from .graph_builder import GraphBuilder
from .view_rules import (
    HIP_DEVIATION,
    HIP_MEAN,
    SITE_DEVIATION,
    SITE_MEAN,
    SMALLEST_RANGE,
    VIEW_PX,
    WHITE,
)

PREFIX = "published"


def build_view_nodes() -> GraphBuilder:
    """Nodes that read `pixels`, `site`, `side` and write `hip_view`, `site_view`."""
    graph = GraphBuilder(PREFIX)
    size = graph.node("Cast", graph.node("Shape", "pixels"), to=TensorProto.FLOAT)
    rows, columns = graph.scalar_of(size, 0), graph.scalar_of(size, 1)
    plane = _eight_bit(graph)
    rectangle = _rectangle(graph, rows, columns)
    order = _column_order(graph)
    for name, bounds, mean, deviation in (
        ("hip_view", _half(graph, rows, columns, rectangle), HIP_MEAN, HIP_DEVIATION),
        ("site_view", rectangle, SITE_MEAN, SITE_DEVIATION),
    ):
        squashed = _squash(graph, _crop(graph, plane, bounds))
        mirrored = graph.node("Gather", squashed, order, axis=1)
        unit = graph.node("Div", mirrored, graph.constant(WHITE))
        normal = graph.node("Div", graph.node("Sub", unit, graph.constant(mean)), graph.constant(deviation))
        graph.node("Unsqueeze", normal, graph.constant([0, 1], np.int64), output=name)
    return graph


Bounds = tuple[str, str, str, str]
"""Names of scalars: left, top, right, bottom in whole film pixels, the last two exclusive."""


def _eight_bit(graph: GraphBuilder) -> str:
    """The film as an 8-bit export by minimum and maximum would hold it: float32 [H, W], whole numbers 0..255."""
    low = graph.node("ReduceMin", "pixels", keepdims=0)
    high = graph.node("ReduceMax", "pixels", keepdims=0)
    span = graph.node("Max", graph.node("Sub", high, low), graph.constant(SMALLEST_RANGE))
    unit = graph.node("Div", graph.node("Sub", "pixels", low), span)
    return graph.round_half_up(graph.node("Mul", unit, graph.constant(WHITE)))


def _rectangle(graph: GraphBuilder, rows: str, columns: str) -> Bounds:
    """The drawn rectangle with its fractions cut off, inside the film and at least one pixel large."""
    zero, one = graph.constant(0), graph.constant(1)
    x, y, width, height = (graph.scalar_of("site", index) for index in range(4))

    def span(start: str, extent: str, length: str) -> tuple[str, str]:
        first = graph.clip(graph.node("Floor", start), zero, graph.node("Sub", length, one))
        end = graph.node("Floor", graph.node("Add", start, extent))
        return first, graph.clip(end, graph.node("Add", first, one), length)

    left, right = span(x, width, columns)
    top, bottom = span(y, height, rows)
    return left, top, right, bottom


def _half(graph: GraphBuilder, rows: str, columns: str, rectangle: Bounds) -> Bounds:
    """The half of the film in which the rectangle's centre lies; the whole film unless it is wider than high."""
    zero, one, half = graph.constant(0), graph.constant(1), graph.constant(0.5)
    left, _, right, _ = rectangle
    middle = graph.node("Floor", graph.node("Mul", columns, half))
    # 1 or 0 without comparisons: positive whole numbers clipped at 1.
    is_wide = graph.clip(graph.node("Sub", columns, rows), zero, one)
    beyond = graph.node("Sub", graph.node("Add", left, right), graph.node("Mul", middle, graph.constant(2)))
    in_right_half = graph.clip(beyond, zero, one)
    start = graph.node("Mul", graph.node("Mul", middle, in_right_half), is_wide)
    in_left_half = graph.node("Mul", graph.node("Sub", one, in_right_half), is_wide)
    end = graph.node("Sub", columns, graph.node("Mul", graph.node("Sub", columns, middle), in_left_half))
    return start, zero, end, rows


def _crop(graph: GraphBuilder, plane: str, bounds: Bounds) -> str:
    left, top, right, bottom = bounds
    axis = graph.constant([0], np.int64)

    def corner(y: str, x: str) -> str:
        point = graph.node("Concat", *(graph.node("Unsqueeze", value, axis) for value in (y, x)), axis=0)
        return graph.node("Cast", point, to=TensorProto.INT64)

    return graph.node("Slice", plane, corner(top, left), corner(bottom, right), graph.constant([0, 1], np.int64))


def _squash(graph: GraphBuilder, crop: str) -> str:
    """[h, w] -> [S, S] as Pillow does with 8-bit pictures: along the rows, rounded, then along the columns, rounded."""
    shape = graph.node("Cast", graph.node("Shape", crop), to=TensorProto.FLOAT)
    across = graph.node("Transpose", _filter_matrix(graph, graph.scalar_of(shape, 1)), perm=[1, 0])
    narrow = graph.round_half_up(graph.node("MatMul", crop, across))
    return graph.round_half_up(graph.node("MatMul", _filter_matrix(graph, graph.scalar_of(shape, 0)), narrow))


def _filter_matrix(graph: GraphBuilder, length: str) -> str:
    """float32 [S, length]: triangle filter, half-pixel centres, as wide as the shrink factor, rows sum to 1."""
    one, half = graph.constant(1), graph.constant(0.5)
    scale = graph.node("Div", length, graph.constant(VIEW_PX))
    centres = graph.node("Mul", graph.constant(np.arange(VIEW_PX)[:, None] + 0.5), scale)
    taps = graph.node("Add", graph.node("Range", graph.constant(0), length, one), half)
    distance = graph.node("Div", graph.node("Abs", graph.node("Sub", taps, centres)), graph.node("Max", scale, one))
    weights = graph.node("Max", graph.node("Sub", one, distance), graph.constant(0))
    return graph.node("Div", weights, graph.node("ReduceSum", weights, graph.constant([1], np.int64), keepdims=1))


def _column_order(graph: GraphBuilder) -> str:
    """int64 [S]: columns reversed for the patient's right (side = 1)."""
    flag = graph.clip("side", graph.constant([0], np.int64), graph.constant([1], np.int64))
    direction = graph.node("Sub", graph.constant([1], np.int64), graph.node("Mul", flag, graph.constant([2], np.int64)))
    ascending = graph.node("Mul", graph.constant(np.arange(VIEW_PX), np.int64), direction)
    return graph.node("Add", ascending, graph.node("Mul", flag, graph.constant([VIEW_PX - 1], np.int64)))
