"""The gate: what is on the film, and how far is it from the films that training saw."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from .efficientnet_lite import FEATURE_CHANNELS, EfficientNetLite

HEADS = ("hip", "frontal", "hardware", "radiograph", "inverted")
QUARTER_TURNS = 4
"""Orientation k: the film is an upright one turned clockwise by k quarter turns."""
EMBEDDING_SIZE = 24


class GateNetwork(nn.Module):
    """`film` [N, 1, F, F] in -1..1 -> logits [N, 5] in the order of HEADS, orientation logits [N, 4] and features
    [N, 1280].
    """

    def __init__(self) -> None:
        super().__init__()
        self.trunk = EfficientNetLite()
        self.dropout = nn.Dropout(0.2)
        self.heads = nn.Linear(FEATURE_CHANNELS, len(HEADS))
        self.orientation = nn.Linear(FEATURE_CHANNELS, QUARTER_TURNS)

    def forward(self, film: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        features = self.trunk(film).mean(dim=(2, 3))
        kept = self.dropout(features)
        return self.heads(kept), self.orientation(kept), features


@dataclass(frozen=True)
class TrainingDistribution:
    """Gaussian of the frontal hips in training: `mean` [1280], `axes` [1280, D], `scales` [D], `residual_scale` [1]."""

    mean: Tensor
    axes: Tensor
    scales: Tensor
    residual_scale: Tensor


def fit_distribution(features: Tensor) -> TrainingDistribution:
    """Principal axes of `features` [N, 1280] with their spread, and the usual length of what the axes leave over."""
    mean = features.mean(dim=0)
    centred = features - mean
    _, spread, axes = torch.linalg.svd(centred, full_matrices=False)
    size = min(EMBEDDING_SIZE, axes.shape[0] - 1)
    scales = spread[:size] / max(features.shape[0] - 1, 1) ** 0.5
    kept = axes[:size].T.contiguous()
    residual = (centred - centred @ kept @ kept.T).norm(dim=1).square().mean().sqrt()
    return TrainingDistribution(mean, kept, scales.clamp(min=1e-4), residual.clamp(min=1e-4).reshape(1))


class GateGraph(nn.Module):
    """The exported gate: probabilities, orientation [N, 4], embedding [N, D] and novelty [N].

    Novelty is the Mahalanobis distance to the training distribution, what the axes leave over included.
    """

    def __init__(self, network: GateNetwork, distribution: TrainingDistribution) -> None:
        super().__init__()
        self.network = network
        self.register_buffer("mean", distribution.mean)
        self.register_buffer("axes", distribution.axes)
        self.register_buffer("scales", distribution.scales)
        self.register_buffer("residual_scale", distribution.residual_scale)

    def forward(self, film: Tensor) -> tuple[Tensor, ...]:
        """Order: the five of HEADS, orientation, embedding, novelty."""
        logits, turns, features = self.network(film)
        probabilities = torch.sigmoid(logits)
        centred = features - self.mean
        coordinates = centred @ self.axes
        rest = centred - coordinates @ self.axes.t()
        embedding = coordinates / self.scales
        squared = (embedding * embedding).sum(dim=1) + (rest * rest).sum(dim=1) / (
            self.residual_scale * self.residual_scale
        )
        heads = tuple(probabilities[:, index] for index in range(len(HEADS)))
        return (*heads, torch.softmax(turns, dim=1), embedding, torch.sqrt(squared))
