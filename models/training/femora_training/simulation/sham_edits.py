"""Edits by the same machinery that leave no lesion: what negatives get, so that the edit itself is no clue."""

from dataclasses import replace

import numpy as np

from .bone_edit import BoneEdit, no_edit, together
from .bone_frame import BoneFrame
from .random_fields import blob_level, inside, smooth_noise


def draw_sham(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """Re-rendering alone, a change of the whole bone, a slope of exposure, a veil, or a harmless resampling."""
    edit = no_edit(frame.along.shape)
    for sham in (whole_bone, slope, veil, resampling):
        if random.random() < 0.35:
            edit = together(edit, sham(frame, random))
    return edit


def whole_bone(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """Thinner or denser bone throughout the window."""
    shape = frame.along.shape
    if random.random() < 0.6:
        return replace(no_edit(shape), loss=np.full(shape, random.uniform(0, 0.35), np.float32))
    return replace(no_edit(shape), gain=np.full(shape, random.uniform(0, 0.2), np.float32))


def slope(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """Bone fading along the shaft, as with uneven exposure."""
    rising = np.clip(0.5 + frame.along * random.uniform(-0.3, 0.3), 0, 1)
    return replace(no_edit(rising.shape), loss=(rising * random.uniform(0, 0.3)).astype(np.float32))


def veil(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """A blob of gas or a fold of skin over bone and soft tissue alike."""
    level = blob_level(
        frame,
        random.normal(0, 0.8),
        random.normal(0, 0.8),
        random.uniform(0.3, 1.2),
        random.uniform(0.3, 1.2),
        random,
    )
    depth = random.uniform(0.04, 0.25) * random.choice([-1.0, 1.0])
    return replace(no_edit(level.shape), veil=(depth * inside(level, random.uniform(0.2, 1.0))).astype(np.float32))


def resampling(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """The bone moved by less than a pixel or two, smoothly."""
    shape = frame.along.shape
    amount = random.uniform(0, 0.03) * frame.width
    return replace(
        no_edit(shape),
        shift_y=smooth_noise(shape, frame.width * 0.6, random) * amount,
        shift_x=smooth_noise(shape, frame.width * 0.6, random) * amount,
    )
