"""A fracture drawn into an unbroken bone, for both classes."""

from dataclasses import replace

import numpy as np

from .bone_edit import BoneEdit, no_edit
from .bone_frame import BoneFrame
from .random_fields import smooth_noise


def draw_fracture(frame: BoneFrame, random: np.random.Generator, transverse: float) -> BoneEdit:
    """The part beyond a ragged line moves and tilts, with a gap between; `transverse` is the chance of a straight line
    across the shaft (otherwise oblique).
    """
    slant = (
        random.normal(0, 0.15) if random.random() < transverse else random.choice([-1, 1]) * random.uniform(0.4, 1.4)
    )
    ragged = smooth_noise(frame.along.shape, max(1.0, 0.06 * frame.width), random) * random.uniform(0.01, 0.06)
    line = frame.along - slant * frame.across + ragged - random.normal(0, 0.1)
    beyond = np.clip(0.5 + line * frame.width, 0, 1)
    gap = random.uniform(0.3, 1.0) * np.exp(-((line * frame.width / random.uniform(0.7, 2.2)) ** 2))
    sideways = random.normal(0, 0.12)
    tilt = np.radians(random.normal(0, 7))
    across_shift = sideways + np.tan(tilt) * np.clip(frame.along, 0, None)
    shorten = -abs(random.normal(0, 0.05))
    along_y, along_x = _direction(frame.along)
    across_y, across_x = _direction(frame.across)
    move_across, move_along = across_shift * beyond * frame.width, shorten * beyond * frame.width
    return replace(
        no_edit(line.shape),
        loss=gap.astype(np.float32),
        shift_y=(move_across * across_y - move_along * along_y).astype(np.float32),
        shift_x=(move_across * across_x - move_along * along_x).astype(np.float32),
    )


def _direction(field: np.ndarray) -> tuple[float, float]:
    """Unit gradient of a plane."""
    gradient_y, gradient_x = np.gradient(field[:3, :3])
    length = float(np.hypot(gradient_y[1, 1], gradient_x[1, 1])) + 1e-9
    return float(gradient_y[1, 1]) / length, float(gradient_x[1, 1]) / length
