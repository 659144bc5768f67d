"""A film with a simulated lesion, a sham edit or nothing done at a site."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import numpy as np

from ..data.film_record import Box
from .bone_edit import BoneEdit, enlarged, no_edit, together
from .bone_frame import BoneFrame, bone_frame
from .bone_mask import BoneLayers, femur_layers, separate_bone
from .femur_sites import FemurPlace, draw_place, place_frame
from .fracture_sites import FractureSite
from .fractures import draw_fracture
from .lesions import draw_lesion, faded
from .render_edit import RenderedEdit, lesion_contrast, render_edit
from .resize_plane import resize_plane
from .sham_edits import draw_confounders, draw_sham

EDIT_WINDOW = 2.6
"""Side of the edited square in site extents, where the bone is not known."""
FEMUR_MARGIN = 0.25
"""Margin round a known femur in shares of its longer side."""
FRACTURE_CHANCE = 0.78
"""How often an unbroken site gets a drawn fracture, in either class."""
SHAM_FRACTION = 0.7
"""How often a control is a sham, and as often sham edits lie beside a lesion: they tell nothing about the class."""
SUBTLE_FRACTION = 0.38
SUBTLE_CONTRAST = (0.7, 1.5)
"""So many lesions are faded to a contrast to noise in this range where they are not below it already."""
CONFOUNDER_CHANCE = 0.75
"""How often any film, untouched ones too, may get confounders."""
LEG_MOBILITY = 0.25
"""Fragments of bones whose far end is not known move little: the edited window must meet the film at its border."""
MINIMUM_BONE_FRACTION = 0.04
DRAWING_PX = 256
"""Longer side of the plane on which edits are drawn before they are brought to the film's pixels."""


class Treatment(Enum):
    """What is done to a site."""

    LESION = "lesion"
    SHAM = "sham"
    UNTOUCHED = "untouched"


@dataclass(frozen=True)
class SimulatedFilm:
    """`pixels` uint8 [H, W]; `box` round the fracture or lesion; `kind` of lesion, or the treatment's name; `place`
    on the bone; `broken` by a marked or a drawn fracture; `confounded` by osteoporosis, gas, folds or
    swelling that were drawn; `contrast_to_noise` of the lesion, 0 without one.
    """

    pixels: np.ndarray
    box: Box
    kind: str
    place: str
    broken: bool
    confounded: bool
    contrast_to_noise: float


@dataclass(frozen=True)
class _Window:
    """Film rows `top`:`bottom`, columns `left`:`right`."""

    top: int
    bottom: int
    left: int
    right: int


def simulate_film(
    film: np.ndarray, site: FractureSite, treatment: Treatment, random: np.random.Generator
) -> SimulatedFilm:
    """Copy of the film, uint8 [H, W], with the site treated. Untouched sites are rendered by the same pipeline."""
    place = None if site.outline is None else draw_place(site.outline, random)
    window = _edit_window(film.shape, site.box, FEMUR_MARGIN if place else None)
    grey = np.asarray(film[window.top : window.bottom, window.left : window.right], np.float32) / 255
    layers = _layers(grey, site, window)
    frame = _frame(layers.mask, site, place, window)
    broken = site.broken or random.random() < FRACTURE_CHANCE
    region = place.region if place else "shaft"
    mobility = 1.0 if place else LEG_MOBILITY
    edit = no_edit(frame.along.shape)
    if random.random() < CONFOUNDER_CHANCE:
        edit = draw_confounders(frame, random)
    confounded = bool(edit.loss.any() or edit.veil.any())
    breaks = region if broken and not site.broken else None

    def as_seen(lesion: BoneEdit) -> BoneEdit:
        if random.random() >= SUBTLE_FRACTION:
            return lesion
        contrast = lesion_contrast(grey, layers, enlarged(lesion, grey.shape))
        return faded(lesion, min(1.0, random.uniform(*SUBTLE_CONTRAST) / max(contrast, 1e-3)))

    treated, lesion, kind = _draw(frame, treatment, breaks, mobility, as_seen, random)
    edit = together(edit, treated)
    rendered = render_edit(
        grey, layers, enlarged(edit, grey.shape), None if lesion is None else enlarged(lesion, grey.shape), random
    )
    return SimulatedFilm(
        pixels=_pasted(film, window, grey, rendered, random),
        box=site.box if place is None else _box(site, place, random),
        kind=kind,
        place=region if place else site.region,
        broken=broken,
        confounded=confounded,
        contrast_to_noise=rendered.contrast_to_noise,
    )


