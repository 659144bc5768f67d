"""Named sets of films on which the gate is set and measured: valid frontal hips as they may come, and what is not."""

import numpy as np
import torch
from torch import Tensor

from ..data.film_index import FilmIndex
from ..errors import TrainingError
from ..preprocessing.preprocess_torch import film_tensor
from ..simulation.femur_sites import femur_outlines
from ..simulation.implants import draw_implant
from ..simulation.non_radiographs import draw_non_radiograph
from .gate_films import THUMBNAIL_PX, evaluation_films, handled_film, upright_film

COPIES = 2
"""Random crops and reproductions of each film."""
NON_RADIOGRAPHS = 200
FRAGMENT_SHARE = 0.12
"""Side of a fragment as a share of the longer side of the film."""
FRAGMENT_ATTEMPTS = 20
DARK = 60
"""Fragments darker than this on average show air beside the patient."""


def eligible(index: FilmIndex, position: int) -> bool:
    """Whether the film is one the package is meant for: a frontal hip without hardware."""
    record = index.records[position]
    return record.hip and record.frontal and not record.hardware


def valid_sets(index: FilmIndex, positions: list[int], seed: int) -> dict[str, Tensor]:
    """Name -> films [N, 1, F, F] of the eligible films among `positions`, in their order.

    `stored` as published; `turned` by 1, 2 and 3 quarter turns; `cropped` down to one proximal femur; `reproduced` as
    scans, photographs and marked prints, half of them cropped too. Changed films are repeated film by film.
    """
    hips = [position for position in positions if eligible(index, position)]
    if not hips:
        raise TrainingError("A fold holds no frontal hip without hardware. Add such films to dataset.csv and images.")
    random = np.random.default_rng(seed)
    copies = [position for position in hips for _ in range(COPIES)]
    return {
        "stored": evaluation_films(index, hips),
        "turned": torch.cat([turned_films(index, position)[1:] for position in hips]),
        "cropped": torch.cat([_tensor(handled_film(index, p, random, crop=True, reproduce=False)) for p in copies]),
        "reproduced": torch.cat(
            [_tensor(handled_film(index, p, random, crop=bool(random.random() < 0.5), reproduce=True)) for p in copies]
        ),
    }


def out_of_scope_pictures(index: FilmIndex, positions: list[int], seed: int) -> dict[str, Tensor]:
    """Name -> made pictures [N, 1, F, F] that the package should refuse."""
    random = np.random.default_rng(seed + 1)
    hips = [position for position in positions if eligible(index, position)]
    return {
        "drawnNonRadiographs": torch.cat(
            [_tensor(draw_non_radiograph(random, THUMBNAIL_PX)) for _ in range(NON_RADIOGRAPHS)]
        ),
        "fragmentsOfHips": torch.cat([_tensor(_fragment(upright_film(index, p), random)) for p in hips]),
        **_implants(index, positions, random),
    }


def out_of_scope_films(index: FilmIndex, positions: list[int]) -> dict[str, np.ndarray]:
    """Name -> bool [N]: which of `positions` are real films that the package should refuse; empty sets left out."""
    records = [index.records[position] for position in positions]
    sets = {
        "filmsWithoutHip": np.array([not record.hip for record in records]),
        "lateralHips": np.array([record.hip and not record.frontal for record in records]),
        "hipsWithHardware": np.array([record.hip and record.hardware for record in records]),
    }
    return {name: some for name, some in sets.items() if some.any()}


def turned_films(index: FilmIndex, position: int) -> Tensor:
    """[4, 1, F, F]: the upright film turned clockwise by 0, 1, 2 and 3 quarter turns."""
    film = upright_film(index, position)
    return torch.cat([_tensor(np.rot90(film, -turns)) for turns in range(4)])


def _implants(index: FilmIndex, positions: list[int], random: np.random.Generator) -> dict[str, Tensor]:
    """One drawn implant for each outlined femur; nothing where none is outlined."""
    films = [draw_implant(index.film(p), outline, random) for p, outline in femur_outlines(index, positions)]
    return {"drawnImplants": torch.cat([_tensor(film) for film in films])} if films else {}


def _fragment(film: np.ndarray, random: np.random.Generator) -> np.ndarray:
    side = max(16, int(FRAGMENT_SHARE * max(film.shape)))
    for _ in range(FRAGMENT_ATTEMPTS):
        top, left = (int(random.integers(0, length - side)) for length in film.shape)
        part = film[top : top + side, left : left + side]
        if part.mean() > DARK:
            break
    return part


def _tensor(film: np.ndarray) -> Tensor:
    return film_tensor(torch.from_numpy(np.ascontiguousarray(film).astype(np.float32)))
