"""The locator as it is exported: one film in, sites and side out."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from .gate_network import QUARTER_TURNS
from .locator_network import STRIDE, LocatorNetwork
from .side_head import SIDE_STEP, SideHead

SITES = 2
SITE_GROWTH = 1.4
"""Marked boxes of FracAtlas are tight; readers draw, and the classifier expects, wider ones."""
SIDE_CELLS = 5
"""The side of a place is averaged over this many cells each way."""


class LocatorGraph(nn.Module):
    """The exported locator for one film: uprights it, finds the sites and turns them back."""

    def __init__(self, network: LocatorNetwork, side: SideHead, film_px: int, temperature: float, bias: float) -> None:
        super().__init__()
        self.network, self.side = network, side
        self.temperature, self.bias = temperature, bias
        self.cells = film_px // STRIDE
        steps = torch.arange(self.cells).float() + 0.5
        self.register_buffer("step_x", steps.repeat(self.cells), persistent=False)
        self.register_buffer("step_y", steps.repeat_interleave(self.cells), persistent=False)
        self.register_buffer("fourfold", torch.arange(self.cells // SIDE_STEP).repeat_interleave(SIDE_STEP), False)
        self.register_buffer("backwards", torch.arange(film_px - 1, -1, -1), persistent=False)

    def forward(self, locate_film: Tensor, orientation: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """`locate_film` [1, 1, L, L] as stored, `orientation` [1, 4] of the gate.

        Returns site [1, 4] (x, y, width, height as shares of the stored film), site_score [1], fracture_present [1],
        right_side [1], sites [1, 2, 5] (x, y, width, height, score; best first).
        """
        turns = torch.topk(orientation, 1, dim=1).indices[0]
        maps = self.network(torch.index_select(self._turns(locate_film), 0, turns))
        heat, extent = maps.heat.reshape(1, -1), _exponential(maps.extent.reshape(2, -1))
        right = torch.index_select(self.side(maps.coarse)[:, None], 2, self.fourfold)
        right = torch.index_select(right, 3, self.fourfold)
        right = functional.avg_pool2d(
            right, SIDE_CELLS, stride=1, padding=SIDE_CELLS // 2, count_include_pad=False
        ).reshape(1, -1)
        scores = torch.sigmoid(heat)
        centre_x, centre_y = self.step_x / self.cells, self.step_y / self.cells
        sites, sides = [], []
        for _ in range(SITES):
            score, cell = torch.topk(scores, 1, dim=1)
            place = torch.stack([centre_x, centre_y, extent[0], extent[1]])
            box = torch.index_select(place, 1, cell[0]).reshape(4)
            sites.append(torch.cat([_turned_back(box, turns), score[0]]))
            sides.append(torch.index_select(right, 1, cell[0])[0])
            scores = scores * _outside(centre_x, centre_y, box)
        found = torch.stack(sites)[None]
        present = torch.sigmoid((maps.fracture + self.bias) / self.temperature)
        return found[:, 0, :4], found[:, 0, 4], present, torch.sigmoid(sides[0]), found

    def _turns(self, film: Tensor) -> Tensor:
        """[4, 1, L, L]: what the film is when 0, 1, 2, 3 clockwise quarter turns are undone."""
        flipped_rows = torch.index_select(film, 2, self.backwards)
        half = torch.index_select(flipped_rows, 3, self.backwards)
        one = torch.index_select(film.transpose(2, 3), 2, self.backwards)
        three = torch.index_select(film.transpose(2, 3), 3, self.backwards)
        return torch.cat([film, one, half, three])


def _exponential(value: Tensor) -> Tensor:
    """e to the power of moderate values; through the sigmoid, because Exp is not an allowed operator."""
    share = torch.sigmoid(value)
    return share / (1 - share)


def _outside(centre_x: Tensor, centre_y: Tensor, box: Tensor) -> Tensor:
    """[1, cells]: 0 on the box (centre x, centre y, width, height), 1 from its borders on outwards."""
    far_x = torch.abs(centre_x - box[0]) / (0.5 * box[2])
    far_y = torch.abs(centre_y - box[1]) / (0.5 * box[3])
    return torch.clamp((torch.max(far_x, far_y) - 1) * 100, 0, 1)[None]


def _turned_back(box: Tensor, turns: Tensor) -> Tensor:
    """Grown rectangle x, y, width, height [4] inside the stored film for centre and size [4] on the upright one."""
    x, y, width, height = box[0], box[1], box[2], box[3]
    centres = torch.stack([x, y, 1 - y, x, 1 - x, 1 - y, y, 1 - x]).reshape(QUARTER_TURNS, 2)
    sizes = torch.stack([width, height, height, width, width, height, height, width]).reshape(QUARTER_TURNS, 2)
    centre = torch.index_select(centres, 0, turns)[0]
    half = torch.index_select(sizes, 0, turns)[0] * (SITE_GROWTH / 2)
    low, high = torch.clamp(centre - half, 0, 1), torch.clamp(centre + half, 0, 1)
    return torch.cat([low, high - low])
