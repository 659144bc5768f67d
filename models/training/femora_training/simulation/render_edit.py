"""Renders an edit of the bone into the grey values of a film, by way of attenuation."""

from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from .bone_edit import BoneEdit, Fragment, no_edit
from .bone_mask import BoneLayers

EXPONENTS = (0.8, 1.5)
"""Range of the unknown exponent by which grey follows attenuation."""
SMALLEST_CHANGE = 0.3
"""Share of the strongest change above which a pixel counts as lesion."""


@dataclass(frozen=True)
class RenderedEdit:
    """`grey` float32 [H, W] in 0..1; `contrast_to_noise` of the lesion fields: mean change of attenuation where they
    change it most over the deviation of the untouched bone's own texture; 0 without a lesion.
    """

    grey: np.ndarray
    contrast_to_noise: float


def render_edit(
    grey: np.ndarray, layers: BoneLayers, edit: BoneEdit, lesion: BoneEdit | None, random: np.random.Generator
) -> RenderedEdit:
    """Edited window. `edit` is all that is drawn, `lesion` the part of it that is a lesion.

    The film is taken as a tone curve of attenuation; the unknown exponent of the curve is drawn. The bone's share of
    attenuation is edited, blurred like a detector blurs, and grain of the film's own strength is put back.
    """
    exponent = float(random.uniform(*EXPONENTS))
    attenuation = np.clip(grey, 0, 1) ** exponent
    smooth = ndimage.gaussian_filter(attenuation, 0.8)
    grain = attenuation - smooth
    bone = _bone(attenuation, smooth, layers, exponent)
    dense = _dense_bone(bone, layers.mask)
    edited = _broken(_changed(bone, layers.mask, dense, edit), edit.fragments)
    change = ndimage.gaussian_filter(edited - bone + edit.veil * dense, float(random.uniform(0.4, 1.1)))
    strength = 1.4826 * float(np.median(np.abs(grain))) + 1e-4
    fresh = ndimage.gaussian_filter(random.normal(0, 1, grey.shape), 0.5).astype(np.float32) * 1.8
    touched = np.clip(np.abs(change) / (0.15 * dense + 1e-4), 0, 1)
    kept = 1 - 0.5 * touched
    result = smooth + change + grain * kept + fresh * strength * np.sqrt(np.maximum(1 - kept * kept, 0))
    shoulder = np.where(result > 0.9, 0.9 + 0.1 * np.tanh((result - 0.9) / 0.1), result)
    contrast = 0.0 if lesion is None else _contrast_to_noise(bone, layers.mask, dense, lesion)
    return RenderedEdit((np.clip(shoulder, 0, 1) ** (1 / exponent)).astype(np.float32), contrast)


def lesion_contrast(grey: np.ndarray, layers: BoneLayers, lesion: BoneEdit) -> float:
    """`contrast_to_noise` that the lesion would have, with an exponent from the middle of its range."""
    exponent = sum(EXPONENTS) / 2
    attenuation = np.clip(grey, 0, 1) ** exponent
    bone = _bone(attenuation, ndimage.gaussian_filter(attenuation, 0.8), layers, exponent)
    return _contrast_to_noise(bone, layers.mask, _dense_bone(bone, layers.mask), lesion)


def _bone(attenuation: np.ndarray, smooth: np.ndarray, layers: BoneLayers, exponent: float) -> np.ndarray:
    """The bone's share of attenuation."""
    soft = np.minimum(np.clip(layers.soft_tissue, 0, 1) ** exponent, attenuation + 0.05)
    return np.maximum(smooth - soft, 0) * layers.mask


def _changed(bone: np.ndarray, mask: np.ndarray, dense: float, edit: BoneEdit) -> np.ndarray:
    """Bone after everything but its breaking."""
    washed = bone
    if edit.wash.max() > 0:
        width = max(1.5, 0.02 * max(bone.shape))
        washed = bone + (ndimage.gaussian_filter(bone, width) - bone) * edit.wash * mask
    presence = mask
    if np.abs(edit.shift_y).max() + np.abs(edit.shift_x).max() > 0:
        y, x = np.mgrid[0 : bone.shape[0], 0 : bone.shape[1]].astype(np.float32)
        at = np.stack([y + edit.shift_y, x + edit.shift_x])
        washed = ndimage.map_coordinates(washed, at, order=1, mode="nearest")
        presence = ndimage.map_coordinates(mask, at, order=1, mode="nearest")
    return washed * (1 - edit.loss) + edit.gain * dense * presence


def _broken(bone: np.ndarray, fragments: tuple[Fragment, ...]) -> np.ndarray:
    """Sum of the moved fragments: where two overlap, attenuations add."""
    if not fragments:
        return bone
    total = np.zeros_like(bone)
    for fragment in fragments:
        piece = bone * fragment.share
        if fragment.angle == 0 and fragment.move == (0.0, 0.0):
            total += piece
            continue
        cosine, sine = np.cos(fragment.angle), np.sin(fragment.angle)
        back = np.array([[cosine, sine], [-sine, cosine]])
        pivot, move = np.array(fragment.pivot), np.array(fragment.move)
        total += ndimage.affine_transform(piece, back, pivot - back @ (pivot + move), order=1, mode="nearest")
    return total


def _contrast_to_noise(bone: np.ndarray, mask: np.ndarray, dense: float, lesion: BoneEdit) -> float:
    alone = replace(lesion, fragments=(), veil=no_edit(bone.shape).veil)
    change = np.abs(ndimage.gaussian_filter(_changed(bone, mask, dense, alone) - bone, 0.8))
    region = change > SMALLEST_CHANGE * change.max()
    inside = mask > 0.5
    if not region.any() or not inside.any():
        return 0.0
    slow = ndimage.gaussian_filter(bone, max(2.0, 0.03 * max(bone.shape)))
    texture = (bone - slow)[ndimage.binary_erosion(inside, iterations=3) & ~region]
    deviation = float(texture.std()) if texture.size > 50 else float((bone - slow)[inside].std())
    return float(change[region].mean() / max(deviation, 1e-3))


def _dense_bone(bone: np.ndarray, mask: np.ndarray) -> float:
    inside = bone[mask > 0.5]
    return float(np.percentile(inside, 85)) if inside.size else 0.1