def has_bone(film: np.ndarray, site: FractureSite) -> bool:
    """Whether the bone mask of the site is large enough to carry a lesion."""
    if site.outline is not None:
        return True
    window = _edit_window(film.shape, site.box, None)
    if min(window.bottom - window.top, window.right - window.left) < 16:
        return False
    grey = np.asarray(film[window.top : window.bottom, window.left : window.right], np.float32) / 255
    return float((separate_bone(grey).mask > 0.5).mean()) >= MINIMUM_BONE_FRACTION


def _draw(
    frame: BoneFrame,
    treatment: Treatment,
    breaks: str | None,
    mobility: float,
    as_seen: Callable[[BoneEdit], BoneEdit],
    random: np.random.Generator,
) -> tuple[BoneEdit, BoneEdit | None, str]:
    """The treatment on the drawing plane, the lesion in it, and its kind; `breaks` is the region of a new fracture,
    `as_seen` fades some lesions.
    """
    edit, lesion, kind = no_edit(frame.along.shape), None, treatment.value
    if treatment is Treatment.SHAM or (treatment is Treatment.LESION and random.random() < SHAM_FRACTION):
        edit = draw_sham(frame, random)
    if treatment is Treatment.LESION:
        kind, lesion = draw_lesion(frame, random)
        lesion = as_seen(lesion)
        edit = together(edit, lesion)
    if breaks is not None:
        edit = together(edit, draw_fracture(frame, breaks, lesion, mobility, random))
    return edit, lesion, kind


def _layers(grey: np.ndarray, site: FractureSite, window: _Window) -> BoneLayers:
    if site.outline is None:
        return separate_bone(grey)
    return femur_layers(grey, site.outline.mask(window.top, window.left, grey.shape))


def _frame(mask: np.ndarray, site: FractureSite, place: FemurPlace | None, window: _Window) -> BoneFrame:
    factor = min(1.0, DRAWING_PX / max(mask.shape))
    small = resize_plane(mask, (round(mask.shape[0] * factor), round(mask.shape[1] * factor)))
    if place is None or site.outline is None:
        return bone_frame(small, max(site.box[2:]) * factor)
    return place_frame(site.outline, place, small > 0.5, window.top, window.left, factor)


def _box(site: FractureSite, place: FemurPlace, random: np.random.Generator) -> Box:
    """Square round a place on a known femur, in film pixels."""
    x, y = site.outline.point(*place.centre)
    length = random.uniform(1.2, 2.4) * place.width * site.outline.scale
    return (x - length / 2, y - length / 2, length, length)


def _edit_window(shape: tuple[int, ...], box: Box, margin: float | None) -> _Window:
    """Window round a box: grown by `margin` of its longer side, or a square of EDIT_WINDOW extents."""
    x, y, width, height = box
    longer = max(width, height)
    grow_x, grow_y = (
        (margin * longer, margin * longer)
        if margin is not None
        else ((EDIT_WINDOW * longer - width) / 2, (EDIT_WINDOW * longer - height) / 2)
    )
    return _Window(
        max(0, int(y - grow_y)),
        min(shape[0], int(y + height + grow_y)),
        max(0, int(x - grow_x)),
        min(shape[1], int(x + width + grow_x)),
    )


def _pasted(
    film: np.ndarray, window: _Window, grey: np.ndarray, rendered: RenderedEdit, random: np.random.Generator
) -> np.ndarray:
    """The film with the rendered window faded in; no fade where the window ends with the film."""
    ends = (window.top == 0, window.bottom == film.shape[0], window.left == 0, window.right == film.shape[1])
    faded = np.minimum(_ramp(grey.shape[0], *ends[:2])[:, None], _ramp(grey.shape[1], *ends[2:])[None, :])
    mixed = grey + (rendered.grey - grey) * faded
    dither = random.uniform(-0.5, 0.5, grey.shape)
    result = np.array(film)
    result[window.top : window.bottom, window.left : window.right] = np.clip(
        np.rint(mixed * 255 + dither * (faded > 0)), 0, 255
    ).astype(np.uint8)
    return result


def _ramp(count: int, open_start: bool, open_end: bool) -> np.ndarray:
    """1 inside, falling to 0 over the outer tenth of a side that does not end with the film."""
    at = np.arange(count, dtype=np.float32)
    start = np.full(count, np.inf) if open_start else at
    end = np.full(count, np.inf) if open_end else at[::-1]
    return np.clip(np.minimum(start, end) / max(1, count / 10), 0, 1).astype(np.float32)
