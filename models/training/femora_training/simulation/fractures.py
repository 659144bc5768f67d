"""Fractures drawn with one machinery in both classes: the bone is cut into fragments, which then move."""

from dataclasses import replace

import numpy as np

from .bone_edit import BoneEdit, Fragment, no_edit
from .bone_frame import BoneFrame
from .random_fields import blob_level, inside, smooth_noise

UNDISPLACED_SHARE = 0.28
NEGATIVE_STYLES = {
    "neck": {"transverse": 0.6, "oblique": 0.4},
    "intertrochanteric": {"intertrochanteric": 0.8, "oblique": 0.2},
    "subtrochanteric": {"spiral": 0.4, "oblique": 0.35, "transverse": 0.25},
    "shaft": {"spiral": 0.35, "oblique": 0.35, "transverse": 0.3},
}
"""Ordinary fractures by region of the femur; transverse ones are among them, as atypical fractures are."""
POSITIVE_STYLES = {
    "neck": {"transverse": 0.75, "oblique": 0.25},
    "intertrochanteric": {"transverse": 0.35, "intertrochanteric": 0.35, "lesser-trochanter": 0.3},
    "subtrochanteric": {"transverse": 0.65, "oblique": 0.25, "spiral": 0.1},
    "shaft": {"transverse": 0.7, "oblique": 0.25, "spiral": 0.05},
}
"""Fractures through a lesion: short, through its weakest place, or the lesser trochanter torn off alone."""


def draw_fracture(
    frame: BoneFrame, region: str, lesion: BoneEdit | None, mobility: float, random: np.random.Generator
) -> BoneEdit:
    """A fracture at the site, through the weakest place of `lesion` where there is one; `mobility` 0..1 scales how far
    fragments move.
    """
    styles = (NEGATIVE_STYLES if lesion is None else POSITIVE_STYLES)[region]
    style = str(random.choice(list(styles), p=np.array(list(styles.values())) / sum(styles.values())))
    start = random.normal(0, 0.12) if lesion is None else _weakest(frame, lesion, random)
    shape = frame.along.shape
    if style == "lesser-trochanter":
        whole = Fragment(np.ones(shape, np.float32))
        return _assembled([whole], _torn_off(frame, mobility, random), np.zeros(shape, np.float32))
    lines = [_line(frame, style, start, random) for _ in range(2)]
    lines[1] = lines[0] * 0.5 + lines[1] * 0.5 if style != "spiral" else lines[1]
    sharp = frame.width / random.uniform(0.8, 1.8)
    beyond = sum(np.clip(0.5 + line * sharp, 0, 1) for line in lines) / 2
    displaced = random.random() >= UNDISPLACED_SHARE
    width = random.uniform(0.6, 2.2)
    crack = sum(np.exp(-((line * frame.width / width) ** 2)) for line in lines) / 2
    if not displaced:
        dense = random.random() < 0.2
        depth = random.uniform(0.1, 0.55)
        return replace(
            no_edit(shape),
            loss=np.zeros(shape, np.float32) if dense else (depth * crack).astype(np.float32),
            gain=(0.4 * depth * crack).astype(np.float32) if dense else np.zeros(shape, np.float32),
        )
    main = [Fragment((1 - beyond).astype(np.float32)), _moved(frame, beyond, start, region, mobility, random)]
    chips: list[Fragment] = []
    comminuted = random.random()
    if style == "intertrochanteric" and comminuted < 0.6:
        chips = _torn_off(frame, mobility, random)
    elif comminuted < (0.45 if lesion is None else 0.15):
        chips = _butterfly(frame, start, mobility, random)
    return _assembled(main, chips, (random.uniform(0.1, 0.7) * crack).astype(np.float32))


def _line(frame: BoneFrame, style: str, start: float, random: np.random.Generator) -> np.ndarray:
    """Signed distance from a fracture line in bone widths, positive beyond it."""
    slants = {"transverse": (0.0, 0.3), "oblique": (0.5, 1.2), "spiral": (0.9, 2.2), "intertrochanteric": (0.45, 0.95)}
    low, high = slants[style]
    slant = random.uniform(low, high) * (random.choice([-1, 1]) if style != "intertrochanteric" else -1)
    ragged = smooth_noise(frame.along.shape, max(1.0, 0.08 * frame.width), random) * random.uniform(0.015, 0.07)
    ragged += smooth_noise(frame.along.shape, max(0.8, 0.03 * frame.width), random) * random.uniform(0.0, 0.03)
    curve = random.normal(0, 0.3) * frame.across**2
    return (frame.along - start + slant * -frame.across + ragged + curve) / np.hypot(1, slant)


def _weakest(frame: BoneFrame, lesion: BoneEdit, random: np.random.Generator) -> float:
    """Where along the bone the lesion leaves least, within 0.8 bone widths of the centre."""
    bone = frame.depth > 0
    edges = np.linspace(-0.8, 0.8, 17)
    sums = np.histogram(frame.along[bone], edges, weights=(lesion.loss - 0.3 * lesion.gain)[bone])[0]
    counts = np.histogram(frame.along[bone], edges)[0]
    weak = sums / np.maximum(counts, 1) - 0.1 * np.abs((edges[1:] + edges[:-1]) / 2)
    best = int(np.argmax(weak))
    return float((edges[best] + edges[best + 1]) / 2 + random.normal(0, 0.06))


