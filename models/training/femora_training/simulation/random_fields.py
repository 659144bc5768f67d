"""Smooth random shapes."""

import numpy as np
from scipy import ndimage

from .bone_frame import BoneFrame
from .resize_plane import resize_plane


def smooth_noise(shape: tuple[int, int], sigma: float, random: np.random.Generator) -> np.ndarray:
    """float32 [H, W], mean 0, deviation 1, correlation length about `sigma` pixels."""
    step = max(1, int(sigma / 2))
    coarse = random.normal(0, 1, (shape[0] // step + 3, shape[1] // step + 3))
    field = ndimage.gaussian_filter(coarse, sigma / step)
    if step > 1:
        field = resize_plane(field, (field.shape[0] * step, field.shape[1] * step))
    field = field[: shape[0], : shape[1]]
    return ((field - field.mean()) / (field.std() + 1e-6)).astype(np.float32)


def blob_level(
    frame: BoneFrame,
    along: float,
    across: float,
    length: float,
    breadth: float,
    random: np.random.Generator,
    waviness: float = 0.28,
) -> np.ndarray:
    """float32 [H, W]: 0 at the blob's centre, 1 on its wavy outline; sizes are half-axes in bone widths."""
    u, v = (frame.along - along) / length, (frame.across - across) / breadth
    tilt = random.uniform(-0.5, 0.5)
    u, v = u * np.cos(tilt) + v * np.sin(tilt), v * np.cos(tilt) - u * np.sin(tilt)
    angle = np.arctan2(v, u)
    outline = np.ones_like(u)
    for lobes in range(2, 7):
        outline += random.normal(0, waviness / lobes) * np.cos(lobes * angle + random.uniform(0, 2 * np.pi))
    return np.hypot(u, v) / np.maximum(outline, 0.4)


def inside(level: np.ndarray, softness: float) -> np.ndarray:
    """0..1 membership of a blob from its level; `softness` is the width of the edge in units of the level."""
    return (1 / (1 + np.exp(np.clip((level - 1) / max(softness, 0.01) * 4, -30, 30)))).astype(np.float32)


def hollow(level: np.ndarray, softness: float, flatness: float) -> np.ndarray:
    """0..1 share of bone lost to a cavity seen in projection: deepest in the middle like an ellipsoid, mixed by
    `flatness` 0..1 with a cavity that goes through the whole bone.
    """
    dome = np.sqrt(np.clip(1 - level * level, 0, 1))
    return ((1 - flatness) * ndimage.gaussian_filter(dome, 1.0) + flatness * inside(level, softness)).astype(np.float32)


def leftovers(shape: tuple[int, int], bone_width: float, random: np.random.Generator) -> np.ndarray:
    """Factor 0.4..1 on a loss: trabeculae and overlying cortex that stay visible inside a lesion."""
    coarse = smooth_noise(shape, max(1.0, 0.15 * bone_width), random)
    fine = smooth_noise(shape, max(0.8, 0.04 * bone_width), random)
    return np.clip(1 - random.uniform(0.05, 0.3) * np.abs(coarse) - random.uniform(0, 0.2) * np.abs(fine), 0.4, 1)
