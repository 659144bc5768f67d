"""Edits by the same machinery that leave no lesion: shams, so that the edit itself is no clue, and confounders."""

from dataclasses import replace

import numpy as np

from .bone_edit import BoneEdit, no_edit, together
from .bone_frame import BoneFrame
from .random_fields import blob_level, hollow, inside, smooth_noise


def draw_sham(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """The machinery with no net lesion: re-rendering alone or with changes of the whole bone, spots beside the bone,
    harmless resampling.
    """
    return _some_of(SHAMS, frame, random)


def draw_confounders(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """What patients without a tumour show: osteoporosis, gas, folds, swelling; drawn alike whatever else is done."""
    return _some_of(CONFOUNDERS, frame, random)


def _some_of(edits: tuple, frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    edit = no_edit(frame.along.shape)
    for draw, chance in edits:
        if random.random() < chance:
            edit = together(edit, draw(frame, random))
    return edit


def whole_bone(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """Thinner or denser bone throughout."""
    shape = frame.along.shape
    if random.random() < 0.6:
        return replace(no_edit(shape), loss=np.full(shape, random.uniform(0, 0.45), np.float32))
    return replace(no_edit(shape), gain=np.full(shape, random.uniform(0, 0.2), np.float32))


def osteoporosis(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """The cortex thinned from within all along the bone, the marrow space emptier, remaining trabeculae coarser."""
    shape = frame.along.shape
    inner = np.clip((frame.depth - random.uniform(0.03, 0.08)) / 0.06, 0, 1)
    coarse = smooth_noise(shape, max(1.0, random.uniform(0.03, 0.08) * frame.width), random)
    loss = inner * (random.uniform(0.1, 0.5) + random.uniform(0, 0.12) * coarse)
    return replace(no_edit(shape), loss=np.clip(loss, 0, 0.8).astype(np.float32))


def texture(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """A fine pattern over the whole bone that takes as much as it adds, or smears all trabeculae."""
    shape = frame.along.shape
    size = float(np.exp(random.uniform(np.log(0.015), np.log(0.06))))
    pattern = smooth_noise(shape, max(0.8, size * frame.width), random) * random.uniform(0.02, 0.1)
    return replace(
        no_edit(shape),
        loss=np.clip(pattern, 0, 0.6).astype(np.float32),
        gain=np.clip(-0.7 * pattern, 0, 0.5).astype(np.float32),
        wash=np.full(shape, random.uniform(0, 0.6) * (random.random() < 0.4), np.float32),
    )


def slope(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """Bone fading along the shaft, as with uneven exposure."""
    rising = np.clip(0.5 + frame.along * random.uniform(-0.3, 0.3), 0, 1)
    return replace(no_edit(rising.shape), loss=(rising * random.uniform(0, 0.4)).astype(np.float32))


def gas(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """Bubbles of gas over bone and soft tissue alike: dark, with outlines that ignore the bone's."""
    edit = no_edit(frame.along.shape)
    for _ in range(int(random.integers(1, 6))):
        size = random.uniform(0.12, 0.7)
        level = blob_level(
            frame, random.normal(0, 0.9), random.normal(0, 0.9), size * random.uniform(1, 2), size, random, 0.4
        )
        depth = random.uniform(0.05, 0.3) * hollow(level, random.uniform(0.1, 0.5), 0.4)
        edit = replace(edit, veil=(edit.veil - depth).astype(np.float32))
    return edit


def fold(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """A fold of skin: a curved band or edge across bone and soft tissue, denser on one side."""
    turn, bend = random.uniform(0, 2 * np.pi), random.normal(0, 0.25)
    u = np.cos(turn) * frame.along + np.sin(turn) * frame.across - random.normal(0, 0.6)
    v = np.cos(turn) * frame.across - np.sin(turn) * frame.along
    distance = u + bend * v * v
    sharp = random.uniform(0.03, 0.15)
    edge = 1 / (1 + np.exp(np.clip(distance / sharp, -30, 30)))
    band = edge * np.exp(-np.clip(-distance, 0, None) / random.uniform(0.2, 2.0))
    return replace(
        no_edit(u.shape), veil=(random.uniform(0.04, 0.22) * random.choice([-1, 1]) * band).astype(np.float32)
    )


def beside_bone(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """A dark or dense spot of a lesion's shape in the soft tissue beside the bone."""
    side = random.choice([-1.0, 1.0]) * random.uniform(0.9, 1.6)
    size = random.uniform(0.15, 0.5)
    level = blob_level(frame, random.normal(0, 0.6), side, size * random.uniform(1, 1.8), size, random)
    spot = random.uniform(0.05, 0.3) * random.choice([-1, 1]) * inside(level, random.uniform(0.1, 0.8))
    return replace(no_edit(level.shape), veil=(spot * (frame.depth <= 0)).astype(np.float32))


def swelling(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """A broad soft shadow round the site, as of a haematoma."""
    radius = random.uniform(0.6, 1.6)
    level = blob_level(frame, random.normal(0, 0.4), random.normal(0, 0.5), radius * 1.3, radius, random)
    return replace(no_edit(level.shape), veil=(random.uniform(0.02, 0.1) * hollow(level, 0.6, 0.3)).astype(np.float32))


def resampling(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """The bone moved by less than a pixel or two, smoothly."""
    shape = frame.along.shape
    amount = random.uniform(0, 0.03) * frame.width
    return replace(
        no_edit(shape),
        shift_y=smooth_noise(shape, frame.width * 0.6, random) * amount,
        shift_x=smooth_noise(shape, frame.width * 0.6, random) * amount,
    )


SHAMS = (
    (whole_bone, 0.2),
    (texture, 0.25),
    (slope, 0.2),
    (beside_bone, 0.15),
    (resampling, 0.3),
)
"""Sham and how often it is drawn."""
CONFOUNDERS = ((osteoporosis, 0.3), (gas, 0.22), (fold, 0.25), (swelling, 0.2))
"""Confounder and how often it is drawn."""