def _moved(
    frame: BoneFrame, share: np.ndarray, start: float, region: str, mobility: float, random: np.random.Generator
) -> Fragment:
    """The far fragment, shifted, shortened and tilted; the pull of the muscles goes up along the thigh."""
    amount = mobility * random.choice([0.35, 0.7, 1.1])
    if region == "neck":
        sideways, lengthwise = abs(random.normal(0, 0.22)), -abs(random.normal(0, 0.12))
    else:
        sideways = random.normal(0.03, 0.18)
        lengthwise = -abs(random.normal(0, 0.22)) if random.random() < 0.8 else random.uniform(0, 0.12)
    sideways, lengthwise = sideways * amount, lengthwise * amount
    angle = np.radians(random.normal(0, 6)) * amount
    return Fragment(
        share.astype(np.float32), float(angle), _pixel(frame, start, 0.0), _move(frame, lengthwise, sideways)
    )


def _torn_off(frame: BoneFrame, mobility: float, random: np.random.Generator) -> list[Fragment]:
    """The lesser trochanter (else a chip of the inner side), pulled up and inwards."""
    if frame.lesser_trochanter is None:
        along, across = random.normal(0, 0.2), -0.42
    else:
        y, x = (
            int(np.clip(round(v), 0, n - 1)) for v, n in zip(frame.lesser_trochanter, frame.along.shape, strict=True)
        )
        along, across = float(frame.along[y, x]), float(frame.across[y, x])
    level = blob_level(frame, along, across, random.uniform(0.22, 0.36), random.uniform(0.13, 0.22), random)
    piece = inside(level, random.uniform(0.1, 0.25))
    move = _move(frame, -random.uniform(0.02, 0.2) * mobility, -random.uniform(0.06, 0.34) * mobility)
    angle = float(np.radians(random.normal(0, 15)) * mobility)
    return [Fragment(piece, angle, _pixel(frame, along, across), move)]


def _butterfly(frame: BoneFrame, start: float, mobility: float, random: np.random.Generator) -> list[Fragment]:
    """One or two wedges on a side of the fracture, standing off."""
    pieces = []
    for _ in range(int(random.integers(1, 3))):
        side = float(random.choice([-1, 1]))
        depth = frame.across * side
        along = start + random.normal(0, 0.15)
        wedge = depth - random.uniform(0.0, 0.2) - np.abs(frame.along - along) * random.uniform(0.3, 0.9)
        share = np.clip(wedge * frame.width / 1.5, 0, 1).astype(np.float32)
        move = _move(frame, random.normal(0, 0.06) * mobility, side * random.uniform(0, 0.15) * mobility)
        angle = float(np.radians(random.normal(0, 12)) * mobility)
        pieces.append(Fragment(share, angle, _pixel(frame, along, side * 0.4), move))
    return pieces


def _assembled(main: list[Fragment], chips: list[Fragment], crack: np.ndarray) -> BoneEdit:
    """Chips are cut out of the main pieces, later chips out of earlier ones: no bone is counted twice."""
    left = np.ones_like(crack)
    cut: list[Fragment] = []
    for chip in reversed(chips):
        cut.append(replace(chip, share=(chip.share * left).astype(np.float32)))
        left = left * (1 - chip.share)
    kept = [replace(piece, share=(piece.share * left).astype(np.float32)) for piece in main]
    return replace(no_edit(crack.shape), loss=crack, fragments=(*kept, *cut))


def _move(frame: BoneFrame, lengthwise: float, sideways: float) -> tuple[float, float]:
    """y, x pixels of a move given in bone widths along and across."""
    along_y, along_x = _direction(frame.along)
    across_y, across_x = _direction(frame.across)
    return (
        float((lengthwise * along_y + sideways * across_y) * frame.width),
        float((lengthwise * along_x + sideways * across_x) * frame.width),
    )


def _pixel(frame: BoneFrame, along: float, across: float) -> tuple[float, float]:
    """y, x of a point given in bone widths; `along` and `across` are planes, so one pixel tells all."""
    along_y, along_x = _direction(frame.along)
    across_y, across_x = _direction(frame.across)
    first, second = along - float(frame.along[0, 0]), across - float(frame.across[0, 0])
    return (
        float((first * along_y + second * across_y) * frame.width),
        float((first * along_x + second * across_x) * frame.width),
    )


def _direction(field: np.ndarray) -> tuple[float, float]:
    """Unit gradient of a plane."""
    gradient_y, gradient_x = np.gradient(field[:3, :3])
    length = float(np.hypot(gradient_y[1, 1], gradient_x[1, 1])) + 1e-9
    return float(gradient_y[1, 1]) / length, float(gradient_x[1, 1]) / length
