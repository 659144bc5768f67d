"""Turns a trained network into the one that ships: batch norm folded, weights rounded to half precision."""

import copy

import torch
from torch import nn


def shipped(network: nn.Module) -> nn.Module:
    """Copy in evaluation mode whose parameters are exactly representable in fp16; arithmetic stays fp32."""
    result = copy.deepcopy(network).float().eval()
    for parent in list(result.modules()):
        if isinstance(parent, nn.Sequential):
            _fold(parent)
    with torch.no_grad():
        for tensor in [*result.parameters(), *result.buffers()]:
            if tensor.is_floating_point():
                tensor.copy_(tensor.half().float())
    return result


def _fold(layers: nn.Sequential) -> None:
    for index in range(len(layers) - 1):
        convolution, norm = layers[index], layers[index + 1]
        if not (isinstance(convolution, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d)):
            continue
        factor = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        convolution.weight = nn.Parameter(convolution.weight * factor[:, None, None, None])
        convolution.bias = nn.Parameter(norm.bias - norm.running_mean * factor)
        layers[index + 1] = nn.Identity()
