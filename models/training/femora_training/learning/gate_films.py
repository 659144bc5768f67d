"""Films and labels for the gate."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from ..data.film_index import FilmIndex
from ..data.film_record import FilmRecord
from ..data.hip_views import HipView, hip_views
from ..errors import TrainingError
from ..networks.gate_network import HEADS, QUARTER_TURNS
from ..preprocessing.preprocess_torch import film_tensor
from ..preprocessing.view_rules import FILM_PX
from ..simulation.femur_outline import FemurOutline
from ..simulation.femur_sites import femur_outlines
from ..simulation.implants import draw_implant
from ..simulation.non_radiographs import draw_non_radiograph
from .crop_film import crop_film
from .film_augmentation import expose, move
from .reproduced_film import reproduce_film

NON_RADIOGRAPH_FRACTION = 0.1
INVERTED_FRACTION = 0.1
CROPPED_FRACTION = 0.55
REPRODUCED_FRACTION = 0.5
TURNED_FRACTION = 0.4
IMPLANT_FRACTION = 0.2
"""Share of the films with an outlined femur that get a drawn implant: few hips of the collection are operated on."""
WORKING_PX = 400
"""Longer side of a film while it is handled; the network reads FILM_PX."""
THUMBNAIL_PX = 256


@dataclass(frozen=True)
class GateBatch:
    """`films` [B, 1, F, F], `targets` and `weights` [B, 5] in the order of HEADS (weight 0 where a label says nothing).

    `turns` int64 [B] clockwise quarter turns, -1 where upright is not known.
    """

    films: Tensor
    targets: Tensor
    weights: Tensor
    turns: Tensor


def head_targets(record: FilmRecord) -> list[float]:
    """0 or 1 in the order of HEADS."""
    return [float(record.hip), float(record.frontal), float(record.hardware), 1.0, 0.0]


def evaluation_films(index: FilmIndex, positions: list[int]) -> Tensor:
    """float32 [N, 1, F, F], preprocessed as in the package."""
    films = [film_tensor(torch.from_numpy(index.film(position).astype(np.float32))) for position in positions]
    return torch.cat(films)


def upright_film(index: FilmIndex, position: int) -> np.ndarray:
    """uint8 [H, W]; turned upright where somebody saw how it is turned, else as stored."""
    view = hip_views().get(index.records[position].image_id)
    return np.rot90(index.film(position), view.quarter_turns if view else 0)


def handled_film(index: FilmIndex, position: int, random: np.random.Generator, crop: bool, reproduce: bool):
    """uint8 [h, w] with the longer side WORKING_PX: an upright film, cropped and reproduced if asked."""
    view = hip_views().get(index.records[position].image_id)
    return handled(upright_film(index, position), view, random, crop, reproduce)


def handled(film: np.ndarray, view: HipView | None, random: np.random.Generator, crop: bool, reproduce: bool):
    """The same for an upright film [H, W] with its hip view."""
    if crop:
        film = crop_film(film, view, random)
    scale = WORKING_PX / max(film.shape)
    size = (max(16, round(film.shape[1] * scale)), max(16, round(film.shape[0] * scale)))
    small = np.asarray(Image.fromarray(np.ascontiguousarray(film)).resize(size, Image.Resampling.BILINEAR))
    return reproduce_film(small, random) if reproduce else small


class GateBatches:
    """Endless augmented batches; hips and hardware are drawn more often than they occur."""

    def __init__(self, index: FilmIndex, positions: list[int], batch_size: int, seed: int) -> None:
        self._index = index
        self._positions = positions
        records = [index.records[position] for position in positions]
        _check_labels(records)
        self._targets = np.array([head_targets(record) for record in records], dtype=np.float32)
        weights = np.array(
            [
                1.0 + 6.0 * record.hip + 8.0 * record.hardware + 25.0 * (record.hip and not record.frontal)
                for record in records
            ]
        )
        self._outlines: dict[int, list[FemurOutline]] = {}
        for position, outline in femur_outlines(index, positions):
            self._outlines.setdefault(position, []).append(outline)
        self._weights = weights / weights.sum()
        self._batch_size = batch_size
        self._random = np.random.default_rng(seed)
        self._generator = torch.Generator().manual_seed(seed)

    def take(self, count: int) -> Iterator[GateBatch]:
        """`count` batches."""
        for _ in range(count):
            yield self._batch()

    def _batch(self) -> GateBatch:
        chosen = self._random.choice(len(self._weights), self._batch_size, p=self._weights)
        targets = torch.from_numpy(self._targets[chosen])
        weights = torch.ones_like(targets)
        turns = torch.zeros(self._batch_size, dtype=torch.int64)
        turned = self._random.random(self._batch_size) < TURNED_FRACTION
        turns[torch.from_numpy(turned)] = torch.from_numpy(self._random.integers(1, QUARTER_TURNS, turned.sum()))
        known = torch.ones(self._batch_size, dtype=torch.bool)
        pictures = []
        for row, choice in enumerate(chosen.tolist()):
            draw = self._random.random()
            if draw < NON_RADIOGRAPH_FRACTION:
                picture = draw_non_radiograph(self._random, THUMBNAIL_PX)
                targets[row] = 0
                weights[row] = torch.tensor([float(name in ("hip", "radiograph")) for name in HEADS])
                known[row] = False
            else:
                picture, implanted = self._film(self._positions[choice])
                if implanted:
                    targets[row, HEADS.index("hardware")] = 1
                known[row] = self._index.records[self._positions[choice]].image_id in hip_views()
                if draw < NON_RADIOGRAPH_FRACTION + INVERTED_FRACTION:
                    picture = 255 - picture
                    targets[row, HEADS.index("inverted")] = 1
            pictures.append(_square(picture))
        films = torch.from_numpy(np.stack(pictures).astype(np.float32))[:, None]
        films = move(films, FILM_PX, turn_degrees=12, zoom=0.12, shift=0.06, generator=self._generator)
        films = turn_clockwise(films, turns)
        films = expose(films, noise=0.06, generator=self._generator)
        return GateBatch(films, targets, weights, torch.where(known, turns, -1))

    def _film(self, position: int) -> tuple[np.ndarray, bool]:
        """The film as handled, and whether an implant was drawn on it."""
        random, outlines = self._random, self._outlines.get(position, [])
        implanted = bool(outlines) and random.random() < IMPLANT_FRACTION
        metal = implanted or self._index.records[position].hardware  # a crop could cut it off, and the label with it
        crop = not metal and random.random() < CROPPED_FRACTION
        reproduce = random.random() < REPRODUCED_FRACTION
        if not implanted:
            return handled_film(self._index, position, random, crop, reproduce), False
        film = draw_implant(self._index.film(position), outlines[int(random.integers(len(outlines)))], random)
        return handled(film, None, random, crop, reproduce), True


def turn_clockwise(films: Tensor, turns: Tensor) -> Tensor:
    """Each of [N, 1, S, S] turned by its number of clockwise quarter turns, int64 [N]."""
    return torch.stack([torch.rot90(film, -int(k), dims=(1, 2)) for film, k in zip(films, turns, strict=True)])


def _square(film: np.ndarray) -> np.ndarray:
    resized = Image.fromarray(np.ascontiguousarray(film)).resize((THUMBNAIL_PX, THUMBNAIL_PX), Image.Resampling.BOX)
    return np.asarray(resized)


def _check_labels(records: list[FilmRecord]) -> None:
    for name in ("hip", "frontal", "hardware"):
        if len({getattr(record, name) for record in records}) < 2:
            raise TrainingError(
                f"All training films have the same `{name}` label in dataset.csv. Add films of the other kind."
            )
