"""A pelvis-like picture drawn by code, for golden cases and tests. It shows no person."""

import numpy as np
from scipy import ndimage

WHITE_16_BIT = 65535


def draw_phantom(height: int, width: int, seed: int, lesion_side: str | None = None) -> np.ndarray:
    """float32 [height, width] in 0..1, bright = dense; `lesion_side` "left"/"right" of the patient gets a dark hole."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    u, v = (x / width - 0.5) * 2, y / height
    body = 0.28 * _soft(1.0 - np.abs(u) ** 3 / 0.85, 0.1)
    legs_apart = 0.2 * _soft(0.07 * (v - 0.62) * 6 - np.abs(u), 0.03)
    picture = 0.04 + body - legs_apart
    picture += 0.18 * _ring(u / 0.42, (v - 0.52) / 0.2, 0.16)
    picture += 0.16 * _soft(0.1 - np.abs(u), 0.02) * _soft(0.42 - v, 0.03)
    for direction in (-1.0, 1.0):
        lateral = u * direction
        picture += 0.17 * _soft(1 - np.hypot((lateral - 0.38) / 0.22, (v - 0.3) / 0.2), 0.25)
        picture += 0.24 * _soft(1 - np.hypot((lateral - 0.5) / 0.09, (v - 0.56) / 0.065), 0.15)
        picture += 0.2 * _limb(lateral, v, (0.5, 0.56), (0.64, 0.66), 0.055)
        picture += 0.2 * _limb(lateral, v, (0.64, 0.64), (0.6, 1.05), 0.07)
        picture -= 0.1 * _limb(lateral, v, (0.635, 0.72), (0.6, 1.05), 0.035)
    if lesion_side is not None:
        lateral = u * (1.0 if lesion_side == "left" else -1.0)
        picture -= 0.22 * _soft(1 - np.hypot((lateral - 0.63) / 0.06, (v - 0.74) / 0.05), 0.2)
    texture = ndimage.gaussian_filter(random.normal(0, 1, (height, width)), 1.5) * 0.03
    grain = random.normal(0, 0.006, (height, width))
    return np.clip(picture + texture * body / 0.28 + grain, 0, 1).astype(np.float32)


def _soft(level: np.ndarray, width: float) -> np.ndarray:
    return np.clip(level / width, 0, 1)


def _ring(u: np.ndarray, v: np.ndarray, thickness: float) -> np.ndarray:
    return _soft(thickness - np.abs(np.hypot(u, v) - 1), thickness * 0.6)


def _limb(u: np.ndarray, v: np.ndarray, start: tuple[float, float], end: tuple[float, float], radius: float):
    """Rounded bar between two points, 1 in its middle."""
    along_u, along_v = end[0] - start[0], end[1] - start[1]
    share = ((u - start[0]) * along_u + (v - start[1]) * along_v) / (along_u**2 + along_v**2)
    share = np.clip(share, 0, 1)
    return _soft(radius - np.hypot(u - start[0] - share * along_u, v - start[1] - share * along_v), radius * 0.35)
