"""Pictures that are no radiographs, drawn by code: negatives for the gate."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter


def draw_non_radiograph(random: np.random.Generator, size: int) -> np.ndarray:
    """uint8 [size, size]: flat, gradient, noise, text page, chequers or a photo-like scene."""
    painter = random.choice([_flat, _gradient, _noise, _text_page, _chequers, _scene, _scene])
    return np.asarray(painter(random, size), dtype=np.uint8)


def _flat(random: np.random.Generator, size: int) -> np.ndarray:
    return np.clip(random.uniform(0, 255) + random.normal(0, random.uniform(0, 4), (size, size)), 0, 255)


def _gradient(random: np.random.Generator, size: int) -> np.ndarray:
    y, x = np.mgrid[0:size, 0:size] / size
    angle = random.uniform(0, 2 * np.pi)
    ramp = np.cos(angle) * x + np.sin(angle) * y
    return (ramp - ramp.min()) / (ramp.max() - ramp.min()) * 255


def _noise(random: np.random.Generator, size: int) -> np.ndarray:
    cells = int(random.choice([4, 8, 16, 32, 64, size]))
    coarse = Image.fromarray(random.integers(0, 256, (cells, cells)).astype(np.uint8))
    return np.asarray(coarse.resize((size, size), Image.Resampling.BICUBIC))


def _text_page(random: np.random.Generator, size: int) -> Image.Image:
    paper = int(random.integers(170, 256))
    page = Image.new("L", (size, size), paper)
    draw = ImageDraw.Draw(page)
    margin, line = int(random.integers(5, 30)), int(random.integers(9, 16))
    letters = list("abcdefghijklmnoprstuvwxyz     ")
    for y in range(margin, size - margin, line):
        words = "".join(random.choice(letters, int(random.integers(10, 45))))
        draw.text((margin, y), words, fill=int(random.integers(0, 80)))
    return page if random.random() < 0.7 else page.point(lambda grey: 255 - grey)


def _chequers(random: np.random.Generator, size: int) -> np.ndarray:
    step = int(random.integers(4, 50))
    y, x = np.mgrid[0:size, 0:size] // step
    return ((x + y) % 2) * random.uniform(60, 250)


def _scene(random: np.random.Generator, size: int) -> Image.Image:
    picture = Image.fromarray(_gradient(random, size).astype(np.uint8))
    draw = ImageDraw.Draw(picture)
    for _ in range(int(random.integers(3, 40))):
        x, y = random.integers(-size // 4, size, 2).tolist()
        width, height = random.integers(4, size // 2, 2).tolist()
        grey = int(random.integers(0, 256))
        kind = random.integers(0, 3)
        if kind == 0:
            draw.ellipse((x, y, x + width, y + height), fill=grey)
        elif kind == 1:
            draw.rectangle((x, y, x + width, y + height), fill=grey)
        else:
            corners = [(x, y), (x + width, y + int(random.integers(0, height))), (x, y + height)]
            draw.polygon(corners, fill=grey)
    return picture.filter(ImageFilter.GaussianBlur(float(random.uniform(0, 3))))
