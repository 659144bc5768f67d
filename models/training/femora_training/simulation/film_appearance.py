"""Changes of the film as an object, drawn alike for both classes: burned-in marks and recompression."""

import numpy as np
from PIL import Image, ImageDraw

from .stored_picture import stored_again


def vary_appearance(pixels: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """uint8 [H, W] -> uint8 [H, W]."""
    image = Image.fromarray(np.ascontiguousarray(pixels))
    if random.random() < 0.2:
        _burn_in(image, random)
    if random.random() < 0.6:
        image = stored_again(image, "JPEG", quality=int(random.integers(35, 96)))
    return np.asarray(image)


def _burn_in(image: Image.Image, random: np.random.Generator) -> None:
    draw = ImageDraw.Draw(image)
    width, height = image.size
    grey = int(random.integers(190, 256))
    x, y = float(random.uniform(0, width)), float(random.uniform(0, height))
    if random.random() < 0.5:
        length = float(random.uniform(0.05, 0.15)) * width
        angle = float(random.uniform(0, 2 * np.pi))
        tip = (x + length * np.cos(angle), y + length * np.sin(angle))
        draw.line([(x, y), tip], fill=grey, width=max(1, width // 150))
        for turn in (2.6, -2.6):
            barb = (tip[0] + 0.3 * length * np.cos(angle + turn), tip[1] + 0.3 * length * np.sin(angle + turn))
            draw.line([tip, barb], fill=grey, width=max(1, width // 150))
    else:
        draw.text(
            (x, y), str(random.choice(["L", "R", "AP", "12", "B", "X"])), fill=grey, font_size=max(8, width // 18)
        )
