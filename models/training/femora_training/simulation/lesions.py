"""Neoplastic lesions as edits of the bone at a site.

Kinds after Lodwick's patterns of bone destruction and the usual descriptions of metastases and myeloma of the femur:
geographic (with thin, sclerotic or no rim, expansion, breakthrough), punched-out, scalloped from within, several down
the shaft, permeative, moth-eaten, blastic, mixed, a segment gone, and faint washing-out of trabeculae.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from scipy import ndimage

from .bone_edit import BoneEdit, no_edit, together
from .bone_frame import BoneFrame
from .random_fields import blob_level, hollow, inside, leftovers, smooth_noise

CORTEX_DEPTH = 0.15
"""Thickness of the cortex in bone widths, roughly."""


def draw_lesion(frame: BoneFrame, random: np.random.Generator) -> tuple[str, BoneEdit]:
    """A lesion near the site's centre and the name of its kind."""
    names = list(LESIONS)
    weights = np.array([LESIONS[name][1] for name in names])
    name = str(random.choice(names, p=weights / weights.sum()))
    edit = LESIONS[name][0](frame, random)
    edit = faded(edit, random.uniform(0.75, 1.15))
    if name != "blastic" and random.random() < 0.3:
        edit = together(edit, soft_tissue_mass(frame, edit.loss, random))
    return name, edit


def faded(lesion: BoneEdit, strength: float) -> BoneEdit:
    """The lesion with its changes of the bone times `strength`; a mass beside it stays as it is."""
    return replace(
        lesion,
        loss=np.clip(lesion.loss * strength, 0, 0.98).astype(np.float32),
        gain=(lesion.gain * strength).astype(np.float32),
        wash=np.clip(lesion.wash * strength, 0, 1).astype(np.float32),
    )


