"""Letters, arrows, rulers and circles burned into a picture."""

import numpy as np
from PIL import Image, ImageDraw

WORDS = ("L", "R", "AP", "A", "B", "1", "Fig. 2", "SUPINE", "RT HIP", "12.04", "X", "PORTABLE", "a", "post", "*")


def burn_in(grey: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """float32 [H, W] in 0..1 with one to three marks at places drawn without regard to the bone."""
    image = Image.fromarray((np.clip(grey, 0, 1) * 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for _ in range(int(random.integers(1, 4))):
        mark = (_arrow, _word, _word, _ruler, _circle)[int(random.integers(0, 5))]
        shade = int(random.integers(190, 256)) if random.random() < 0.85 else int(random.integers(0, 40))
        mark(draw, image.size, shade, random)
    return np.asarray(image, np.float32) / 255


def _arrow(draw: ImageDraw.ImageDraw, size: tuple[int, int], shade: int, random: np.random.Generator) -> None:
    width, height = size
    x, y = float(random.uniform(0, width)), float(random.uniform(0, height))
    length, angle = float(random.uniform(0.04, 0.16)) * width, float(random.uniform(0, 2 * np.pi))
    thick = max(1, round(width * random.uniform(0.004, 0.014)))
    tip = (x + length * np.cos(angle), y + length * np.sin(angle))
    draw.line([(x, y), tip], fill=shade, width=thick)
    barbs = [
        (tip[0] + 0.35 * length * np.cos(angle + turn), tip[1] + 0.35 * length * np.sin(angle + turn))
        for turn in (2.6, -2.6)
    ]
    if random.random() < 0.5:
        draw.polygon([tip, *barbs], fill=shade)
    else:
        for barb in barbs:
            draw.line([tip, barb], fill=shade, width=thick)


def _word(draw: ImageDraw.ImageDraw, size: tuple[int, int], shade: int, random: np.random.Generator) -> None:
    place = (float(random.uniform(0, size[0] * 0.9)), float(random.uniform(0, size[1] * 0.95)))
    draw.text(
        place, str(random.choice(WORDS)), fill=shade, font_size=max(8, round(size[0] * random.uniform(0.03, 0.1)))
    )


def _ruler(draw: ImageDraw.ImageDraw, size: tuple[int, int], shade: int, random: np.random.Generator) -> None:
    width, height = size
    x = float(random.choice([random.uniform(0, 0.12), random.uniform(0.88, 1.0)])) * width
    step = height / float(random.integers(10, 40))
    inward = 1 if x < width / 2 else -1
    for number in range(int(height / step) + 1):
        length = 0.03 * width if number % 5 == 0 else 0.015 * width
        draw.line([(x, number * step), (x + inward * length, number * step)], fill=shade)


def _circle(draw: ImageDraw.ImageDraw, size: tuple[int, int], shade: int, random: np.random.Generator) -> None:
    x, y = float(random.uniform(0, size[0])), float(random.uniform(0, size[1]))
    radius = float(random.uniform(0.01, 0.05)) * size[0]
    box = (x - radius, y - radius, x + radius, y + radius)
    if random.random() < 0.5:
        draw.ellipse(box, outline=shade, width=max(1, size[0] // 200))
    else:
        draw.ellipse(box, fill=shade)
