"""Perspective of a picture that is not seen square on."""

import numpy as np

Corners = list[tuple[float, float]] | np.ndarray
"""Four points x, y."""


def perspective_coefficients(corners: Corners, moved: Corners) -> np.ndarray:
    """float64 [8], a..h of u = (a x + b y + c) / (g x + h y + 1), v = (d x + e y + f) / (g x + h y + 1), which takes
    each of `corners` (x, y) to its point of `moved` (u, v).
    """
    rows, targets = [], []
    for (x, y), (u, v) in zip(corners, moved, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        targets += [u, v]
    return np.linalg.solve(np.array(rows, float), np.array(targets, float))
