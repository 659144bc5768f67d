"""Batched changes of pose and film for training the gate and the classifier."""

import math

import torch
from torch import Tensor
from torch.nn import functional

from ..preprocessing.view_rules import HIGH_QUANTILE, LOW_QUANTILE, MINIMUM_RANGE


def move(
    images: Tensor, size: int, turn_degrees: float, zoom: float, shift: float, generator: torch.Generator
) -> Tensor:
    """Random rotation, zoom, shift and left-right flip; [N, 1, H, W] -> [N, 1, size, size], edges repeated."""
    count = images.shape[0]

    def spread(limit: float) -> Tensor:
        return (torch.rand(count, generator=generator) * 2 - 1) * limit

    angle = spread(math.radians(turn_degrees))
    scale = 1 + spread(zoom)
    flip = torch.where(torch.rand(count, generator=generator) < 0.5, -1.0, 1.0)
    cosine, sine = torch.cos(angle) * scale, torch.sin(angle) * scale
    matrix = torch.stack(
        [torch.stack([cosine * flip, -sine, spread(shift)], 1), torch.stack([sine * flip, cosine, spread(shift)], 1)], 1
    )
    grid = functional.affine_grid(matrix, [count, 1, size, size], align_corners=False)
    return functional.grid_sample(images, grid, mode="bilinear", padding_mode="border", align_corners=False)


def quarter_turns(images: Tensor, probability: float, generator: torch.Generator) -> Tensor:
    """Turns some images [N, 1, S, S] by 90, 180 or 270 degrees."""
    turned = images.clone()
    for index in range(images.shape[0]):
        if torch.rand(1, generator=generator).item() < probability:
            quarters = int(torch.randint(1, 4, (1,), generator=generator))
            turned[index] = torch.rot90(images[index], quarters, dims=(1, 2))
    return turned


def expose(images: Tensor, noise: float, generator: torch.Generator) -> Tensor:
    """Random tone curve, blur, grain; [N, 1, S, S] in any range -> stretched to -1..1 as the preprocessing does."""
    count = images.shape[0]
    unit = (stretch_batch(images) + 1) / 2
    gamma = torch.exp((torch.rand(count, 1, 1, 1, generator=generator) * 2 - 1) * 0.5)
    unit = unit.clamp(min=1e-4) ** gamma
    soft = functional.avg_pool2d(functional.pad(unit, (1, 1, 1, 1), mode="replicate"), 3, 1)
    blend = torch.rand(count, 1, 1, 1, generator=generator)
    blend = torch.where(blend < 0.4, torch.zeros_like(blend), blend * 0.8)
    unit = unit * (1 - blend) + soft * blend
    grain = torch.rand(count, 1, 1, 1, generator=generator) * noise
    return stretch_batch(unit + torch.randn(unit.shape, generator=generator) * grain)


def stretch_batch(images: Tensor) -> Tensor:
    """`stretch_range` of the preprocessing for a batch [N, 1, S, S]."""
    flat = images.flatten(1)
    count = flat.shape[1]
    low = flat.kthvalue(1 + int(LOW_QUANTILE * count), dim=1).values[:, None, None, None]
    high = flat.kthvalue(count - int((1 - HIGH_QUANTILE) * count + 1e-9), dim=1).values[:, None, None, None]
    return ((images - low) / (high - low).clamp(min=MINIMUM_RANGE)).clamp(0, 1) * 2 - 1
