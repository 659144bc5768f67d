"""Outline of a proximal femur on a film, from three landmarks and the film's own edges."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

HEAD_CENTRE = (-43.0, 0.0)
TROCHANTER_EDGE = (29.0, 20.0)
AXIS_POINT = (0.0, 11.9)
"""Where the line from head centre to trochanter edge meets the shaft axis."""
SHAFT_HALF_WIDTH = 15.5
RIM_MM = 1.3
SEARCH_MM = 7.0
SAMPLES = 29
SEARCH_DRAWS = 450
SEARCH_SPREAD = np.array([[1.0, 1.0], [1.0, 1.0], [1.8, 1.8]])
"""Head and trochanter were seen better than the end of the shaft."""
SPACING_MM = 2.0
BEND_COST = 0.6


@dataclass(frozen=True)
class FemurOutline:
    """`polygon` float [N, 2] x, y in film pixels; `matrix` [2, 3] takes millimetres of the pattern (shaft axis down,
    lateral right, origin on the axis level with the head centre) to film pixels; `scale` pixels in a millimetre;
    `shaft_end` how far down the film shows the shaft, in pattern millimetres; `fit` 0..1 share of the outline
    that lies on an edge.
    """

    polygon: np.ndarray
    matrix: np.ndarray
    scale: float
    shaft_end: float
    fit: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Film pixel of a pattern point."""
        column, row = self.matrix @ np.array([x, y, 1.0])
        return float(column), float(row)

    def mask(self, top: int, left: int, shape: tuple[int, int]) -> np.ndarray:
        """float32 [H, W] 0..1 of the femur in the window that starts at `top`, `left`, a rim wider than its outline so
        that a fragment that moves leaves no edge behind.
        """
        canvas = Image.new("L", (shape[1] * 2, shape[0] * 2))
        points = (self.polygon - np.array([left, top])) * 2
        corners = [(float(x), float(y)) for x, y in points]
        ImageDraw.Draw(canvas).polygon(corners, fill=255)
        ImageDraw.Draw(canvas).line(corners, fill=255, width=max(1, round(4 * RIM_MM * self.scale)), joint="curve")
        drawn = np.asarray(canvas, np.float32).reshape(shape[0], 2, shape[1], 2).mean((1, 3)) / 255
        return ndimage.gaussian_filter(drawn, max(0.5, 0.6 * self.scale))


def femur_outline(
    film: np.ndarray, head: tuple[float, float], trochanter: tuple[float, float], shaft: tuple[float, float]
) -> FemurOutline:
    """From head centre, lateral edge of the greater trochanter and the middle of the lowest visible shaft (film
    pixels, `film` uint8 [H, W]): the pattern is laid through the landmarks, then drawn to the strongest nearby edges.
    """
    marks = np.array([head, trochanter, shaft], float)
    scale = float(np.hypot(*(marks[1] - marks[0])) / np.hypot(72.0, 20.0))
    smooth = ndimage.gaussian_filter(np.asarray(film, np.float32), max(0.7, 0.8 * scale))
    marks = _better_marks(smooth, marks, scale)
    matrix, scale, shaft_end = _laid(marks)
    points = _pattern(shaft_end) @ matrix[:, :2].T + matrix[:, 2]
    points, fit = _snapped(smooth, points, scale)
    return FemurOutline(points, matrix, scale, shaft_end, fit)


def _laid(marks: np.ndarray) -> tuple[np.ndarray, float, float]:
    """Matrix, scale and shaft end of the pattern laid through three landmarks [3, 2]."""
    h, g, s = marks
    scale = float(np.hypot(*(g - h)) / np.hypot(72.0, 20.0))
    on_axis = h + 43.0 / 72.0 * (g - h)
    shaft_end = AXIS_POINT[1] + float(np.hypot(*(s - on_axis)) / scale)
    pattern = np.array([HEAD_CENTRE, TROCHANTER_EDGE, (0.0, shaft_end)])
    matrix = np.linalg.solve(np.column_stack([pattern, np.ones(3)]), marks).T
    return matrix, scale, shaft_end


def _better_marks(smooth: np.ndarray, marks: np.ndarray, scale: float) -> np.ndarray:
    """Landmarks near `marks` whose pattern lies on more inward-brighter edges; a search with a fixed seed."""
    random = np.random.default_rng(0)
    best, best_gain = marks, -np.inf
    for draw in range(SEARCH_DRAWS):
        spread = (5.0 - 4.2 * draw / SEARCH_DRAWS) * scale
        tried = best + random.normal(0, spread, (3, 2)) * SEARCH_SPREAD * (draw > 0)
        matrix, _, shaft_end = _laid(tried)
        points = _pattern(shaft_end) @ matrix[:, :2].T + matrix[:, 2]
        normal = _normals(points)
        near = _edges(smooth, points, normal, np.zeros(1), 1.2 * scale)[:, 0]
        wide = _edges(smooth, points, normal, np.zeros(1), 5.0 * scale)[:, 0]
        edge = np.tanh(near / 6.0) + np.tanh(wide / 12.0)
        away = np.hypot(*(tried - marks).T) / (11.0 * scale)
        bones = np.linalg.svd(matrix[:, :2], compute_uv=False)
        gain = float(edge.mean() - 0.12 * (away**2).mean() - 0.5 * abs(np.log(bones[0] / bones[1])))
        if gain > best_gain:
            best, best_gain = tried, gain
    return best


