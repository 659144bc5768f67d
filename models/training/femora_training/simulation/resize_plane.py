"""Bilinear resize of planes."""

import numpy as np
import torch
from torch.nn import functional


def resize_plane(plane: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """float32 [H, W] or [C, H, W] to `shape`, antialiased when it shrinks."""
    tensor = torch.from_numpy(np.ascontiguousarray(plane, np.float32))
    batched = tensor[None] if tensor.ndim == 3 else tensor[None, None]
    shrinks = shape[0] < plane.shape[-2] or shape[1] < plane.shape[-1]
    resized = functional.interpolate(batched, size=shape, mode="bilinear", align_corners=False, antialias=shrinks)
    return resized[0].numpy() if tensor.ndim == 3 else resized[0, 0].numpy()
