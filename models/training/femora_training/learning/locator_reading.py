"""What the exported locator answers to a film, beside what is marked on it."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ..data.film_index import FilmIndex
from ..data.film_record import Box
from ..data.hip_views import hip_views
from ..networks.locator_graph import SITE_GROWTH, LocatorGraph
from ..preprocessing.preprocess_torch import locate_tensor

HIT_GROWTH = 1.25
"""A proposal hits when its centre lies in a marked box grown by 25 %."""


@dataclass(frozen=True)
class LocatorReading:
    """`present` logit of a fracture; `hit` and `overlap` None on films without a marked box; `right` probability;
    `right_marked` and `right_proposed` 1, 0 or None: the side of the marked fracture and of the proposed place.
    """

    position: int
    present: float
    hit: bool | None
    overlap: float | None
    right: float
    right_marked: float | None
    right_proposed: float | None


def read_films(
    graph: LocatorGraph, index: FilmIndex, positions: list[int], orientations: Tensor | None
) -> list[LocatorReading]:
    """`orientations` [N, 4] of the gate; without them the films are uprighted by what somebody saw."""
    return [
        _read(graph, index, position, None if orientations is None else orientations[row : row + 1])
        for row, position in enumerate(positions)
    ]


def _read(graph: LocatorGraph, index: FilmIndex, position: int, orientation: Tensor | None) -> LocatorReading:
    record, film = index.records[position], index.film(position)
    view = hip_views().get(record.image_id)
    turns = view.quarter_turns if view else 0
    if orientation is None:
        orientation = torch.eye(4)[turns : turns + 1]
    with torch.no_grad():
        answer = graph(locate_tensor(torch.from_numpy(film.astype(np.float32))), orientation)
    site, present, right = answer[0][0].tolist(), float(answer[2]), float(answer[3])
    height, width = film.shape
    marked = [(x / width, y / height, w / width, h / height) for x, y, w, h in record.boxes]
    sides = {None if view is None else view.right_at(_upright_x(box, turns)) for box in marked}
    present = min(max(present, 1e-7), 1 - 1e-7)
    return LocatorReading(
        position=position,
        present=float(np.log(present / (1 - present))),
        hit=any(_inside(_centre(site), _grown(box, HIT_GROWTH)) for box in marked) if marked else None,
        overlap=max(_overlap(site, _grown(box, SITE_GROWTH)) for box in marked) if marked else None,
        right=right,
        right_marked=sides.pop() if len(sides) == 1 else None,
        right_proposed=None if view is None else view.right_at(_upright_x(site, turns)),
    )


def _centre(box: Box) -> tuple[float, float]:
    return box[0] + box[2] / 2, box[1] + box[3] / 2


def _upright_x(box: Box, turns: int) -> float:
    x, y = _centre(box)
    for _ in range(turns):
        x, y = y, 1 - x
    return x


def _grown(box: Box, factor: float) -> Box:
    x, y = _centre(box)
    return (x - box[2] * factor / 2, y - box[3] * factor / 2, box[2] * factor, box[3] * factor)


def _inside(point: tuple[float, float], box: Box) -> bool:
    return box[0] <= point[0] <= box[0] + box[2] and box[1] <= point[1] <= box[1] + box[3]


def _overlap(first: Box, second: Box) -> float:
    """Intersection over union of two rectangles, the parts outside the film cut off."""
    (a, b, c, d), (e, f, g, h) = _corners(first), _corners(second)
    shared = max(0.0, min(c, g) - max(a, e)) * max(0.0, min(d, h) - max(b, f))
    union = (c - a) * (d - b) + (g - e) * (h - f) - shared
    return shared / union if union > 0 else 0.0


def _corners(box: Box) -> tuple[float, float, float, float]:
    return max(box[0], 0.0), max(box[1], 0.0), min(box[0] + box[2], 1.0), min(box[1] + box[3], 1.0)
