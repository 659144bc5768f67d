"""Films, boxes and sides for the locator."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional

from ..data.film_index import FilmIndex
from ..data.film_record import Box
from ..data.hip_views import hip_views
from ..networks.locator_network import STRIDE
from ..preprocessing.preprocess_torch import locate_tensor
from ..preprocessing.view_rules import LOCATE_PX
from ..simulation.film_appearance import vary_appearance
from .film_augmentation import expose
from .gate_films import upright_film

CELLS = LOCATE_PX // STRIDE
CROPPED_FRACTION = 0.6
SMALLEST_CROP = 0.4
MARKED_FRACTION = 0.4
TURN_DEGREES = 9
UNSURE_OF_MIDLINE = 0.05
"""Places closer to the midline than this share of the film's width have no side."""


@dataclass(frozen=True)
class LocatorBatch:
    """`films` [B, 1, L, L]; `centres` [B, c, c] 1 at fracture centres and falling off round them; `extents`
    [B, 2, c, c] log width and height with `measured` [B, c, c] where they count; `right` [B, c, c] 0 or 1 with
    `sided` [B, c, c] where a side is known; `fractured` [B].
    """

    films: Tensor
    centres: Tensor
    extents: Tensor
    measured: Tensor
    right: Tensor
    sided: Tensor
    fractured: Tensor


@dataclass(frozen=True)
class _Example:
    pixels: np.ndarray
    boxes: list[Box]
    """Centre x, centre y, width, height as shares of the film."""
    midline: float | None
    """Everything with a smaller x is the patient's right."""


def upright_boxes(index: FilmIndex, position: int) -> list[Box]:
    """Marked boxes on the upright film: centre x, centre y, width, height as shares of it."""
    record = index.records[position]
    height, width = index.film(position).shape
    view = hip_views().get(record.image_id)
    found = []
    for x, y, box_width, box_height in record.boxes:
        box = ((x + box_width / 2) / width, (y + box_height / 2) / height, box_width / width, box_height / height)
        for _ in range(view.quarter_turns if view else 0):
            box = (box[1], 1 - box[0], box[3], box[2])
        if box[0] < 1 and box[1] < 1:
            found.append(box)
    return found


def locator_films(index: FilmIndex, positions: list[int]) -> Tensor:
    """float32 [N, 1, L, L], upright where known, preprocessed as in the package."""
    films = (np.ascontiguousarray(upright_film(index, position)).astype(np.float32) for position in positions)
    return torch.cat([locate_tensor(torch.from_numpy(film)) for film in films])


class LocatorBatches:
    """Endless augmented batches; `shares` name -> share of the batch, see `_pools`."""

    def __init__(
        self, index: FilmIndex, positions: list[int], shares: dict[str, float], batch_size: int, seed: int
    ) -> None:
        self._index = index
        self._pools = _pools(index, positions)
        filled = {name: share for name, share in shares.items() if self._pools[name]}
        self._names = list(filled)
        self._shares = np.array(list(filled.values())) / sum(filled.values())
        self._batch_size = batch_size
        self._random = np.random.default_rng(seed)
        self._generator = torch.Generator().manual_seed(seed)

    def take(self, count: int) -> Iterator[LocatorBatch]:
        """`count` batches."""
        for _ in range(count):
            names = self._random.choice(self._names, self._batch_size, p=self._shares)
            examples = [self._example(int(self._random.choice(self._pools[name]))) for name in names]
            films = torch.from_numpy(np.stack([example.pixels for example in examples]).astype(np.float32))[:, None]
            angles = (torch.rand(self._batch_size, generator=self._generator) * 2 - 1) * math.radians(TURN_DEGREES)
            films = expose(_turn(films, angles), noise=0.04, generator=self._generator)
            yield _with_targets(films, examples, angles)

    def _example(self, position: int) -> _Example:
        film, boxes = upright_film(self._index, position), upright_boxes(self._index, position)
        view = hip_views().get(self._index.records[position].image_id)
        midline = None
        if view is not None and view.view != "unknown":
            midline = {"right": 9.0, "left": -9.0}.get(view.view, view.midline)
        left, top, width, height = self._window(boxes)
        rows, columns = film.shape
        area = (left * columns, top * rows, (left + width) * columns, (top + height) * rows)
        image = Image.fromarray(np.ascontiguousarray(film))
        pixels = np.asarray(image.resize((LOCATE_PX, LOCATE_PX), Image.Resampling.BILINEAR, box=area))
        boxes = [((x - left) / width, (y - top) / height, w / width, h / height) for x, y, w, h in boxes]
        boxes = [box for box in boxes if 0 < box[0] < 1 and 0 < box[1] < 1]
        midline = None if midline is None else (midline - left) / width
        if self._random.random() < 0.5:
            pixels = pixels[:, ::-1]
            boxes = [(1 - x, y, w, h) for x, y, w, h in boxes]
            midline = None if midline is None else 1 - midline
        if self._random.random() < MARKED_FRACTION:
            pixels = vary_appearance(pixels, self._random)
        return _Example(np.ascontiguousarray(pixels), boxes, midline)

    def _window(self, boxes: list[Box]) -> tuple[float, float, float, float]:
        """Left, top, width, height of a crop as shares of the film; one of the boxes stays inside."""
        if self._random.random() >= CROPPED_FRACTION:
            return 0.0, 0.0, 1.0, 1.0
        width, height = (float(length) for length in self._random.uniform(SMALLEST_CROP, 1.0, 2))
        if not boxes:
            left, top = self._random.uniform(0, 1 - width), self._random.uniform(0, 1 - height)
            return float(left), float(top), width, height
        x, y, box_width, box_height = boxes[int(self._random.integers(len(boxes)))]
        width, height = min(1.0, max(width, 1.2 * box_width)), min(1.0, max(height, 1.2 * box_height))
        left = self._start(x, box_width, width)
        return left, self._start(y, box_height, height), width, height

    def _start(self, centre: float, extent: float, length: float) -> float:
        low = max(0.0, min(centre + extent / 2, 1.0) - length)
        high = max(low, min(1 - length, max(centre - extent / 2, 0.0)))
        return float(self._random.uniform(low, high))


