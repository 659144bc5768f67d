"""Neoplastic lesions as edits of the bone at a site."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from .bone_edit import BoneEdit, no_edit, together
from .bone_frame import BoneFrame
from .random_fields import blob_level, hollow, inside, leftovers, smooth_noise

CORTEX_DEPTH = 0.14
"""Thickness of the cortex in bone widths, roughly."""


def draw_lesion(frame: BoneFrame, random: np.random.Generator) -> tuple[str, BoneEdit]:
    """A lesion near the site's centre and the name of its kind."""
    names = list(LESIONS)
    weights = np.array([LESIONS[name][1] for name in names])
    name = str(random.choice(names, p=weights / weights.sum()))
    return name, LESIONS[name][0](frame, random)


def geographic(frame: BoneFrame, random: np.random.Generator, size: float = 1.0) -> BoneEdit:
    """Lytic with a definite outline: thin or sclerotic rim, septa, scalloping or breakthrough, expansion."""
    length, breadth = size * random.uniform(0.3, 1.1), size * random.uniform(0.25, 0.6)
    along = random.normal(0, 0.25)
    level = blob_level(frame, along, random.normal(0, 0.18), length, breadth, random)
    softness = float(np.exp(random.uniform(np.log(0.08), np.log(0.6))))
    loss = random.uniform(0.35, 0.95) * hollow(level, softness, random.uniform(0, 1))
    loss *= leftovers(level.shape, frame.width, random)
    if random.random() < 0.35:
        septa = np.exp(-((smooth_noise(level.shape, 0.12 * frame.width, random) / 0.18) ** 2))
        loss *= 1 - random.uniform(0.3, 0.8) * septa
    loss *= _cortex_left(frame, random, scalloping=0.45)
    gain = np.zeros_like(loss)
    if random.random() < 0.45:
        rim = np.exp(-(((level - random.uniform(1.0, 1.12)) / random.uniform(0.05, 0.14)) ** 2))
        gain += random.uniform(0.1, 0.5) * rim
    edit = replace(no_edit(loss.shape), loss=loss, gain=gain)
    return together(edit, _expansion(frame, level, along, random)) if random.random() < 0.4 else edit


