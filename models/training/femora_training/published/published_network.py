"""The published networks: two encoders whose class tokens meet in one linear layer, or one encoder alone."""

import torch
from torch import Tensor, nn

from .vit_encoder import VitEncoder
from .vit_shape import VIT_BASE_16, VitShape

CLASSES = 2
PATHOLOGIC = 1
"""Index of the class "neoplastic pathologic fracture" among the logits."""


class DualNetwork(nn.Module):
    """Hip view and site view, each [N, 3, S, S] normalised with its own mean -> logits [N, 2].

    `original_vit`, `fracture_vit` and `binary_head` are the names in the published weights.
    """

    def __init__(self, shape: VitShape = VIT_BASE_16) -> None:
        super().__init__()
        self.original_vit = VitEncoder(shape)
        self.fracture_vit = VitEncoder(shape)
        self.binary_head = nn.Linear(2 * shape.width, CLASSES)

    def forward(self, hip_view: Tensor, site_view: Tensor) -> Tensor:
        return self.binary_head(torch.cat([self.original_vit(hip_view), self.fracture_vit(site_view)], dim=1))


class SingleNetwork(VitEncoder):
    """One view [N, 3, S, S] -> logits [N, 2]; `head` is the name in the published weights."""

    def __init__(self, shape: VitShape = VIT_BASE_16) -> None:
        super().__init__(shape)
        self.head = nn.Linear(shape.width, CLASSES)

    def forward(self, image: Tensor) -> Tensor:
        return self.head(self.attend(image)[0])


def initialise(network: nn.Module, seed: int) -> nn.Module:
    """Fills a network with random weights: normal with deviation .02, norms and biases slightly off their neutral
    values so that a test would notice one left out.
    """
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            noise = torch.randn(parameter.shape, generator=generator) * 0.02
            parameter.copy_(noise + 1 if "norm" in name and name.endswith("weight") else noise)
    return network.eval()