def _pools(index: FilmIndex, positions: list[int]) -> dict[str, list[int]]:
    """Positions by kind. Hips with hardware are left out: all of them are broken, so metal would tell."""
    pools: dict[str, list[int]] = {name: [] for name in ("hip-broken", "hip-whole", "other-broken", "other-whole")}
    for position in positions:
        record = index.records[position]
        if (record.hip and record.hardware) or (record.fractured and not upright_boxes(index, position)):
            continue
        pools[f"{'hip' if record.hip else 'other'}-{'broken' if record.fractured else 'whole'}"].append(position)
    return pools


def _turn(films: Tensor, angles: Tensor) -> Tensor:
    cosine, sine, zero = torch.cos(angles), torch.sin(angles), torch.zeros_like(angles)
    matrix = torch.stack([torch.stack([cosine, -sine, zero], 1), torch.stack([sine, cosine, zero], 1)], 1)
    grid = functional.affine_grid(matrix, list(films.shape), align_corners=False)
    return functional.grid_sample(films, grid, mode="bilinear", padding_mode="border", align_corners=False)


def _with_targets(films: Tensor, examples: list[_Example], angles: Tensor) -> LocatorBatch:
    count = films.shape[0]
    steps = (torch.arange(CELLS) + 0.5) / CELLS
    y, x = torch.meshgrid(steps, steps, indexing="ij")
    centres, measured = torch.zeros(count, CELLS, CELLS), torch.zeros(count, CELLS, CELLS)
    extents = torch.zeros(count, 2, CELLS, CELLS)
    right, sided = torch.zeros(count, CELLS, CELLS), torch.zeros(count, CELLS, CELLS)
    for row, example in enumerate(examples):
        cosine, sine = math.cos(angles[row]), math.sin(angles[row])
        for box_x, box_y, width, height in example.boxes:
            u, v = box_x - 0.5, box_y - 0.5
            centre_x, centre_y = 0.5 + cosine * u + sine * v, 0.5 - sine * u + cosine * v
            if not (0 < centre_x < 1 and 0 < centre_y < 1):
                continue
            spread_x, spread_y = max(width / 5, 1.0 / CELLS), max(height / 5, 1.0 / CELLS)
            bump = torch.exp(-(((x - centre_x) / spread_x) ** 2 + ((y - centre_y) / spread_y) ** 2) / 2)
            bump[int(centre_y * CELLS), int(centre_x * CELLS)] = 1
            near = (bump > 0.6) & (bump > centres[row])
            measured[row][near] = 1
            extents[row, 0][near], extents[row, 1][near] = math.log(width), math.log(height)
            centres[row] = torch.maximum(centres[row], bump)
        if example.midline is not None:
            right[row] = (x < example.midline).float()
            sided[row] = ((x - example.midline).abs() > UNSURE_OF_MIDLINE).float()
    fractured = torch.tensor([float(bool(example.boxes)) for example in examples])
    return LocatorBatch(films, centres, extents, measured, right, sided, fractured)
