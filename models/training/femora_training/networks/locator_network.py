"""The locator: where on an upright film a fracture is, whether there is one, and which side of the patient it is on."""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from .efficientnet_lite import EfficientNetLite, normalised
from .gate_network import QUARTER_TURNS

STRIDE = 8
"""Film pixels of the network's input to a cell of its maps."""
SITES = 2
STRONGEST_CELLS = 6
SITE_GROWTH = 1.4
"""Marked boxes of FracAtlas are tight; readers draw, and the classifier expects, wider ones."""
SIDE_CELLS = 5
RARE = -3.0
USUAL_EXTENT = math.log(0.13)
FINE, MIDDLE, COARSE = 40, 112, 320
"""Channels of the trunk at strides 8, 16 and 32."""


@dataclass(frozen=True)
class LocatorMaps:
    """For films [N, 1, L, L] and cells c = L / 8.

    `heat` logits [N, c, c], peaks at fracture centres; `extent` [N, 2, c, c] natural log of width and height as shares
    of the film; `right` logits [N, c, c] that a place is on the patient's right; `fracture` logits [N].
    """

    heat: Tensor
    extent: Tensor
    right: Tensor
    fracture: Tensor


class LocatorNetwork(nn.Module):
    """EfficientNet-Lite0 without its last layer, and two steps back up to stride 8."""

    def __init__(self) -> None:
        super().__init__()
        self.trunk = EfficientNetLite()
        self.trunk.head = nn.Identity()
        self.rise_coarse = nn.Conv2d(COARSE, 4 * 64, 1)
        self.join_middle = normalised(64 + MIDDLE, 96, 3, 1, 1, True)
        self.rise_middle = nn.Conv2d(96, 4 * 48, 1)
        self.join_fine = normalised(48 + FINE, 64, 3, 1, 1, True)
        self.answers = nn.Conv2d(64, 4, 1)
        self.dropout = nn.Dropout(0.2)
        self.whole_film = nn.Linear(COARSE, 1)
        self.strongest = nn.Parameter(torch.tensor(0.5))
        with torch.no_grad():
            self.answers.bias.copy_(torch.tensor([RARE, USUAL_EXTENT, USUAL_EXTENT, 0.0]))

    def forward(self, film: Tensor) -> LocatorMaps:
        """Upright films [N, 1, L, L] in -1..1."""
        fine = self.trunk.blocks[:5](self.trunk.stem(torch.cat([film, film, film], dim=1)))
        middle = self.trunk.blocks[5:11](fine)
        coarse = self.trunk.blocks[11:](middle)
        joined = self.join_middle(torch.cat([_spread(self.rise_coarse(coarse)), middle], dim=1))
        maps = self.answers(self.join_fine(torch.cat([_spread(self.rise_middle(joined)), fine], dim=1)))
        heat = maps[:, 0]
        strongest = torch.topk(heat.flatten(1), STRONGEST_CELLS, dim=1).values.mean(dim=1)
        whole = self.whole_film(self.dropout(coarse.mean(dim=(2, 3))))[:, 0]
        return LocatorMaps(heat, maps[:, 1:3], maps[:, 3], whole + self.strongest * (strongest - RARE))


def _spread(maps: Tensor) -> Tensor:
    """[N, 4 C, h, w] -> [N, C, 2 h, 2 w]; as reshapes, because DepthToSpace is not an allowed operator."""
    count, channels, height, width = maps.shape
    cells = maps.reshape(count, channels // 4, 2, 2, height, width).permute(0, 1, 4, 2, 5, 3)
    return cells.reshape(count, channels // 4, 2 * height, 2 * width)


class LocatorGraph(nn.Module):
    """The exported locator for one film: uprights it, finds the sites and turns them back."""

    def __init__(self, network: LocatorNetwork, film_px: int, temperature: float, bias: float) -> None:
        super().__init__()
        self.network = network
        self.temperature, self.bias = temperature, bias
        self.cells = film_px // STRIDE
        steps = torch.arange(self.cells).float() + 0.5
        self.register_buffer("step_x", steps.repeat(self.cells), persistent=False)
        self.register_buffer("step_y", steps.repeat_interleave(self.cells), persistent=False)
        self.register_buffer("backwards", torch.arange(film_px - 1, -1, -1), persistent=False)

    def forward(self, locate_film: Tensor, orientation: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """`locate_film` [1, 1, L, L] as stored, `orientation` [1, 4] of the gate.

        Returns site [1, 4] (x, y, width, height as shares of the stored film), site_score [1], fracture_present [1],
        right_side [1], sites [1, 2, 5] (x, y, width, height, score; best first).
        """
        turns = torch.topk(orientation, 1, dim=1).indices[0]
        maps = self.network(torch.index_select(self._turns(locate_film), 0, turns))
        heat, extent = maps.heat.reshape(1, -1), _exponential(maps.extent.reshape(2, -1))
        right = functional.avg_pool2d(
            maps.right[:, None], SIDE_CELLS, stride=1, padding=SIDE_CELLS // 2, count_include_pad=False
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
