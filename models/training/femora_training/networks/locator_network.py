"""The locator: where on an upright film a fracture is, and whether there is one."""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from .efficientnet_lite import EfficientNetLite, normalised

STRIDE = 8
"""Film pixels of the network's input to a cell of its maps."""
STRONGEST_CELLS = 6
RARE = -3.0
USUAL_EXTENT = math.log(0.13)
FINE, MIDDLE, COARSE = 40, 112, 320
"""Channels of the trunk at strides 8, 16 and 32."""


@dataclass(frozen=True)
class LocatorMaps:
    """For films [N, 1, L, L] and cells c = L / 8.

    `heat` logits [N, c, c], peaks at fracture centres; `extent` [N, 2, c, c] natural log of width and height as shares
    of the film; `fracture` logits [N]; `coarse` features [N, 320, c / 4, c / 4] for the side.
    """

    heat: Tensor
    extent: Tensor
    fracture: Tensor
    coarse: Tensor


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
        self.answers = nn.Conv2d(64, 3, 1)
        self.dropout = nn.Dropout(0.2)
        self.whole_film = nn.Linear(COARSE, 1)
        self.strongest = nn.Parameter(torch.tensor(0.5))
        with torch.no_grad():
            self.answers.bias.copy_(torch.tensor([RARE, USUAL_EXTENT, USUAL_EXTENT]))

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
        return LocatorMaps(heat, maps[:, 1:3], whole + self.strongest * (strongest - RARE), coarse)


def _spread(maps: Tensor) -> Tensor:
    """[N, 4 C, h, w] -> [N, C, 2 h, 2 w]; as reshapes, because DepthToSpace is not an allowed operator."""
    count, channels, height, width = maps.shape
    cells = maps.reshape(count, channels // 4, 2, 2, height, width).permute(0, 1, 4, 2, 5, 3)
    return cells.reshape(count, channels // 4, 2 * height, 2 * width)
