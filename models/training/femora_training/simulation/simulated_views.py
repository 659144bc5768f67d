"""Hip view and site view of a site, with a simulated lesion, a sham edit or nothing done."""

from dataclasses import dataclass
from enum import Enum

import numpy as np
import torch

from ..data.film_record import Box
from ..preprocessing.preprocess_torch import view_tensor
from ..preprocessing.windows import Window, view_windows
from .bone_edit import BoneEdit, enlarged, no_edit, render, together
from .bone_frame import bone_frame
from .bone_mask import separate_bone
from .film_appearance import vary_appearance
from .fracture import draw_fracture
from .fracture_sites import FractureSite
from .lesions import draw_lesion
from .resize_plane import resize_plane
from .sham_edits import draw_sham

EDIT_WINDOW = 2.6
"""Side of the edited square in site extents."""
FRACTURE_CHANCE = 0.75
"""How often an unbroken site gets a drawn fracture, in either class."""
MINIMUM_BONE_FRACTION = 0.04
DRAWING_PX = 200
"""Longer side of the plane on which edits are drawn before they are brought to the film's pixels."""


class Treatment(Enum):
    """What is done to a site."""

    LESION = "lesion"
    SHAM = "sham"
    UNTOUCHED = "untouched"


@dataclass(frozen=True)
class SimulatedViews:
    """`hip_view`, `site_view` float32 [S, S] in -1..1, not mirrored; `kind` of lesion, or the treatment's name."""

    hip_view: np.ndarray
    site_view: np.ndarray
    kind: str


def simulate_views(
    film: np.ndarray, site: FractureSite, treatment: Treatment, random: np.random.Generator
) -> SimulatedViews:
    """Views of `film` uint8 [H, W] round the site; rectangle and appearance are drawn alike for every treatment."""
    edited, kind = edit_site(film, site, treatment, random)
    height, width = edited.shape
    hip, near = view_windows(height, width, _drawn_rectangle(site.box, site.broken, random))
    crop = edited[hip.y : hip.y + hip.size, hip.x : hip.x + hip.size]
    crop = torch.from_numpy(vary_appearance(crop, random).astype(np.float32))
    return SimulatedViews(
        hip_view=view_tensor(crop, Window(0, 0, hip.size))[0, 0].numpy(),
        site_view=view_tensor(crop, Window(near.x - hip.x, near.y - hip.y, near.size))[0, 0].numpy(),
        kind=kind,
    )


def edit_site(
    film: np.ndarray, site: FractureSite, treatment: Treatment, random: np.random.Generator
) -> tuple[np.ndarray, str]:
    """Copy of the film, uint8 [H, W], with the site treated, and the kind of lesion drawn."""
    if treatment is Treatment.UNTOUCHED and site.broken:
        return np.array(film), treatment.value
    top, bottom, left, right = _edit_bounds(film.shape, site.box)
    grey = np.asarray(film[top:bottom, left:right], np.float32) / 255
    layers = separate_bone(grey)
    edit, kind = _draw_edit(layers.mask, site, treatment, random)
    edit = enlarged(edit, grey.shape)
    result = np.array(film)
    faded = _fade(grey.shape)
    rendered = grey + (render(grey, layers, edit, random) - grey) * faded
    dither = random.uniform(-0.5, 0.5, grey.shape)
    result[top:bottom, left:right] = np.clip(np.rint(rendered * 255 + dither * (faded > 0)), 0, 255).astype(np.uint8)
    return result, kind


def _draw_edit(
    mask: np.ndarray, site: FractureSite, treatment: Treatment, random: np.random.Generator
) -> tuple[BoneEdit, str]:
    """The edit on a plane of at most DRAWING_PX, and the kind of lesion drawn."""
    factor = min(1.0, DRAWING_PX / max(mask.shape))
    shape = (round(mask.shape[0] * factor), round(mask.shape[1] * factor))
    frame = bone_frame(resize_plane(mask, shape), max(site.box[2:]) * factor)
    edit, kind = no_edit(shape), treatment.value
    if treatment is not Treatment.UNTOUCHED and random.random() < 0.75:
        edit = draw_sham(frame, random)
    if not site.broken and random.random() < FRACTURE_CHANCE:
        edit = together(edit, draw_fracture(frame, random, transverse=0.7 if treatment is Treatment.LESION else 0.5))
    if treatment is Treatment.LESION:
        kind, lesion = draw_lesion(frame, random)
        edit = together(edit, lesion)
    return edit, kind


def has_bone(film: np.ndarray, site: FractureSite) -> bool:
    """Whether the bone mask of the site is large enough to carry a lesion."""
    top, bottom, left, right = _edit_bounds(film.shape, site.box)
    if min(bottom - top, right - left) < 16:
        return False
    layers = separate_bone(np.asarray(film[top:bottom, left:right], np.float32) / 255)
    return float((layers.mask > 0.5).mean()) >= MINIMUM_BONE_FRACTION


def _edit_bounds(shape: tuple[int, ...], box: Box) -> tuple[int, int, int, int]:
    x, y, width, height = box
    half = 0.5 * EDIT_WINDOW * max(width, height)
    centre_x, centre_y = x + width / 2, y + height / 2
    return (
        max(0, int(centre_y - half)),
        min(shape[0], int(centre_y + half)),
        max(0, int(centre_x - half)),
        min(shape[1], int(centre_x + half)),
    )


def _fade(shape: tuple[int, int]) -> np.ndarray:
    """1 inside, falling to 0 over the outer eighth, so that the edited square has no visible border."""
    ramps = [np.clip(np.minimum(np.arange(n), np.arange(n)[::-1]) / max(1, n / 8), 0, 1) for n in shape]
    return np.minimum(ramps[0][:, None], ramps[1][None, :]).astype(np.float32)


def _drawn_rectangle(box: Box, broken: bool, random: np.random.Generator) -> Box:
    """The rectangle a surgeon might draw: marked boxes of FracAtlas are tight, readers draw wider ones."""
    x, y, width, height = box
    factor = random.uniform(1.0, 2.0) if broken else random.uniform(0.9, 1.3)
    shift_x, shift_y = random.uniform(-0.12, 0.12, 2) * max(width, height)
    wide, high = width * factor, height * factor
    return (x + width / 2 + shift_x - wide / 2, y + height / 2 + shift_y - high / 2, wide, high)
