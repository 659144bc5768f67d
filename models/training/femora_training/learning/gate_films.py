"""Films and labels for the gate."""

from collections.abc import Iterator

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from ..data.film_index import FilmIndex
from ..data.film_record import FilmRecord
from ..errors import TrainingError
from ..networks.gate_network import HEADS
from ..preprocessing.preprocess_torch import film_tensor
from ..preprocessing.view_rules import FILM_PX
from ..simulation.non_radiographs import draw_non_radiograph
from .film_augmentation import expose, move, quarter_turns

NON_RADIOGRAPH_FRACTION = 0.1
INVERTED_FRACTION = 0.1
THUMBNAIL_PX = 256


def head_targets(record: FilmRecord) -> list[float]:
    """0 or 1 in the order of HEADS."""
    return [float(record.hip), float(record.frontal), float(record.hardware), 1.0, 0.0]


def evaluation_films(index: FilmIndex, positions: list[int]) -> Tensor:
    """float32 [N, 1, F, F], preprocessed as in the package."""
    films = [film_tensor(torch.from_numpy(index.film(position).astype(np.float32))) for position in positions]
    return torch.cat(films)


class GateBatches:
    """Endless augmented batches; hips and hardware are drawn more often than they occur."""

    def __init__(self, index: FilmIndex, positions: list[int], batch_size: int, seed: int) -> None:
        records = [index.records[position] for position in positions]
        for name in ("hip", "frontal", "hardware"):
            if len({getattr(record, name) for record in records}) < 2:
                raise TrainingError(
                    f"All training films have the same `{name}` label in dataset.csv. Add films of the other kind."
                )
        self._thumbnails = np.stack([_thumbnail(index.film(position)) for position in positions])
        self._targets = np.array([head_targets(record) for record in records], dtype=np.float32)
        weights = np.array([1.0 + 5.0 * record.hip + 6.0 * record.hardware for record in records])
        self._weights = weights / weights.sum()
        self._batch_size = batch_size
        self._random = np.random.default_rng(seed)
        self._generator = torch.Generator().manual_seed(seed)

    def take(self, count: int) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
        """`count` batches: films [B, 1, F, F], targets [B, 5], weights [B, 5] (0 where a label says nothing)."""
        for _ in range(count):
            yield self._batch()

    def _batch(self) -> tuple[Tensor, Tensor, Tensor]:
        chosen = self._random.choice(len(self._weights), self._batch_size, p=self._weights)
        films = torch.from_numpy(self._thumbnails[chosen].astype(np.float32))[:, None]
        targets = torch.from_numpy(self._targets[chosen])
        weights = torch.ones_like(targets)
        for row in range(self._batch_size):
            draw = self._random.random()
            if draw < NON_RADIOGRAPH_FRACTION:
                films[row, 0] = torch.from_numpy(draw_non_radiograph(self._random, THUMBNAIL_PX).astype(np.float32))
                targets[row] = 0
                weights[row] = torch.tensor([float(name in ("hip", "radiograph")) for name in HEADS])
            elif draw < NON_RADIOGRAPH_FRACTION + INVERTED_FRACTION:
                films[row] = 255 - films[row]
                targets[row, HEADS.index("inverted")] = 1
        films = move(films, FILM_PX, turn_degrees=12, zoom=0.15, shift=0.08, generator=self._generator)
        films = expose(quarter_turns(films, 0.1, self._generator), noise=0.06, generator=self._generator)
        return films, targets, weights


def _thumbnail(film: np.ndarray) -> np.ndarray:
    resized = Image.fromarray(np.ascontiguousarray(film)).resize((THUMBNAIL_PX, THUMBNAIL_PX), Image.Resampling.BOX)
    return np.asarray(resized)
