"""A film as it is published, printed, scanned or photographed; drawn alike for both classes."""

import numpy as np
from PIL import Image
from scipy import ndimage

from .burned_in_marks import burn_in
from .photographed_film import frame_border, photograph, print_screen
from .stored_picture import stored_again

PLAIN_SHARE = 0.25
"""Share of films that are only stored anew."""
SMALLEST_PX = 180
"""Fewest pixels that a hip view is reduced to: a film of about 256 to 330 px."""


def vary_picture(grey: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """float32 [H, W] in 0..1 -> the same shape and range."""
    if random.random() < PLAIN_SHARE:
        return _store(grey, random)
    grey = _expose(grey, random)
    if random.random() < 0.4:
        grey = _process(grey, random)
    if random.random() < 0.3:
        grey = burn_in(grey, random)
    if random.random() < 0.12:
        grey = frame_border(grey, random)
    if random.random() < 0.25:
        grey = print_screen(grey, random)
    if random.random() < 0.25:
        grey = photograph(grey, random)
    return _store(grey, random)


def _expose(grey: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Tone curve, slope of exposure, burnt-out or drowned ends, grain of the detector."""
    height, width = grey.shape
    toned = np.clip(grey, 0, 1) ** float(np.exp(random.uniform(-0.5, 0.5)))
    if random.random() < 0.4:
        middle, steep = random.uniform(0.3, 0.7), random.uniform(2, 6)
        curve = 1 / (1 + np.exp(-steep * (toned - middle)))
        toned = (curve - curve.min()) / (np.ptp(curve) + 1e-6)
    if random.random() < 0.35:
        y, x = np.linspace(-1, 1, height)[:, None], np.linspace(-1, 1, width)[None, :]
        toned = toned * (1 + random.uniform(-0.25, 0.25) * y + random.uniform(-0.25, 0.25) * x)
    if random.random() < 0.3:
        toned = toned * random.uniform(0.9, 1.35) - random.uniform(0, 0.1)
    if random.random() < 0.5:
        fineness = random.choice([0.0, 0.6, 1.0])
        grain = random.normal(0, 1, grey.shape)
        grain = ndimage.gaussian_filter(grain, fineness) * (1 + 2 * fineness) if fineness else grain
        toned = toned + random.uniform(0.0, 0.022) * grain
    return np.clip(toned, 0, 1).astype(np.float32)


def _process(grey: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Blur, or sharpening with dark and bright bands along edges (Mach bands), or evened local contrast."""
    choice = random.random()
    if choice < 0.35:
        return ndimage.gaussian_filter(grey, random.uniform(0.4, 1.6))
    if choice < 0.75:
        radius, amount = random.uniform(1.0, 12.0), random.uniform(0.3, 1.3)
        return np.clip(grey + amount * (grey - ndimage.gaussian_filter(grey, radius)), 0, 1)
    radius = random.uniform(20, 60)
    mean = ndimage.gaussian_filter(grey, radius)
    spread = np.sqrt(ndimage.gaussian_filter((grey - mean) ** 2, radius)) + 0.04
    even = 0.5 + 0.2 * (grey - mean) / spread
    share = random.uniform(0.3, 0.9)
    return np.clip((1 - share) * grey + share * even, 0, 1).astype(np.float32)


def _store(grey: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Reduced size and JPEG, as pictures in papers and messages are kept."""
    image = Image.fromarray((np.clip(grey, 0, 1) * 255 + 0.5).astype(np.uint8))
    size = image.size
    if random.random() < 0.45:
        smallest = min(SMALLEST_PX, max(size))
        factor = float(np.exp(random.uniform(np.log(smallest), np.log(max(size))))) / max(size)
        image = image.resize((max(8, round(size[0] * factor)), max(8, round(size[1] * factor))), Image.Resampling.BOX)
    if random.random() < 0.7:
        image = stored_again(image, "JPEG", quality=int(random.integers(40, 97)))
    if image.size != size:
        image = image.resize(size, Image.Resampling.BICUBIC)
    return np.asarray(image, np.float32) / 255
