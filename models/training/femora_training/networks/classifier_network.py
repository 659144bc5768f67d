"""The classifier: one trunk reads hip view and site view; the logit is the sum of two activation maps' means."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from .efficientnet_lite import FEATURE_CHANNELS, EfficientNetLite

SMOOTHING = torch.tensor([0.25, 0.5, 0.25])
"""Binomial filter over rows and columns of a view: single pixels hold grain and the blocks of JPEG, not bone."""


class ClassifierNetwork(nn.Module):
    """Because pooling and the last layer are linear, each class-activation map averages exactly to its view's logit."""

    def __init__(self) -> None:
        super().__init__()
        self.trunk = EfficientNetLite()
        self.register_buffer("smoothing", torch.outer(SMOOTHING, SMOOTHING)[None, None], persistent=False)
        self.dropout = nn.Dropout2d(0.2)
        self.hip_head = nn.Conv2d(FEATURE_CHANNELS, 1, 1)
        self.site_head = nn.Conv2d(FEATURE_CHANNELS, 1, 1)

    def features(self, views: Tensor) -> Tensor:
        """[N, 1, S, S] -> [N, 1280, S / 32, S / 32]."""
        padded = functional.pad(views, (1, 1, 1, 1), mode="replicate")
        return self.trunk(functional.conv2d(padded, self.smoothing))

    def forward(self, hip_view: Tensor, site_view: Tensor) -> tuple[Tensor, Tensor]:
        """Views [N, 1, S, S] in -1..1 -> logit of the hip view [N] and of the site view [N]; their sum is the logit."""
        count = hip_view.shape[0]
        features = self.dropout(self.features(torch.cat([hip_view, site_view])))
        hip_map, site_map = self.hip_head(features[:count]), self.site_head(features[count:])
        return hip_map.mean(dim=(1, 2, 3)), site_map.mean(dim=(1, 2, 3))


class ClassifierGraph(nn.Module):
    """The exported classifier for one radiograph: logit, hip_map, site_map, embedding [N, 2560]."""

    def __init__(self, network: ClassifierNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, hip_view: Tensor, site_view: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        hip, site = self.network.features(hip_view), self.network.features(site_view)
        hip_map, site_map = self.network.hip_head(hip), self.network.site_head(site)
        logit = hip_map.mean(dim=(1, 2, 3)) + site_map.mean(dim=(1, 2, 3))
        embedding = torch.cat([hip.mean(dim=(2, 3)), site.mean(dim=(2, 3))], dim=1)
        return logit, hip_map, site_map, embedding
