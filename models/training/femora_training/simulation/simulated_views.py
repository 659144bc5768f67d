"""Hip view and site view of a simulated film, as a reader's film and rectangle would give them."""

from dataclasses import dataclass

import numpy as np
import torch

from ..data.film_record import Box
from ..preprocessing.preprocess_torch import view_tensor
from ..preprocessing.windows import Window, view_windows
from .picture_appearance import vary_picture
from .resize_plane import resize_plane
from .simulated_films import SimulatedFilm

CROP_CHANCE = 0.6
"""How often the film is cropped first: published case images show the hip alone, sometimes little but the site."""
WORKING_PX = 384
"""Longest side of the hip window on which the appearance is drawn."""


@dataclass(frozen=True)
class SimulatedViews:
    """`hip_view`, `site_view` float32 [S, S] in -1..1, not mirrored."""

    hip_view: np.ndarray
    site_view: np.ndarray


def simulate_views(simulated: SimulatedFilm, marked: bool, random: np.random.Generator) -> SimulatedViews:
    """Views of the film; crop, rectangle and appearance are drawn alike for every treatment. `marked` sites carry the
    tight boxes of FracAtlas, which readers draw wider.
    """
    rectangle = drawn_rectangle(simulated.box, marked, random)
    film, rectangle = _cropped(simulated.pixels, rectangle, random)
    hip, near = view_windows(*film.shape, rectangle)
    crop = film[hip.y : hip.y + hip.size, hip.x : hip.x + hip.size].astype(np.float32) / 255
    factor = min(1.0, WORKING_PX / hip.size)
    if factor < 1:
        crop = resize_plane(crop, (WORKING_PX, WORKING_PX))
    plane = torch.from_numpy(np.ascontiguousarray(vary_picture(crop, random), np.float32))
    size = plane.shape[0]
    side = min(size, max(8, round(near.size * factor)))
    x, y = (min(size - side, max(0, round((a - b) * factor))) for a, b in ((near.x, hip.x), (near.y, hip.y)))
    return SimulatedViews(
        hip_view=view_tensor(plane, Window(0, 0, size))[0, 0].numpy(),
        site_view=view_tensor(plane, Window(x, y, side))[0, 0].numpy(),
    )


def drawn_rectangle(box: Box, marked: bool, random: np.random.Generator) -> Box:
    """The rectangle a surgeon might draw."""
    x, y, width, height = box
    factor = random.uniform(1.0, 2.0) if marked else random.uniform(0.85, 1.35)
    shift_x, shift_y = random.uniform(-0.15, 0.15, 2) * max(width, height)
    wide, high = width * factor, height * factor * (1 if marked else random.uniform(0.75, 1.3))
    return (x + width / 2 + shift_x - wide / 2, y + height / 2 + shift_y - high / 2, wide, high)


def _cropped(film: np.ndarray, rectangle: Box, random: np.random.Generator) -> tuple[np.ndarray, Box]:
    """Part of the film round the rectangle, from little more than it to all, and the rectangle there."""
    if random.random() >= CROP_CHANCE:
        return film, rectangle
    x, y, width, height = rectangle
    longer = max(width, height)
    before, after = (np.exp(random.uniform(np.log(0.15), np.log(3.0), 2)) * longer for _ in range(2))
    top, left = int(max(0, y - before[0])), int(max(0, x - before[1]))
    bottom, right = int(min(film.shape[0], y + height + after[0])), int(min(film.shape[1], x + width + after[1]))
    if bottom - top < 48 or right - left < 48:
        return film, rectangle
    return film[top:bottom, left:right], (x - left, y - top, width, height)
