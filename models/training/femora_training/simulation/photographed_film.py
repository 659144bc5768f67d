"""A film on a light box or screen photographed with a phone, or scanned from print."""

import numpy as np
from scipy import ndimage

from .perspective import perspective_coefficients


def photograph(grey: np.ndarray, random: np.random.Generator, strength: float = 1.0) -> np.ndarray:
    """float32 [H, W] in 0..1 -> the same: perspective, glare, shading, moire, grain, blur; `strength` scales them."""
    picture = _perspective(grey, random, 0.06 * strength)
    height, width = grey.shape
    y, x = np.linspace(-1, 1, height)[:, None], np.linspace(-1, 1, width)[None, :]
    if random.random() < 0.5:
        centre, spread = random.uniform(-1, 1, 2), random.uniform(0.15, 0.7)
        glare = np.exp(-((y - centre[0]) ** 2 + (x - centre[1]) ** 2) / (2 * spread**2))
        picture = picture + random.uniform(0.05, 0.4) * strength * glare * (1 - picture)
    picture = picture * (1 - random.uniform(0, 0.35) * strength * np.clip(y**2 + x**2, 0, 1.5) / 1.5)
    if random.random() < 0.5:
        picture = picture * (1 + random.uniform(0.01, 0.05) * strength * _moire(height, width, random))
    lifted = random.uniform(0, 0.15) * strength
    picture = lifted + (1 - lifted) * picture
    picture = ndimage.gaussian_filter(picture, random.uniform(0, 1.3) * strength)
    picture = picture + random.normal(0, random.uniform(0.002, 0.02) * strength, grey.shape)
    return np.clip(picture, 0, 1).astype(np.float32)


def print_screen(grey: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Print: a raster of dots or paper grain, less depth in the shadows."""
    height, width = grey.shape
    low, high = random.uniform(0, 0.15), random.uniform(0.85, 1.0)
    if random.random() < 0.5:
        period, angle = random.uniform(2.5, 5.0), random.uniform(0, np.pi / 2)
        y, x = np.mgrid[0:height, 0:width] * (2 * np.pi / period)
        dots = np.sin(np.cos(angle) * x + np.sin(angle) * y) * np.sin(np.cos(angle) * y - np.sin(angle) * x)
        pattern = random.uniform(0.02, 0.1) * dots
    else:
        pattern = ndimage.gaussian_filter(random.normal(0, 1, grey.shape), 1.2) * random.uniform(0.02, 0.12)
    return np.clip(low + (high - low) * grey + pattern, 0, 1).astype(np.float32)


def frame_border(grey: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Bright light box or black background showing beside the film on one to four sides."""
    shade = random.choice([random.uniform(0.85, 1.0), random.uniform(0.0, 0.08)])
    result = grey.copy()
    height, width = grey.shape
    for side in random.permutation(4)[: int(random.integers(1, 5))]:
        share = random.uniform(0.01, 0.1)
        across, down = round(share * width), round(share * height)
        if side == 0:
            result[:down] = shade
        elif side == 1:
            result[height - down :] = shade
        elif side == 2:
            result[:, :across] = shade
        else:
            result[:, width - across :] = shade
    return result


def _perspective(grey: np.ndarray, random: np.random.Generator, reach: float) -> np.ndarray:
    """Each corner moved by up to `reach` of the side; what lies outside repeats the edge."""
    height, width = grey.shape
    corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], float)
    moved = corners + random.uniform(-reach, reach, (4, 2))
    a = np.append(perspective_coefficients(corners, moved), 1.0).reshape(3, 3)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = x / (width - 1), y / (height - 1)
    scale = a[2, 0] * x + a[2, 1] * y + a[2, 2]
    u, v = (a[0, 0] * x + a[0, 1] * y + a[0, 2]) / scale, (a[1, 0] * x + a[1, 1] * y + a[1, 2]) / scale
    return ndimage.map_coordinates(grey, [v * (height - 1), u * (width - 1)], order=1, mode="nearest")


def _moire(height: int, width: int, random: np.random.Generator) -> np.ndarray:
    """Beating stripes of two screens."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    angle, period = random.uniform(0, np.pi), random.uniform(3, 14)
    bend = random.normal(0, 0.5) * (y / height - 0.5) ** 2 * period
    return np.sin(2 * np.pi * (np.cos(angle) * x + np.sin(angle) * y) / period + bend * 6)
