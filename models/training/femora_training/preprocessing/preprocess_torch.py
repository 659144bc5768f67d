"""The preprocessing as torch operations; numerically the function that `preprocess.onnx` holds."""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from .view_rules import FILM_PX, LOCATE_PX, MINIMUM_RANGE, VIEW_PX, order_statistic_ranks
from .windows import Window, view_windows

RIGHT = 1
"""Value of `side` for the patient's right; left is 0."""


@dataclass(frozen=True)
class Views:
    """`film` float32 [1,1,F,F]; `locate_film` [1,1,L,L]; `hip_view`, `site_view` [1,1,S,S]; -1..1, bright = dense."""

    film: Tensor
    locate_film: Tensor
    hip_view: Tensor
    site_view: Tensor


def preprocess(pixels: Tensor, site: tuple[float, float, float, float], side: int) -> Views:
    """Views of a modality plane: `pixels` float32 [H, W], site rectangle in its pixels, side 0 left / 1 right."""
    height, width = pixels.shape
    hip, fracture = view_windows(height, width, site)
    return Views(
        film=film_tensor(pixels),
        locate_film=locate_tensor(pixels),
        hip_view=_mirror(view_tensor(pixels, hip), side),
        site_view=_mirror(view_tensor(pixels, fracture), side),
    )


def film_tensor(pixels: Tensor) -> Tensor:
    """Whole film squashed to float32 [1,1,F,F] in -1..1."""
    return stretch_range(resize(pixels, FILM_PX))


def locate_tensor(pixels: Tensor) -> Tensor:
    """Whole film squashed to float32 [1,1,L,L] in -1..1."""
    return stretch_range(resize(pixels, LOCATE_PX))


def view_tensor(pixels: Tensor, window: Window) -> Tensor:
    """Window of a film as float32 [1,1,S,S] in -1..1, not mirrored."""
    crop = pixels[window.y : window.y + window.size, window.x : window.x + window.size]
    return stretch_range(resize(crop, VIEW_PX))


def resize(plane: Tensor, size: int) -> Tensor:
    """Antialiased linear resize of float32 [H, W] to [1,1,size,size]."""
    return functional.interpolate(
        plane[None, None], size=(size, size), mode="bilinear", align_corners=False, antialias=True
    )


def stretch_range(image: Tensor) -> Tensor:
    """Maps the 1 % and 99 % grey of float32 [1,1,S,S] to -1 and 1 and clips: the same for a*x+b as for x, a > 0."""
    values = image.flatten()
    dark_rank, bright_rank = order_statistic_ranks(values.numel())
    low = torch.kthvalue(values, dark_rank).values
    high = torch.kthvalue(values, values.numel() + 1 - bright_rank).values
    return ((image - low) / torch.clamp(high - low, min=MINIMUM_RANGE)).clamp(0, 1) * 2 - 1


def _mirror(view: Tensor, side: int) -> Tensor:
    return view.flip(-1) if side == RIGHT else view
