"""Crops of films as published cases show them: one hip, the proximal femur, down to the trochanters."""

import math

import numpy as np

from ..data.hip_views import HipView

CLOSEST_HIP_CROP = 0.28
"""Smallest side of a crop round a trochanter as a share of the longer side of a pelvis film."""
CLOSEST_OTHER_CROP = 0.4
ASPECT_SPREAD = 0.35
"""Crops are up to exp(0.35) times as wide as high, or the other way round."""


def crop_film(film: np.ndarray, view: HipView | None, random: np.random.Generator) -> np.ndarray:
    """A random crop of an upright film [H, W]; with a known view the proximal femur stays inside."""
    height, width = film.shape
    longer = max(height, width)
    if view is not None and view.view == "pelvis" and view.midline is not None:
        offset = random.uniform(0.16, 0.3)
        centre_x = view.midline + (offset if random.random() < 0.5 else -offset)
        centre_y = random.uniform(0.5, 0.72)
        size = random.uniform(CLOSEST_HIP_CROP, 0.9) * longer
    else:
        least = CLOSEST_OTHER_CROP if view is None else 0.65
        size = random.uniform(least, 1.0) * longer
        centre_x, centre_y = random.uniform(0.35, 0.65, 2)
    aspect = math.exp(random.uniform(-ASPECT_SPREAD, ASPECT_SPREAD) / 2)
    return film[_span(centre_y * height, size / aspect, height), _span(centre_x * width, size * aspect, width)]


def _span(centre: float, length: float, limit: int) -> slice:
    length = min(length, limit)
    start = min(max(centre - length / 2, 0), limit - length)
    return slice(int(start), max(int(start) + 16, int(start + length)))
