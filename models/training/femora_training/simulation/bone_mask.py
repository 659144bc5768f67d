"""Separates bone from soft tissue and air in a window of a film."""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from .resize_plane import resize_plane

WORKING_PX = 96
"""Longer side of the copy on which the mask is found."""
FEMUR_WORKING_PX = 128
"""Longer side of the copy on which soft tissue is carried under a known femur."""


@dataclass(frozen=True)
class BoneLayers:
    """All float32 [H, W]. `mask` 0..1 bone; `soft_tissue` what the film would show without bone; same units as grey."""

    mask: np.ndarray
    soft_tissue: np.ndarray


def separate_bone(grey: np.ndarray) -> BoneLayers:
    """Bone layers of a window, `grey` float32 [H, W] in 0..1 (bright = dense), bone expected at its centre."""
    height, width = grey.shape
    factor = min(1.0, WORKING_PX / max(height, width))
    small = resize_plane(grey, (max(8, round(height * factor)), max(8, round(width * factor))))
    mask = _mask(small)
    soft = _soft_tissue(small, mask)
    feathered = ndimage.gaussian_filter(mask.astype(np.float32), 0.7)
    return BoneLayers(
        mask=np.clip(resize_plane(feathered, (height, width)), 0, 1), soft_tissue=resize_plane(soft, (height, width))
    )


def femur_layers(grey: np.ndarray, femur: np.ndarray) -> BoneLayers:
    """Layers of a window whose bone is known: `femur` float32 [H, W] 0..1. Other bone in the window counts neither as
    femur nor as soft tissue.
    """
    height, width = grey.shape
    factor = min(1.0, FEMUR_WORKING_PX / max(height, width))
    shape = (max(8, round(height * factor)), max(8, round(width * factor)))
    small, known = resize_plane(grey, shape), resize_plane(femur, shape) > 0.3
    soft = _soft_tissue(small, known | _dense(small))
    return BoneLayers(mask=femur, soft_tissue=resize_plane(soft, (height, width)))


def _mask(grey: np.ndarray) -> np.ndarray:
    """bool [h, w]: dense parts, holes filled, near the centre."""
    extent = max(grey.shape)
    dense = _dense(grey)
    if not dense.any():
        return dense
    closed = ndimage.binary_closing(np.pad(dense, 8, mode="edge"), _disk(max(2, round(0.05 * extent))))[8:-8, 8:-8]
    filled = ndimage.binary_fill_holes(closed)
    return _central_parts(ndimage.binary_opening(filled, _disk(2)))


def _dense(grey: np.ndarray) -> np.ndarray:
    """bool [h, w]: locally denser than its surroundings and well above air."""
    extent = max(grey.shape)
    lit = grey[grey > 0.03]
    if lit.size < 0.05 * grey.size:
        return np.zeros(grey.shape, bool)
    tissue = _otsu(lit)
    surroundings = _local_mean(grey, lit.min(), 0.22 * extent)
    contrast = max(float(np.percentile(grey, 98) - np.percentile(grey, 20)), 1e-3)
    return (grey > surroundings + 0.02 * contrast) & (grey > tissue - 0.12 * contrast)


def _local_mean(grey: np.ndarray, floor: float, sigma: float) -> np.ndarray:
    weight = (grey > floor + 0.02).astype(np.float32)
    total = ndimage.gaussian_filter(grey * weight, sigma, mode="nearest")
    return total / np.maximum(ndimage.gaussian_filter(weight, sigma, mode="nearest"), 1e-3)


def _central_parts(mask: np.ndarray) -> np.ndarray:
    """Components that reach the central half and are not specks."""
    labels, count = ndimage.label(mask)
    if count == 0:
        return mask
    height, width = mask.shape
    centre = labels[height // 4 : height - height // 4, width // 4 : width - width // 4]
    sizes = np.bincount(centre.ravel(), minlength=count + 1)
    sizes[0] = 0
    kept = np.flatnonzero(sizes >= max(0.15 * sizes.max(), 6))
    return np.isin(labels, kept)


def _soft_tissue(grey: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Soft-tissue grey carried under the bone by smoothing what lies beside it."""
    outside = (~ndimage.binary_dilation(mask, iterations=2)).astype(np.float32)
    if outside.mean() < 0.02:
        return np.full(grey.shape, float(np.percentile(grey, 10)), np.float32)
    estimate, weight = np.zeros_like(grey), np.zeros_like(grey)
    for sigma in (4.0, 10.0, 30.0):
        near = ndimage.gaussian_filter(outside, sigma, mode="nearest") + 1e-6
        value = ndimage.gaussian_filter(grey * outside, sigma, mode="nearest") / near
        share = (1 - weight) * np.clip(near * 4, 0, 1) if sigma < 30 else 1 - weight
        estimate, weight = estimate + share * value, weight + share
    return np.minimum(ndimage.gaussian_filter(estimate, 2.0), grey + 0.02).astype(np.float32)


def _otsu(values: np.ndarray) -> float:
    counts, edges = np.histogram(values, 64)
    centres = (edges[1:] + edges[:-1]) / 2
    below = np.cumsum(counts)
    above = below[-1] - below
    sums = np.cumsum(counts * centres)
    with np.errstate(divide="ignore", invalid="ignore"):
        between = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    return float(centres[np.nanargmax(between)])


def _disk(radius: int) -> np.ndarray:
    y, x = np.mgrid[-radius : radius + 1, -radius : radius + 1]
    return x * x + y * y <= radius * radius
