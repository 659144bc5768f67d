"""Implants drawn over a femur: what a gate must know as hardware, where collections hold few operated hips.

Shapes and sizes after the usual osteosyntheses of the proximal femur: nail with a screw into the head, sliding hip
screw with side plate, screws through the neck, prosthesis, long plate.
"""

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from .femur_outline import HEAD_CENTRE, SHAFT_HALF_WIDTH, FemurOutline

Line = tuple[tuple[float, float], tuple[float, float], float]
"""Two ends and the width, in millimetres of the outline's pattern."""
OVERSAMPLING = 2
METAL_GREY = (0.75, 1.0)
OPACITY = (0.75, 1.0)
"""Metal stops nearly all of the beam; how much is left to see through it varies with the exposure."""


def draw_implant(film: np.ndarray, outline: FemurOutline, random: np.random.Generator) -> np.ndarray:
    """Copy of the film, uint8 [H, W], with one implant on the outlined femur."""
    shape = IMPLANTS[int(random.integers(len(IMPLANTS)))]
    height, width = film.shape
    canvas = Image.new("L", (width * OVERSAMPLING, height * OVERSAMPLING))
    pen = ImageDraw.Draw(canvas)
    for (x1, y1), (x2, y2), thickness in shape(outline, random):
        ends = [tuple(OVERSAMPLING * value for value in outline.point(x, y)) for x, y in ((x1, y1), (x2, y2))]
        drawn = max(1, round(thickness * outline.scale * OVERSAMPLING))
        pen.line(ends, fill=255, width=drawn)
        if (x1, y1) == (x2, y2):
            (x, y), radius = ends[0], drawn / 2
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    metal = np.asarray(canvas.resize((width, height), Image.Resampling.BOX), np.float32) / 255
    metal = ndimage.gaussian_filter(metal, random.uniform(0.3, 0.9)) * random.uniform(*OPACITY)
    bright = random.uniform(*METAL_GREY) * 255
    return np.clip(film + (np.maximum(bright, film) - film) * metal, 0, 255).astype(np.uint8)


def _nail(outline: FemurOutline, random: np.random.Generator) -> list[Line]:
    end = min(outline.shaft_end + 40, random.uniform(150, 400))
    width = random.uniform(9, 15)
    lines: list[Line] = [
        ((random.uniform(2, 10), random.uniform(-8, 4)), (0, 45), width + 2),
        ((0, 40), (0, end), width),
    ]
    for shift in range(int(random.integers(1, 3))):
        low = 58 + 13 * shift
        lines.append(((random.uniform(18, 26), low), (-random.uniform(36, 50), low - 52), random.uniform(6, 11)))
    for hole in range(int(random.integers(0, 3))):
        level = end - 15 - 18 * hole
        lines.append(((-SHAFT_HALF_WIDTH - 3, level), (SHAFT_HALF_WIDTH + 3, level), 5.0))
    return lines


def _side_plate(outline: FemurOutline, random: np.random.Generator) -> list[Line]:
    top, length = random.uniform(36, 46), random.uniform(60, 170)
    edge = SHAFT_HALF_WIDTH + 3
    lines: list[Line] = [((edge, top), (edge, top + length), random.uniform(5, 8))]
    if random.random() < 0.7:
        lines.append(((edge, top + 8), (-random.uniform(38, 50), top - 48), random.uniform(9, 13)))
    return lines + [
        ((edge + 2, level), (-SHAFT_HALF_WIDTH - random.uniform(-4, 4), level), 4.5)
        for level in np.arange(top + 26, top + length - 4, random.uniform(14, 19)).tolist()
    ]


def _neck_screws(outline: FemurOutline, random: np.random.Generator) -> list[Line]:
    tilt = random.uniform(38, 52)
    return [
        ((20, 38 + 8 * number), (-random.uniform(40, 52), 38 + 8 * number - tilt), random.uniform(5, 7.5))
        for number in range(int(random.integers(2, 4)))
    ]


def _prosthesis(outline: FemurOutline, random: np.random.Generator) -> list[Line]:
    end = random.uniform(110, 170)
    widths = np.linspace(random.uniform(20, 28), random.uniform(8, 12), 9)
    levels = np.linspace(22, end, 10)
    stem: list[Line] = [
        ((-2, float(low)), (-1, float(high)), float(width))
        for low, high, width in zip(levels[:-1], levels[1:], widths, strict=True)
    ]
    ball = random.uniform(28, 34) if random.random() < 0.5 else random.uniform(42, 52)
    return [*stem, ((-4, 26), HEAD_CENTRE, random.uniform(12, 18)), (HEAD_CENTRE, HEAD_CENTRE, ball)]


IMPLANTS: tuple[Callable[[FemurOutline, np.random.Generator], list[Line]], ...] = (
    _nail,
    _side_plate,
    _neck_screws,
    _prosthesis,
)