def geographic(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """Lytic with an outline: thin, sclerotic or no rim, septa, scalloped or broken cortex, sometimes expansion."""
    length, breadth = random.uniform(0.3, 1.0), random.uniform(0.28, 0.6)
    along, across = random.normal(0, 0.15), random.choice([-1, 1]) * abs(random.normal(0, 0.22))
    level = _lobulated(frame, along, across, length, breadth, random)
    softness = float(np.exp(random.uniform(np.log(0.12), np.log(0.9))))
    loss = random.uniform(0.6, 1.0) * hollow(level, softness, random.uniform(0.2, 1.0))
    loss *= leftovers(level.shape, frame.width, random) * _cortex_left(frame, level, random)
    if random.random() < 0.3:
        septa = np.exp(-((smooth_noise(level.shape, 0.14 * frame.width, random) / 0.2) ** 2))
        loss *= 1 - random.uniform(0.2, 0.6) * septa
    gain = np.zeros_like(loss)
    if random.random() < 0.35:
        patchy = np.clip(0.6 + 0.5 * smooth_noise(level.shape, 0.3 * frame.width, random), 0, 1)
        rim = np.exp(-(((level - random.uniform(1.02, 1.15)) / random.uniform(0.06, 0.18)) ** 2))
        gain += random.uniform(0.1, 0.4) * rim * patchy
    wash = inside(level, softness) * random.uniform(0.3, 1.0)
    edit = replace(no_edit(loss.shape), loss=loss, gain=gain, wash=wash.astype(np.float32))
    return together(edit, _expansion(frame, level, along, random)) if random.random() < 0.3 else edit


def punched_out(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """Round holes with sharp edges and no rim, of one size or several, as in myeloma."""
    edit = no_edit(frame.along.shape)
    reach = random.uniform(0.5, 1.8)
    for _ in range(int(random.integers(2, 12))):
        radius = random.uniform(0.06, 0.22)
        level = blob_level(
            frame, random.uniform(-reach, reach), random.uniform(-0.4, 0.4), radius, radius, random, 0.12
        )
        loss = random.uniform(0.5, 0.95) * hollow(level, random.uniform(0.08, 0.3), random.uniform(0.3, 1.0))
        edit = together(edit, replace(no_edit(loss.shape), loss=loss, wash=inside(level, 0.3)))
    return edit


def scalloped(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """The cortex thinned from within in bays over a stretch, the marrow space above lightly emptied."""
    shape = frame.along.shape
    length = random.uniform(0.5, 1.6)
    stretch = inside(np.abs(frame.along - random.normal(0, 0.2)) / length, 0.4)
    bays = smooth_noise(shape, random.uniform(0.1, 0.22) * frame.width, random)
    left = CORTEX_DEPTH * np.clip(0.5 - 0.45 * bays, random.uniform(0.05, 0.3), 1.2)
    wall = (frame.depth < 2.2 * CORTEX_DEPTH) & (frame.depth > 0)
    eaten = 1 / (1 + np.exp(-np.clip((frame.depth - left) / (0.12 * CORTEX_DEPTH), -30, 30)))
    side = np.clip(0.5 + random.choice([-3, 0, 3]) * frame.across, 0, 1)
    marrow = inside(blob_level(frame, 0, 0, length, 0.45, random), 0.5)
    loss = stretch * eaten * wall * side * random.uniform(0.6, 0.95)
    loss = np.maximum(ndimage.gaussian_filter(loss, 0.02 * frame.width), marrow * random.uniform(0.2, 0.6))
    return replace(no_edit(shape), loss=loss.astype(np.float32), wash=marrow * random.uniform(0.2, 0.9))


def several(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """Two to six lytic lesions down the bone."""
    edit = no_edit(frame.along.shape)
    for number in range(int(random.integers(2, 7))):
        radius = random.uniform(0.12, 0.36)
        along = random.normal(0, 0.2) if number == 0 else random.uniform(-1.8, 2.6)
        level = _lobulated(frame, along, random.normal(0, 0.25), radius * random.uniform(1, 1.8), radius, random)
        loss = random.uniform(0.55, 1.0) * hollow(level, random.uniform(0.15, 0.8), random.uniform(0.1, 1.0))
        loss *= leftovers(level.shape, frame.width, random) * _cortex_left(frame, level, random)
        wash = inside(level, 0.5) * random.uniform(0.3, 1)
        edit = together(edit, replace(no_edit(loss.shape), loss=loss, wash=wash.astype(np.float32)))
    return edit


def permeative(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """Many tiny holes, drawn out along the bone, over a long stretch with no definite edge; they eat the cortex."""
    region = _stretch_of_bone(frame, random)
    fine = _streaky_noise(frame, random.uniform(0.02, 0.05), random.uniform(1.0, 3.0), random)
    holes = 1 / (1 + np.exp(-(fine - random.uniform(-0.3, 0.6)) * random.uniform(2, 4)))
    uneven = np.clip(0.75 + 0.35 * smooth_noise(region.shape, 0.3 * frame.width, random), 0.2, 1.2)
    loss = region * uneven * (random.uniform(0.15, 0.45) + random.uniform(0.4, 0.7) * holes)
    cortex = np.clip(1.2 - frame.depth / CORTEX_DEPTH, 0, 1)
    tunnels = _streaky_noise(frame, 0.03, 4.0, random) > random.uniform(-0.3, 0.6)
    loss = loss + region * cortex * tunnels * random.uniform(0.3, 0.8)
    return replace(no_edit(loss.shape), loss=np.clip(loss, 0, 0.95).astype(np.float32))


def moth_eaten(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """A field of holes of a few millimetres with uneven edges, partly run together."""
    region = _stretch_of_bone(frame, random)
    coarse = _streaky_noise(frame, random.uniform(0.05, 0.11), random.uniform(1.0, 1.8), random)
    coarse = 0.85 * coarse + 0.3 * smooth_noise(region.shape, 0.03 * frame.width, random)
    holes = 1 / (1 + np.exp(-(coarse - random.uniform(0.1, 0.9)) * random.uniform(2.5, 6)))
    varied = np.clip(0.8 + 0.3 * smooth_noise(region.shape, 0.35 * frame.width, random), 0.2, 1.1)
    loss = region * varied * (holes * random.uniform(0.6, 0.95) + random.uniform(0, 0.25))
    return replace(no_edit(loss.shape), loss=np.clip(loss, 0, 0.97).astype(np.float32))


def blastic(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """Dense patches with woolly edges, from one ivory spot to a field of snowballs or a whole region turned white."""
    shape = frame.along.shape
    gain = np.zeros(shape, np.float32)
    wool = smooth_noise(shape, max(1.0, random.uniform(0.04, 0.12) * frame.width), random)
    for number in range(int(random.integers(1, 8))):
        radius = random.uniform(0.1, 0.42)
        along = random.normal(0, 0.15) if number == 0 else random.normal(0, 0.8)
        level = blob_level(frame, along, random.normal(0, 0.22), radius * random.uniform(1, 1.7), radius, random)
        gain += random.uniform(0.2, 0.6) * inside(level + 0.25 * wool, random.uniform(0.4, 1.4))
    if random.random() < 0.25:
        gain += _stretch_of_bone(frame, random) * random.uniform(0.1, 0.35) * np.clip(0.8 + 0.3 * wool, 0, 1.5)
    marrow = np.clip(frame.depth / CORTEX_DEPTH, 0.3, 1)
    return replace(no_edit(shape), gain=(np.minimum(gain, 1.0) * marrow).astype(np.float32))


def mixed(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """Lytic and blastic parts side by side."""
    lytic = (geographic, permeative, moth_eaten, several)[int(random.integers(0, 4))]
    return together(lytic(frame, random), blastic(frame, random))


def segment_gone(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """A length of bone dissolved but for remnants, with ragged, tapering ends."""
    half = random.uniform(0.25, 0.8)
    ragged = smooth_noise(frame.along.shape, 0.16 * frame.width, random) * random.uniform(0.08, 0.25)
    ragged += smooth_noise(frame.along.shape, 0.05 * frame.width, random) * 0.04
    tilt = random.uniform(-0.6, 0.6)
    level = np.abs(frame.along + tilt * frame.across + ragged - random.normal(0, 0.12)) / half
    loss = random.uniform(0.7, 0.97) * inside(level, random.uniform(0.25, 0.9))
    loss *= leftovers(level.shape, frame.width, random)
    if random.random() < 0.5:
        side = frame.across * random.choice([-1, 1]) > random.uniform(-0.2, 0.3)
        shell = ndimage.gaussian_filter(((frame.depth < 0.1) & side).astype(np.float32), 0.02 * frame.width)
        loss *= 1 - random.uniform(0.4, 0.95) * shell
    return replace(no_edit(loss.shape), loss=loss.astype(np.float32), wash=inside(level, 0.5))


def washed_out(frame: BoneFrame, random: np.random.Generator) -> BoneEdit:
    """Trabeculae fade in an area without definite edge: the faintest sign of infiltration."""
    region = _stretch_of_bone(frame, random)
    loss = region * random.uniform(0.35, 0.75) * leftovers(region.shape, frame.width, random)
    loss = loss * np.clip(0.35 + frame.depth / (1.5 * CORTEX_DEPTH), 0, 1)
    return replace(no_edit(region.shape), loss=loss.astype(np.float32), wash=region)


def soft_tissue_mass(frame: BoneFrame, loss: np.ndarray, random: np.random.Generator) -> BoneEdit:
    """A faint bulging shadow beside the bone where the lesion is."""
    radius = random.uniform(0.5, 1.3)
    level = blob_level(
        frame, random.normal(0, 0.3), random.choice([-1, 1]) * random.uniform(0.3, 0.8), radius * 1.3, radius, random
    )
    shadow = random.uniform(0.03, 0.14) * hollow(level, 0.5, 0.3)
    return replace(no_edit(loss.shape), veil=shadow.astype(np.float32))


def _lobulated(
    frame: BoneFrame, along: float, across: float, length: float, breadth: float, random: np.random.Generator
) -> np.ndarray:
    """Level of a blob with smaller lobes at its edge, and an outline roughened as bone gives way unevenly."""
    level = blob_level(frame, along, across, length, breadth, random)
    for _ in range(int(random.integers(0, 4))):
        turn = random.uniform(0, 2 * np.pi)
        lobe = blob_level(
            frame,
            along + 0.8 * length * np.cos(turn),
            across + 0.8 * breadth * np.sin(turn),
            length * random.uniform(0.3, 0.6),
            breadth * random.uniform(0.3, 0.6),
            random,
        )
        level = np.minimum(level, lobe)
    rough = smooth_noise(level.shape, max(1.0, 0.06 * frame.width), random)
    return np.maximum(level + random.uniform(0, 0.12) * rough, 0)


def _streaky_noise(frame: BoneFrame, size: float, stretch: float, random: np.random.Generator) -> np.ndarray:
    """Noise of `size` bone widths, `stretch` times longer along the bone than across, mean 0 and deviation 1."""
    base = smooth_noise(frame.along.shape, max(0.8, size * frame.width), random)
    if stretch > 1.3:
        gradient_y, gradient_x = np.gradient(frame.along)
        step = np.array([gradient_y.mean(), gradient_x.mean()])
        step = step / (np.hypot(*step) + 1e-9) * size * frame.width
        shifts = np.linspace(-stretch / 2, stretch / 2, max(3, int(2 * stretch)))
        base = sum(ndimage.shift(base, step * shift, order=1, mode="reflect") for shift in shifts)
    return ((base - base.mean()) / (base.std() + 1e-6)).astype(np.float32)


def _cortex_left(frame: BoneFrame, level: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Factor on the loss: 1 with cortical breakthrough; lower in the outer cortex where the lesion only scallops it;
    between the two, broken through along a part.
    """
    choice = random.random()
    if choice < 0.35:
        return np.ones_like(frame.depth)
    left = random.uniform(0.15, 0.7) * CORTEX_DEPTH
    kept = np.clip((frame.depth - left) / (0.5 * CORTEX_DEPTH), random.uniform(0.05, 0.4), 1).astype(np.float32)
    if choice < 0.7:
        gap = inside(
            np.abs(frame.along + smooth_noise(level.shape, 0.1 * frame.width, random) * 0.05 - random.normal(0, 0.3))
            / random.uniform(0.1, 0.4),
            0.4,
        )
        return np.maximum(kept, gap)
    return kept


def _expansion(frame: BoneFrame, level: np.ndarray, along: float, random: np.random.Generator) -> BoneEdit:
    """The bone bulges sideways over the lesion: outer points are sampled from further in."""
    amount = random.uniform(0.05, 0.25) * np.exp(-(((frame.along - along) / random.uniform(0.3, 0.7)) ** 2))
    reach = amount * frame.across * np.exp(-((frame.across / 0.9) ** 4)) * frame.width
    gradient_y, gradient_x = np.gradient(frame.across)
    norm = np.hypot(gradient_y, gradient_x) + 1e-6
    return replace(
        no_edit(level.shape),
        shift_y=(-reach * gradient_y / norm).astype(np.float32),
        shift_x=(-reach * gradient_x / norm).astype(np.float32),
    )


def _stretch_of_bone(frame: BoneFrame, random: np.random.Generator) -> np.ndarray:
    level = blob_level(
        frame,
        random.normal(0, 0.15),
        random.normal(0, 0.12),
        random.uniform(0.5, 1.5),
        random.uniform(0.4, 0.9),
        random,
    )
    return inside(level, random.uniform(0.4, 1.1))


LESIONS: dict[str, tuple[Callable[[BoneFrame, np.random.Generator], BoneEdit], float]] = {
    "geographic": (geographic, 0.26),
    "punched-out": (punched_out, 0.1),
    "scalloped": (scalloped, 0.09),
    "several": (several, 0.11),
    "permeative": (permeative, 0.13),
    "moth-eaten": (moth_eaten, 0.1),
    "blastic": (blastic, 0.08),
    "mixed": (mixed, 0.08),
    "segment-gone": (segment_gone, 0.07),
    "washed-out": (washed_out, 0.05),
}
"""Kind of lesion -> its drawing and how often it is drawn."""
