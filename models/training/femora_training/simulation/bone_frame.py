"""Coordinates along and across the bone at a site."""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage


@dataclass(frozen=True)
class BoneFrame:
    """`width` of the bone in pixels; `depth` float32 [H, W] distance to the bone's edge in bone widths, 0 outside;
    `along`, `across` float32 [H, W] position from the site's centre in bone widths.
    """

    width: float
    depth: np.ndarray
    along: np.ndarray
    across: np.ndarray


def bone_frame(mask: np.ndarray, extent: float) -> BoneFrame:
    """Frame for `mask` float [H, W]; `extent` is the longer side of the site rectangle in pixels."""
    bone = mask > 0.5
    height, width = mask.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    from_centre = np.hypot(y - height / 2, x - width / 2)
    near = bone & (from_centre < max(0.75 * extent, 8))
    distance = ndimage.distance_transform_edt(np.pad(bone, 1, mode="edge"))[1:-1, 1:-1].astype(np.float32)
    if near.sum() < 12:
        return BoneFrame(max(extent * 0.6, 8.0), distance * 0, (y - height / 2) / extent, (x - width / 2) / extent)
    bone_width = float(np.clip(2 * np.percentile(distance[near], 95), 8, 1.2 * extent))
    centre_y, centre_x = float(y[near].mean()), float(x[near].mean())
    covariance = np.cov(np.stack([y[near], x[near]]))
    _, axes = np.linalg.eigh(covariance)
    axis = axes[:, 1]
    along = ((y - centre_y) * axis[0] + (x - centre_x) * axis[1]) / bone_width
    across = ((x - centre_x) * axis[0] - (y - centre_y) * axis[1]) / bone_width
    return BoneFrame(bone_width, distance / bone_width, along, across)
