"""The published augmentation: flip, brightness and contrast by 40 %, rotation by 30 degrees, blur."""

import math

import torch
from torch import Tensor
from torch.nn import functional

LARGEST_TURN_DEGREES = 30
LARGEST_TONE_CHANGE = 0.4
BLUR_DEVIATIONS_PX = (0.1, 5.0)
BLUR_RADIUS_PX = 4


def augment(views: Tensor, generator: torch.Generator) -> Tensor:
    """Grey 0..1 [N, 1, S, S] -> the same, every picture changed by itself; corners turned in are black."""
    count = views.shape[0]

    def uniform(low: float, high: float) -> Tensor:
        return torch.rand(count, 1, 1, 1, generator=generator) * (high - low) + low

    flipped = torch.where(uniform(0, 1) < 0.5, views.flip(-1), views)
    bright = (flipped * uniform(1 - LARGEST_TONE_CHANGE, 1 + LARGEST_TONE_CHANGE)).clamp(0, 1)
    factor = uniform(1 - LARGEST_TONE_CHANGE, 1 + LARGEST_TONE_CHANGE)
    mean = bright.mean(dim=(1, 2, 3), keepdim=True)
    toned = (bright * factor + mean * (1 - factor)).clamp(0, 1)
    turned = _turn(toned, uniform(-1, 1).flatten() * math.radians(LARGEST_TURN_DEGREES))
    return _blur(turned, uniform(*BLUR_DEVIATIONS_PX).flatten())


def _turn(views: Tensor, angle: Tensor) -> Tensor:
    cosine, sine, zero = torch.cos(angle), torch.sin(angle), torch.zeros_like(angle)
    matrix = torch.stack([torch.stack([cosine, -sine, zero], 1), torch.stack([sine, cosine, zero], 1)], 1)
    grid = functional.affine_grid(matrix, list(views.shape), align_corners=False)
    return functional.grid_sample(views, grid, mode="bilinear", padding_mode="zeros", align_corners=False)


def _blur(views: Tensor, deviation: Tensor) -> Tensor:
    offsets = torch.arange(-BLUR_RADIUS_PX, BLUR_RADIUS_PX + 1, dtype=views.dtype)
    kernel = torch.exp(-0.5 * (offsets[None] / deviation[:, None]) ** 2)
    kernel = kernel / kernel.sum(dim=1, keepdim=True)
    count, pad = views.shape[0], BLUR_RADIUS_PX
    stacked = functional.pad(views.transpose(0, 1), (pad, pad, pad, pad), mode="reflect")
    across = functional.conv2d(stacked, kernel[:, None, None, :], groups=count)
    return functional.conv2d(across, kernel[:, None, :, None], groups=count).transpose(0, 1)
