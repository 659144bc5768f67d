"""Disturbances of a whole film whose effect on the score is measured."""

from collections.abc import Callable

import numpy as np
from PIL import Image
from scipy import ndimage

from ..data.film_record import Box
from ..simulation.photographed_film import photograph
from ..simulation.stored_picture import stored_again

FILM_SLOPE = 3.0
Disturbance = Callable[[np.ndarray, Box, np.random.Generator], tuple[np.ndarray, Box]]
"""Film float32 [H, W] in 0..1 and site rectangle -> both as disturbed."""


def blurred(sigma: float) -> Disturbance:
    """Gaussian blur, `sigma` pixels of a film about 1,000 px long."""
    return lambda film, box, random: (ndimage.gaussian_filter(film, sigma), box)


def noisy(deviation: float) -> Disturbance:
    """White noise, `deviation` in shares of the grey range."""
    return lambda film, box, random: (np.clip(film + random.normal(0, deviation, film.shape), 0, 1), box)


def jpeg(quality: int) -> Disturbance:
    """Stored as JPEG."""

    def disturb(film: np.ndarray, box: Box, random: np.random.Generator) -> tuple[np.ndarray, Box]:
        picture = Image.fromarray((film * 255 + 0.5).astype(np.uint8))
        return np.asarray(stored_again(picture, "JPEG", quality=quality), np.float32) / 255, box

    return disturb


def turned(degrees: float) -> Disturbance:
    """Turned about the centre of the site; the rectangle stays where it is."""

    def disturb(film: np.ndarray, box: Box, random: np.random.Generator) -> tuple[np.ndarray, Box]:
        angle = np.radians(degrees)
        matrix = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
        centre = np.array([box[1] + box[3] / 2, box[0] + box[2] / 2])
        return ndimage.affine_transform(film, matrix, centre - matrix @ centre, order=1, mode="nearest"), box

    return disturb


def exposed(factor: float) -> Disturbance:
    """Exposure times `factor` on screen film, whose density follows a sigmoid of log exposure of slope FILM_SLOPE."""

    def disturb(film: np.ndarray, box: Box, random: np.random.Generator) -> tuple[np.ndarray, Box]:
        grey = np.clip(film, 0.004, 0.996)
        return 1 / (1 + np.exp(FILM_SLOPE * np.log(factor)) * (1 - grey) / grey), box

    return disturb


def photographed(film: np.ndarray, box: Box, random: np.random.Generator) -> tuple[np.ndarray, Box]:
    """Perspective, glare, shading, moire, blur."""
    return photograph(film, random), box


def resized(longer: int) -> Disturbance:
    """Reduced (never enlarged) to `longer` pixels on the longer side."""

    def disturb(film: np.ndarray, box: Box, random: np.random.Generator) -> tuple[np.ndarray, Box]:
        factor = min(1.0, longer / max(film.shape))
        size = (max(8, round(film.shape[1] * factor)), max(8, round(film.shape[0] * factor)))
        small = Image.fromarray((film * 255 + 0.5).astype(np.uint8)).resize(size, Image.Resampling.BOX)
        x, y, width, height = (side * factor for side in box)
        return np.asarray(small, np.float32) / 255, (x, y, width, height)

    return disturb


DISTURBANCES: dict[str, Disturbance] = {
    "blur 1 px": blurred(1.0),
    "blur 2 px": blurred(2.0),
    "noise 2 %": noisy(0.02),
    "noise 5 %": noisy(0.05),
    **{f"JPEG {quality}": jpeg(quality) for quality in (95, 80, 65, 50)},
    **{f"turned {degrees:+d} degrees": turned(degrees) for degrees in (-20, -10, 10, 20)},
    "exposure -30 %": exposed(0.7),
    "exposure +30 %": exposed(1.3),
    "photographed": photographed,
    **{f"{longer} px": resized(longer) for longer in (1024, 768, 512, 384, 256)},
}
"""Name for tables -> disturbance."""
