"""Places on films where a fracture is, or where one is drawn."""

from dataclasses import dataclass

import numpy as np
from PIL import Image
from scipy import ndimage

from ..data.film_index import FilmIndex
from ..data.film_record import Box, FilmRecord
from .femur_outline import FemurOutline
from .femur_sites import femur_outlines

MINIMUM_BOX_PX = 40
"""Smaller sites hold too few pixels to show a lesion."""
ATTEMPTS = 6
MARKER_GREY = 250
MARKER_FRACTION = 0.02
"""More burnt-out pixels than this mean a side marker or a label, not bone."""
THUMBNAIL_PX = 160
LEG_EXTENT = (0.07, 0.16)
"""Longer side of an unbroken site as a share of the longer film side."""


@dataclass(frozen=True)
class FractureSite:
    """`position` in the index; `region` hip, leg or shoulder; `broken` when FracAtlas marks a fracture there; `outline`
    of the femur where it is known: then `box` holds the whole of it and a place on it is drawn each time.
    """

    position: int
    box: Box
    region: str
    broken: bool
    outline: FemurOutline | None = None

    @property
    def name(self) -> str:
        """For tables: hip-fracture, leg-unbroken, ..."""
        return f"{self.region}-{'fracture' if self.broken else 'unbroken'}"


def collect_sites(index: FilmIndex, positions: list[int], seed: int, leg_films: int) -> list[FractureSite]:
    """Marked fractures of legs, hips and shoulders without hardware, the marked femurs of unfractured hip films and one
    site on each of up to `leg_films` unfractured leg films.
    """
    random = np.random.default_rng(seed)
    sites: list[FractureSite] = []
    unbroken_legs: list[int] = []
    for position in positions:
        record = index.records[position]
        region = _region(record)
        if region is None or record.hardware:
            continue
        if record.fractured:
            sites.extend(_marked(index, position, region))
        elif region == "leg":
            unbroken_legs.append(position)
    for position, outline in femur_outlines(index, positions):
        sites.append(FractureSite(position, _bounds(outline.polygon), "hip", broken=False, outline=outline))
    for position in random.permutation(np.array(unbroken_legs, dtype=int))[:leg_films].tolist():
        sites.append(FractureSite(position, _unbroken_box(index.film(position), random), "leg", broken=False))
    return sites


def _bounds(polygon: np.ndarray) -> Box:
    low, high = polygon.min(0), polygon.max(0)
    return (float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1]))


def _region(record: FilmRecord) -> str | None:
    return "hip" if record.hip else "leg" if record.leg else "shoulder" if record.shoulder else None


def _marked(index: FilmIndex, position: int, region: str) -> list[FractureSite]:
    height, width = index.film(position).shape
    found = []
    for x, y, box_width, box_height in index.records[position].boxes:
        inside = x + box_width / 2 < width and y + box_height / 2 < height
        if inside and max(box_width, box_height) >= MINIMUM_BOX_PX:
            found.append(FractureSite(position, (x, y, box_width, box_height), region, broken=True))
    return found


def _unbroken_box(film: np.ndarray, random: np.random.Generator) -> Box:
    """A square on bone; redrawn while it lies on a burnt-in or metal marker."""
    height, width = film.shape
    for _ in range(ATTEMPTS):
        x, y = _point_on_bone(film, random)
        length = max(random.uniform(*LEG_EXTENT) * max(height, width), 1.5 * MINIMUM_BOX_PX)
        top, left = max(0, int(y - length / 2)), max(0, int(x - length / 2))
        patch = film[top : int(y + length / 2), left : int(x + length / 2)]
        if (patch >= MARKER_GREY).mean() < MARKER_FRACTION:
            break
    return (x - length / 2, y - length / 2, length, length)


def _point_on_bone(film: np.ndarray, random: np.random.Generator) -> tuple[float, float]:
    """x, y on a bright ridge of the film."""
    height, width = film.shape
    scale = THUMBNAIL_PX / max(height, width)
    size = (max(16, round(width * scale)), max(16, round(height * scale)))
    small = np.asarray(Image.fromarray(np.ascontiguousarray(film)).resize(size, Image.Resampling.BOX), np.float32)
    smooth = ndimage.gaussian_filter(small, 2)
    ridge = np.clip(smooth - ndimage.gaussian_filter(small, 9), 0, None)
    ridge[: size[1] // 12], ridge[-size[1] // 12 :] = 0, 0
    ridge[:, : size[0] // 12], ridge[:, -size[0] // 12 :] = 0, 0
    weights = np.where(ridge >= np.quantile(ridge, 0.9), ridge, 0).ravel().astype(np.float64) + 1e-9
    row, column = divmod(int(random.choice(weights.size, p=weights / weights.sum())), size[0])
    return column / scale, row / scale
