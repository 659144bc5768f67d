"""A film as it looks after scanning, photographing or printing it: borders, letters, arrows, tilt, glare, moire."""

import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from ..simulation.film_appearance import vary_appearance
from ..simulation.perspective import perspective_coefficients

LETTERS = ("L", "R", "AP", "A", "B", "C", "a", "b", "1", "2", "LT", "RT", "SUPINE", "12.03.19")


def reproduce_film(pixels: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """uint8 [H, W] -> uint8 [H', W'], one to four changes, each of them strong enough to be seen."""
    image = Image.fromarray(np.ascontiguousarray(pixels))
    if random.random() < 0.5:
        image = _mark(image, random)
    if random.random() < 0.35:
        image = _border(image, random)
    if random.random() < 0.3:
        image = _tilt(image, random)
    if random.random() < 0.3:
        image = _light(image, random)
    if random.random() < 0.35:
        image = _coarse(image, random)
    return vary_appearance(np.asarray(image), random)


def _mark(image: Image.Image, random: np.random.Generator) -> Image.Image:
    image = image.copy()
    draw = ImageDraw.Draw(image)
    width, height = image.size
    for _ in range(int(random.integers(1, 4))):
        x, y = float(random.uniform(0.02, 0.9)) * width, float(random.uniform(0.02, 0.9)) * height
        grey = int(random.choice([0, 255, 230]))
        if random.random() < 0.5:
            size = max(8, int(random.uniform(0.04, 0.12) * height))
            draw.text((x, y), str(random.choice(LETTERS)), fill=grey, font_size=size)
        else:
            _arrow(draw, (x, y), float(random.uniform(0.05, 0.18)) * width, float(random.uniform(0, 2 * np.pi)), grey)
    return image


def _arrow(draw: ImageDraw.ImageDraw, tip: tuple[float, float], length: float, angle: float, grey: int) -> None:
    def point(distance: float, turn: float) -> tuple[float, float]:
        return (tip[0] + distance * math.cos(angle + turn), tip[1] + distance * math.sin(angle + turn))

    draw.line([tip, point(length, 0)], fill=grey, width=max(2, int(length / 9)))
    draw.polygon([tip, point(length * 0.4, 0.45), point(length * 0.4, -0.45)], fill=grey)


def _border(image: Image.Image, random: np.random.Generator) -> Image.Image:
    """A light box, a page or a viewer round the film."""
    width, height = image.size
    left, top, right, bottom = (int(random.uniform(0, 0.12) * max(width, height)) for _ in range(4))
    page = Image.new("L", (width + left + right, height + top + bottom), int(random.choice([0, 30, 128, 245, 255])))
    page.paste(image, (left, top))
    return page


def _tilt(image: Image.Image, random: np.random.Generator) -> Image.Image:
    """Perspective of a camera that is not held square to the film."""
    width, height = image.size
    corners = [(0, 0), (width, 0), (width, height), (0, height)]
    moved = [(x + random.uniform(-0.07, 0.07) * width, y + random.uniform(-0.07, 0.07) * height) for x, y in corners]
    coefficients = perspective_coefficients(corners, moved)
    paper = int(random.choice([0, 60, 200]))
    return image.transform(
        image.size, Image.Transform.PERSPECTIVE, coefficients.tolist(), Image.Resampling.BILINEAR, fillcolor=paper
    )


def _light(image: Image.Image, random: np.random.Generator) -> Image.Image:
    """Glare, falling brightness to one side, and the moire of a photographed screen."""
    plane = np.asarray(image, np.float32)
    height, width = plane.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    u, v = x / width, y / height
    direction = random.uniform(0, 2 * np.pi)
    plane = plane * (1 + random.uniform(0, 0.5) * ((u - 0.5) * math.cos(direction) + (v - 0.5) * math.sin(direction)))
    centre, radius = random.uniform(0, 1, 2), random.uniform(0.08, 0.3)
    glare = np.exp(-((u - centre[0]) ** 2 + (v - centre[1]) ** 2) / (2 * radius**2))
    plane = plane + random.uniform(0, 110) * glare
    if random.random() < 0.4:
        period, angle = random.uniform(2.5, 9), random.uniform(0, np.pi)
        waves = np.sin(2 * np.pi * (x * math.cos(angle) + y * math.sin(angle)) / period)
        plane = plane + random.uniform(2, 10) * waves
    return Image.fromarray(np.clip(plane, 0, 255).astype(np.uint8))


def _coarse(image: Image.Image, random: np.random.Generator) -> Image.Image:
    """A small web picture, or one out of focus."""
    if random.random() < 0.5:
        return image.filter(ImageFilter.GaussianBlur(float(random.uniform(0.6, 2.2))))
    factor = random.uniform(0.25, 0.7)
    small = image.resize((max(48, int(image.width * factor)), max(48, int(image.height * factor))))
    return small.resize(image.size, Image.Resampling.BILINEAR)
