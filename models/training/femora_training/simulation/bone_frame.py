"""Coordinates along and across the bone at a site."""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage


@dataclass(frozen=True)
class BoneFrame:
    """`width` of the bone in pixels; `depth` float32 [H, W] distance to the bone's edge in bone widths, 0 outside;
    `along`, `across` float32 [H, W] position from the site's centre in bone widths (on a femur `along` grows away from
    the hip and `across` towards the outer side); `lesser_trochanter` y, x in pixels where the site has one.
    """

    width: float
    depth: np.ndarray
    along: np.ndarray
    across: np.ndarray
    lesser_trochanter: tuple[float, float] | None = None


def bone_frame(mask: np.ndarray, extent: float) -> BoneFrame:
    """Frame for `mask` float [H, W] of a bone not known further; `extent` is the longer side of the site in pixels."""
    bone = mask > 0.5
    height, width = mask.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    from_centre = np.hypot(y - height / 2, x - width / 2)
    near = bone & (from_centre < max(0.75 * extent, 8))
    distance = edge_distance(bone)
    if near.sum() < 12:
        return BoneFrame(max(extent * 0.6, 8.0), distance * 0, (y - height / 2) / extent, (x - width / 2) / extent)
    bone_width = float(np.clip(2 * np.percentile(distance[near], 95), 8, 1.2 * extent))
    centre = (float(y[near].mean()), float(x[near].mean()))
    covariance = np.cov(np.stack([y[near], x[near]]))
    _, axes = np.linalg.eigh(covariance)
    return oriented_frame(bone, centre, (float(axes[0, 1]), float(axes[1, 1])), 1.0, bone_width)


def oriented_frame(
    bone: np.ndarray,
    centre: tuple[float, float],
    axis: tuple[float, float],
    outer: float,
    width: float,
    lesser_trochanter: tuple[float, float] | None = None,
) -> BoneFrame:
    """Frame for `bone` bool [H, W] round `centre` (y, x) with the unit `axis` (y, x); `outer` +1 when the outer side
    lies a quarter turn from the axis in the sense (-axis_x, axis_y), else -1.
    """
    y, x = np.mgrid[0 : bone.shape[0], 0 : bone.shape[1]].astype(np.float32)
    along = ((y - centre[0]) * axis[0] + (x - centre[1]) * axis[1]) / width
    across = ((x - centre[1]) * axis[0] - (y - centre[0]) * axis[1]) * outer / width
    return BoneFrame(
        width, edge_distance(bone) / width, along.astype(np.float32), across.astype(np.float32), lesser_trochanter
    )


def edge_distance(bone: np.ndarray) -> np.ndarray:
    """Pixels to the edge of `bone` bool [H, W], float32; the window's border is no edge."""
    return ndimage.distance_transform_edt(np.pad(bone, 1, mode="edge"))[1:-1, 1:-1].astype(np.float32)