def _pattern(shaft_end: float) -> np.ndarray:
    """Anteroposterior outline of an average adult femur in millimetres, from the lateral shaft round to the medial."""
    end = shaft_end + 35
    lateral = [(15.5, y) for y in np.arange(end, 100, -20.0)] + [
        *(
            (16.0, 95.0),
            (17.5, 75.0),
            (21.5, 55.0),
            (26.5, 36.0),
            (28.5, 20.0),
            (26.0, 5.0),
            (19.0, -4.0),
            (10.0, -2.0),
        ),
        *((5.0, 7.0), (-4.0, 10.0), (-14.0, 2.0), (-20.0, -4.0)),
    ]
    angles = np.radians(np.arange(-15, -226, -15.0))
    head = [(-43 + 24 * np.cos(a), 24 * np.sin(a)) for a in angles]
    medial = [(-40.0, 23.5), (-31.0, 31.0), (-24.0, 40.0), (-22.5, 49.0), (-26.0, 57.0), (-24.5, 67.0), (-18.5, 80.0)]
    medial += [(-16.0, 95.0)] + [(-15.5, y) for y in np.arange(115.0, end, 20.0)] + [(-15.5, end)]
    return _resampled(np.array([p for p in lateral if p[1] <= end] + head + [p for p in medial if p[1] <= end]))


def _resampled(line: np.ndarray) -> np.ndarray:
    steps = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    at = np.arange(0, steps[-1], SPACING_MM)
    even = np.column_stack([np.interp(at, steps, line[:, 0]), np.interp(at, steps, line[:, 1])])
    return np.column_stack([ndimage.gaussian_filter1d(even[:, k], 1.2, mode="nearest") for k in (0, 1)])


def _normals(points: np.ndarray) -> np.ndarray:
    """Unit normals [N, 2] out of the bone."""
    tangent = np.gradient(points, axis=0)
    tangent /= np.hypot(*tangent.T)[:, None] + 1e-9
    normal = np.column_stack([tangent[:, 1], -tangent[:, 0]])
    following = np.roll(points, -1, axis=0)
    area = (points[:, 0] * following[:, 1] - following[:, 0] * points[:, 1]).sum()
    return normal if area > 0 else -normal


def _edges(smooth: np.ndarray, points: np.ndarray, normal: np.ndarray, offsets: np.ndarray, step: float) -> np.ndarray:
    """Grey levels by which the film is brighter inside than outside, float [N, K], at `offsets` along the normals,
    compared over `step` pixels to either side.
    """

    def sample(shift: float) -> np.ndarray:
        at = points[:, None, :] + normal[:, None, :] * (offsets + shift)[None, :, None]
        return ndimage.map_coordinates(smooth, [at[..., 1], at[..., 0]], order=1, mode="nearest")

    return sample(-step) - sample(step)


def _snapped(smooth: np.ndarray, points: np.ndarray, scale: float) -> tuple[np.ndarray, float]:
    """Each point moved along its normal to a strong inward-brighter edge, neighbours alike; and how many of them found
    one, 0..1.
    """
    normal = _normals(points)
    offsets = np.linspace(-SEARCH_MM, SEARCH_MM, SAMPLES) * scale
    edge = np.clip(_edges(smooth, points, normal, offsets, 1.2 * scale), 0, None)
    gain = np.minimum(edge / (np.percentile(edge, 90) + 1e-3), 1.5) - 0.25 * (offsets / (SEARCH_MM * scale)) ** 2
    chosen = _smooth_path(gain)
    found = float((edge[np.arange(len(points)), chosen] > 0.35 * np.percentile(edge, 90)).mean())
    shift = ndimage.gaussian_filter1d(offsets[chosen], 1.5, mode="nearest")
    moved = points + normal * shift[:, None]
    denser = _edges(smooth, moved, normal, np.zeros(1), 5.0 * scale)[:, 0] > 0
    return moved, min(found, float(denser.mean()))


def _smooth_path(gain: np.ndarray) -> np.ndarray:
    """Index per row of `gain` [N, K] of the path of most gain with bounded, priced jumps."""
    count, width = gain.shape
    total, came = gain.copy(), np.zeros(gain.shape, int)
    reach = 2
    for row in range(1, count):
        options = np.full((2 * reach + 1, width), -np.inf)
        for number, jump in enumerate(range(-reach, reach + 1)):
            low, high = max(0, -jump), min(width, width - jump)
            options[number, low:high] = total[row - 1, low + jump : high + jump] - BEND_COST * 0.15 * abs(jump)
        best = options.argmax(0)
        came[row] = np.arange(width) + best - reach
        total[row] += options[best, np.arange(width)]
    path = np.zeros(count, int)
    path[-1] = int(total[-1].argmax())
    for row in range(count - 1, 0, -1):
        path[row - 1] = came[row, path[row]]
    return path
