"""Femurs of unfractured hip films whose outline is known, and the places on them where films break or lesions sit."""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..data.film_index import FilmIndex
from .bone_frame import BoneFrame, oriented_frame
from .femur_outline import FemurOutline, femur_outline

LANDMARKS = Path(__file__).parent / "femur_landmarks.csv"
"""Head centre, outer edge of the greater trochanter and middle of the lowest visible shaft of femurs on frontal hip
films without fracture, in film pixels; marked by a non-expert on small copies.
"""
LEAST_FIT = 0.64
LESSER_TROCHANTER = (-22.0, 59.0)
REGIONS = {"neck": 0.24, "intertrochanteric": 0.32, "subtrochanteric": 0.26, "shaft": 0.18}
"""How often a lesion or fracture is drawn in each region, alike in both classes."""


@dataclass(frozen=True)
class FemurPlace:
    """`centre` x, y and `axis` x, y (unit, away from the hip) in pattern millimetres; `width` of the bone there
    in mm.
    """

    region: str
    centre: tuple[float, float]
    axis: tuple[float, float]
    width: float


def femur_outlines(index: FilmIndex, positions: list[int]) -> list[tuple[int, FemurOutline]]:
    """Film position and outline of every marked femur on the films `positions` whose outline fits the film."""
    known = {index.records[position].image_id: position for position in positions}
    found = []
    with LANDMARKS.open(newline="") as handle:
        for row in csv.DictReader(handle):
            position = known.get(row["image_id"])
            if position is None:
                continue
            marks = [(float(row[f"{name}_x"]), float(row[f"{name}_y"])) for name in ("head", "trochanter", "shaft")]
            outline = femur_outline(index.film(position), *marks)
            if outline.fit >= LEAST_FIT:
                found.append((position, outline))
    return found


def draw_place(outline: FemurOutline, random: np.random.Generator) -> FemurPlace:
    """A place on the part of the femur that the film shows."""
    names = [name for name in REGIONS if name != "shaft" or outline.shaft_end > 125]
    weights = np.array([REGIONS[name] for name in names])
    region = str(random.choice(names, p=weights / weights.sum()))
    if region == "neck":
        along = random.uniform(14, 34)
        return FemurPlace(region, (-43 + 0.79 * along, 0.61 * along), (0.79, 0.61), 36.0)
    if region == "intertrochanteric":
        return FemurPlace(region, (random.normal(1, 4), random.uniform(26, 52)), (-0.26, 0.966), 46.0)
    lowest = max(70.0, min(outline.shaft_end - 12, 100.0))
    if region == "subtrochanteric":
        return FemurPlace(region, (random.normal(0, 1.5), random.uniform(66, lowest)), (0.0, 1.0), 34.0)
    return FemurPlace(
        region, (random.normal(0, 1.5), random.uniform(100, min(outline.shaft_end - 15, 190))), (0.0, 1.0), 31.0
    )


def place_frame(outline: FemurOutline, place: FemurPlace, bone: np.ndarray, top: float, left: float, factor: float):
    """Frame of a place in a window that starts at film pixel `top`, `left` and is scaled by `factor`."""

    def plane(x: float, y: float) -> tuple[float, float]:
        column, row = outline.point(x, y)
        return (row - top) * factor, (column - left) * factor

    centre = plane(*place.centre)
    ahead = plane(place.centre[0] + 10 * place.axis[0], place.centre[1] + 10 * place.axis[1])
    side = plane(place.centre[0] + 10, place.centre[1])
    axis = np.subtract(ahead, centre)
    axis = axis / np.hypot(*axis)
    outward = np.subtract(side, centre)
    outer = 1.0 if outward[1] * axis[0] - outward[0] * axis[1] > 0 else -1.0
    width = place.width * outline.scale * factor
    frame: BoneFrame = oriented_frame(
        bone, centre, (float(axis[0]), float(axis[1])), outer, width, plane(*LESSER_TROCHANTER)
    )
    return frame
