"""What `classify.onnx` computes from the views of one radiograph."""

import torch
from torch import Tensor, nn

from .attention_rollout import attention_rollout
from .published_network import PATHOLOGIC, DualNetwork, SingleNetwork


def _colours(view: Tensor) -> Tensor:
    """Grey [1, 1, S, S] as three equal channels."""
    return torch.cat([view, view, view], dim=1)


class DualGraph(nn.Module):
    """hip_view, site_view [1, 1, S, S] -> logit [1], hip_map, site_map [1, 1, grid, grid], embedding [1, 2 * width]."""

    def __init__(self, network: DualNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, hip_view: Tensor, site_view: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        network = self.network
        grid = network.original_vit.shape.grid
        hip, hip_attention = network.original_vit.attend(_colours(hip_view))
        site, site_attention = network.fracture_vit.attend(_colours(site_view))
        embedding = torch.cat([hip, site], dim=1)
        logit = network.binary_head(embedding)[:, PATHOLOGIC]
        return logit, attention_rollout(hip_attention, grid), attention_rollout(site_attention, grid), embedding


class SingleGraph(nn.Module):
    """The same outputs from one view; the map of the view that the network does not read is 0 everywhere."""

    def __init__(self, network: SingleNetwork, view: str) -> None:
        super().__init__()
        self.network = network
        self.reads_hip = view == "hip"

    def forward(self, hip_view: Tensor, site_view: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        grid = self.network.shape.grid
        seen, unseen = (hip_view, site_view) if self.reads_hip else (site_view, hip_view)
        embedding, attention = self.network.attend(_colours(seen))
        logit = self.network.head(embedding)[:, PATHOLOGIC]
        # Computed from the unread view, so that the graph keeps it as an input.
        nothing = unseen[:, :, :grid, :grid] * 0
        found = attention_rollout(attention, grid)
        return (logit, found, nothing, embedding) if self.reads_hip else (logit, nothing, found, embedding)