def several(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """Two to five smaller lytic lesions down the shaft."""
    edit = no_edit(frame.along.shape)
    for _ in range(int(random.integers(2, 6))):
        radius = random.uniform(0.12, 0.38)
        level = blob_level(
            frame, random.uniform(-1.4, 1.4), random.normal(0, 0.22), radius * random.uniform(1, 1.8), radius, random
        )
        loss = random.uniform(0.35, 0.9) * hollow(level, random.uniform(0.1, 0.5), random.uniform(0, 1))
        loss *= leftovers(level.shape, frame.width, random) * _cortex_left(frame, random, 0.3)
        rim = np.exp(-(((level - 1.05) / 0.1) ** 2)) * random.uniform(0, 0.3) * (random.random() < 0.3)
        edit = together(edit, replace(no_edit(loss.shape), loss=loss, gain=rim.astype(np.float32)))
    return edit


def permeative(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """Many tiny holes over a long stretch with a wide transition, eating the cortex."""
    region = _stretch_of_bone(frame, random)
    fine = smooth_noise(region.shape, max(0.8, random.uniform(0.02, 0.05) * frame.width), random)
    holes = 1 / (1 + np.exp(-(fine - random.uniform(-0.4, 0.5)) * 3))
    loss = region * (random.uniform(0.1, 0.4) + random.uniform(0.2, 0.5) * holes)
    cortex = np.clip(1 - frame.depth / CORTEX_DEPTH, 0, 1)
    bites = smooth_noise(region.shape, 0.08 * frame.width, random) > 0
    loss = np.clip(loss + region * cortex * bites * random.uniform(0, 0.5), 0, 0.95)
    return replace(no_edit(loss.shape), loss=loss.astype(np.float32))


def moth_eaten(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """A field of holes of a few millimetres, partly run together."""
    region = _stretch_of_bone(frame, random)
    coarse = smooth_noise(region.shape, max(1.2, random.uniform(0.05, 0.11) * frame.width), random)
    holes = 1 / (1 + np.exp(-(coarse - random.uniform(0.0, 0.8)) * random.uniform(3, 8)))
    loss = region * holes * random.uniform(0.35, 0.85) + region * random.uniform(0, 0.25)
    return replace(no_edit(loss.shape), loss=np.clip(loss, 0, 0.97).astype(np.float32))


def blastic(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """Dense patches with woolly edges."""
    shape = frame.along.shape
    gain = np.zeros(shape, np.float32)
    wool = smooth_noise(shape, max(1.0, random.uniform(0.05, 0.15) * frame.width), random)
    for _ in range(int(random.integers(1, 6))):
        radius = random.uniform(0.15, 0.5)
        level = blob_level(
            frame, random.normal(0, 0.6), random.normal(0, 0.2), radius * random.uniform(1, 2), radius, random
        )
        gain += random.uniform(0.2, 0.7) * inside(level + 0.25 * wool, random.uniform(0.4, 1.0))
    return replace(no_edit(shape), gain=np.minimum(gain, 1.1))


def mixed(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """Lytic and blastic parts side by side."""
    lytic = (geographic, permeative, moth_eaten)[int(random.integers(0, 3))]
    return together(lytic(frame, random), blastic(frame, random))


def segment_gone(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """A length of shaft dissolved, with ragged ends."""
    half = random.uniform(0.25, 0.8)
    ragged = smooth_noise(frame.along.shape, 0.12 * frame.width, random) * random.uniform(0.05, 0.2)
    tilt = random.uniform(-0.4, 0.4)
    level = np.abs(frame.along + tilt * frame.across + ragged - random.normal(0, 0.15)) / half
    loss = random.uniform(0.65, 0.95) * inside(level, random.uniform(0.15, 0.6))
    loss *= leftovers(level.shape, frame.width, random)
    shell = random.random() < 0.4
    if shell:
        loss *= 1 - random.uniform(0.4, 0.9) * (frame.depth < 0.06) * (frame.across > 0)
    return replace(no_edit(loss.shape), loss=loss.astype(np.float32))


def _cortex_left(frame: BoneFrame, random: np.random.Generator, scalloping: float) -> np.ndarray:
    """Factor on the loss: 1 with cortical breakthrough; lower in the cortex where the lesion only scallops it."""
    if random.random() >= scalloping:
        return np.ones_like(frame.depth)
    left = random.uniform(0.2, 0.6) * CORTEX_DEPTH
    return np.clip((frame.depth - left) / (0.5 * CORTEX_DEPTH), random.uniform(0.1, 0.4), 1).astype(np.float32)


def _expansion(frame: BoneFrame, level: np.ndarray, along: float, random: np.random.Generator) -> BoneEdit:
    """The bone bulges sideways over the lesion: outer points are sampled from further in."""
    amount = random.uniform(0.05, 0.22) * np.exp(-(((frame.along - along) / random.uniform(0.4, 0.9)) ** 2))
    reach = amount * frame.across * np.exp(-((frame.across / 0.9) ** 4)) * frame.width
    gradient_y, gradient_x = np.gradient(frame.across)
    norm = np.hypot(gradient_y, gradient_x) + 1e-6
    shape = level.shape
    return replace(
        no_edit(shape),
        shift_y=(-reach * gradient_y / norm).astype(np.float32),
        shift_x=(-reach * gradient_x / norm).astype(np.float32),
    )


def _stretch_of_bone(frame: BoneFrame, random: np.random.Generator) -> np.ndarray:
    level = blob_level(
        frame,
        random.normal(0, 0.2),
        random.normal(0, 0.15),
        random.uniform(0.6, 1.6),
        random.uniform(0.45, 1.0),
        random,
    )
    return inside(level, random.uniform(0.3, 0.9))


LESIONS: dict[str, tuple[Callable[[BoneFrame, np.random.Generator], BoneEdit], float]] = {
    "geographic": (geographic, 0.34),
    "several": (several, 0.14),
    "permeative": (permeative, 0.15),
    "moth-eaten": (moth_eaten, 0.12),
    "blastic": (blastic, 0.09),
    "mixed": (mixed, 0.09),
    "segment-gone": (segment_gone, 0.07),
}
"""Kind of lesion -> its drawing and how often it is drawn."""
