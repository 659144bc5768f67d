"""Attention rollout (Abnar & Zuidema 2020): how much of each patch reaches the class token."""

import torch
from torch import Tensor


def attention_rollout(attention: list[Tensor], grid: int) -> Tensor:
    """Weights per block [N, heads, T, T], first block first -> shares [N, 1, grid, grid], all above 0.

    Heads are fused by their minimum, as in the published figures; the identity stands for the skip connection; rows
    sum to 1. Only the row of the class token is carried through the blocks, which gives the same as the full product.
    """
    length = int(attention[0].shape[-1])
    row = torch.tensor([[[1.0] + [0.0] * (length - 1)]])
    for weights in reversed(attention):
        fused = weights.amin(dim=1)
        spread = row / (fused.sum(dim=-1).unsqueeze(1) + 1)
        row = spread @ fused + spread
    return row[:, :, 1:].reshape(-1, 1, grid, grid)
