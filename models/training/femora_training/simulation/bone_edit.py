"""What an edit does to the bone at a site, and its rendering into grey values."""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from .bone_mask import BoneLayers
from .resize_plane import resize_plane


@dataclass(frozen=True)
class BoneEdit:
    """Fields float32 [H, W].

    `loss` 0..1 share of the bone's attenuation removed; `gain` >= 0 attenuation added, in units of dense bone;
    `shift_y`, `shift_x` pixels by which the bone is sampled elsewhere (expansion, fracture); `veil` attenuation
    added over bone and soft tissue alike (bowel gas, skin folds), in units of dense bone, may be negative.
    """

    loss: np.ndarray
    gain: np.ndarray
    shift_y: np.ndarray
    shift_x: np.ndarray
    veil: np.ndarray


def no_edit(shape: tuple[int, int]) -> BoneEdit:
    """Nothing removed, added or moved."""
    return BoneEdit(*(np.zeros(shape, np.float32) for _ in range(5)))


def together(first: BoneEdit, second: BoneEdit) -> BoneEdit:
    """Both edits: losses multiply, the rest adds."""
    return BoneEdit(
        loss=1 - (1 - first.loss) * (1 - second.loss),
        gain=first.gain + second.gain,
        shift_y=first.shift_y + second.shift_y,
        shift_x=first.shift_x + second.shift_x,
        veil=first.veil + second.veil,
    )


def enlarged(edit: BoneEdit, shape: tuple[int, int]) -> BoneEdit:
    """The edit drawn on a smaller plane, brought to `shape`."""
    factor = shape[0] / edit.loss.shape[0]
    planes = resize_plane(np.stack([edit.loss, edit.gain, edit.shift_y, edit.shift_x, edit.veil]), shape)
    return BoneEdit(planes[0], planes[1], planes[2] * factor, planes[3] * factor, planes[4])


def render(grey: np.ndarray, layers: BoneLayers, edit: BoneEdit, random: np.random.Generator) -> np.ndarray:
    """Edited window, float32 [H, W] in 0..1.

    The film is taken as a tone curve of attenuation; the unknown exponent of the curve is drawn. The bone's share of
    attenuation is edited, blurred like a detector blurs, and grain of the film's own strength is put back.
    """
    exponent = float(random.uniform(0.8, 1.5))
    attenuation = np.clip(grey, 0, 1) ** exponent
    soft = np.minimum(np.clip(layers.soft_tissue, 0, 1) ** exponent, attenuation + 0.05)
    smooth = ndimage.gaussian_filter(attenuation, 0.8)
    grain = attenuation - smooth
    bone = np.maximum(smooth - soft, 0) * layers.mask
    presence = layers.mask
    moved = np.abs(edit.shift_y).max() + np.abs(edit.shift_x).max() > 0
    if moved:
        y, x = np.mgrid[0 : grey.shape[0], 0 : grey.shape[1]].astype(np.float32)
        at = np.stack([y + edit.shift_y, x + edit.shift_x])
        shifted = ndimage.map_coordinates(bone, at, order=1, mode="nearest")
        presence = ndimage.map_coordinates(layers.mask, at, order=1, mode="nearest")
    else:
        shifted = bone
    dense = _dense_bone(bone, layers.mask)
    edited = shifted * (1 - edit.loss) + edit.gain * dense * presence
    change = ndimage.gaussian_filter(edited - bone + edit.veil * dense, float(random.uniform(0.4, 1.1)))
    strength = 1.4826 * float(np.median(np.abs(grain))) + 1e-4
    fresh = ndimage.gaussian_filter(random.normal(0, 1, grey.shape), 0.5).astype(np.float32) * 1.8
    touched = np.clip(np.abs(change) / (0.15 * dense + 1e-4), 0, 1)
    kept = 1 - 0.4 * touched
    result = smooth + change + grain * kept + fresh * strength * np.sqrt(np.maximum(1 - kept * kept, 0))
    shoulder = np.where(result > 0.9, 0.9 + 0.1 * np.tanh((result - 0.9) / 0.1), result)
    return (np.clip(shoulder, 0, 1) ** (1 / exponent)).astype(np.float32)


def _dense_bone(bone: np.ndarray, mask: np.ndarray) -> float:
    inside = bone[mask > 0.5]
    return float(np.percentile(inside, 85)) if inside.size else 0.1
