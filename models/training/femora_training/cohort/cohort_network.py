"""The networks that a cohort can train: the small one, and the published vision transformer."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from ..errors import TrainingError
from ..networks.efficientnet_lite import FEATURE_CHANNELS, EfficientNetLite
from ..networks.imagenet_weights import load_imagenet_weights
from ..published.published_network import CLASSES, DualNetwork, SingleNetwork
from ..published.read_weights import read_state_dict
from ..published.view_rules import HIP_DEVIATION, HIP_MEAN, SITE_DEVIATION, SITE_MEAN
from ..published.vit_encoder import VitEncoder
from ..published.vit_shape import VIT_BASE_16

BOTH = "both"
NORMALISATION = {"hip": (HIP_MEAN, HIP_DEVIATION), "site": (SITE_MEAN, SITE_DEVIATION)}


class SmallNetwork(nn.Module):
    """One EfficientNet-Lite0 reads each view [N, 1, S, S] in -1..1; pooled features -> logits [N, 2]."""

    def __init__(self, views: int) -> None:
        super().__init__()
        self.trunk = EfficientNetLite()
        self.dropout = nn.Dropout(0.2)
        self.head = nn.Linear(views * FEATURE_CHANNELS, CLASSES)

    def forward(self, *views: Tensor) -> Tensor:
        features = [self.trunk(view * 2 - 1).mean(dim=(2, 3)) for view in views]
        return self.head(self.dropout(torch.cat(features, dim=1)))


class VitOnGrey(nn.Module):
    """The published network on grey views [N, 1, S, S] in 0..1, normalised as in the published training."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self.names = names
        self.network = DualNetwork() if len(names) > 1 else SingleNetwork()

    def forward(self, *views: Tensor) -> Tensor:
        def normal(view: Tensor, name: str) -> Tensor:
            mean, deviation = NORMALISATION[name]
            return ((view - mean) / deviation).expand(-1, 3, -1, -1)

        return self.network(*(normal(view, name) for view, name in zip(views, self.names, strict=True)))


@dataclass(frozen=True)
class NetworkKind:
    """How a network is made and trained. `build` takes the names of its views and a file of initial weights;
    `part_size` pictures go through at once, and the gradients of a batch are summed over its parts.
    """

    name: str
    build: Callable[[tuple[str, ...], Path | None], nn.Module]
    rate: float
    epochs: int
    part_size: int
    described: str


def view_names(view: str) -> tuple[str, ...]:
    """ "both" -> hip and site; otherwise the one."""
    return ("hip", "site") if view == BOTH else (view,)


def _small(names: tuple[str, ...], initial: Path | None) -> nn.Module:
    if initial is not None:
        raise TrainingError(f"{initial}: the small network brings its own initial weights. Leave --initial out.")
    network = SmallNetwork(len(names))
    load_imagenet_weights(network.trunk)
    return network


def _vit(names: tuple[str, ...], initial: Path | None) -> nn.Module:
    network = VitOnGrey(names)
    for module in network.modules():
        if isinstance(module, nn.Linear):
            nn.init.trunc_normal_(module.weight, std=0.02)
            nn.init.zeros_(module.bias)
        if isinstance(module, VitEncoder):
            nn.init.trunc_normal_(module.cls_token, std=0.02)
            nn.init.trunc_normal_(module.pos_embed, std=0.02)
    if initial is not None:
        _fill_encoders(network, initial)
    return network


def _fill_encoders(network: nn.Module, path: Path) -> None:
    """Self-supervised or ImageNet weights of one ViT-B/16, without its head, for every encoder."""
    wanted = VitEncoder(VIT_BASE_16).state_dict()
    state = {name.removeprefix("backbone."): tensor for name, tensor in read_state_dict(path).items()}
    wrong = [name for name, tensor in wanted.items() if name not in state or state[name].shape != tensor.shape]
    if wrong:
        raise TrainingError(
            f"{path} lacks {wrong[0]} of a ViT-B/16, or has it in another shape. Use DINO ViT-B/16 weights."
        )
    for encoder in (module for module in network.modules() if isinstance(module, VitEncoder)):
        encoder.load_state_dict({name: state[name] for name in wanted}, strict=False)


KINDS = {
    # The small network keeps the batch whole for its batch normalisation; a transformer has none, and 32 pictures of it
    # would take some 14 GB.
    "small": NetworkKind(
        "small", _small, 0.01, 30, 32, "EfficientNet-Lite0 from ImageNet weights, shared by the views"
    ),
    "vit": NetworkKind("vit", _vit, 1e-3, 100, 4, "the published ViT-B/16 per view"),
}
