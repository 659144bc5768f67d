"""Vision transformer (Dosovitskiy et al. 2021) with the parameter names of timm's `vit_base_patch16_224`."""

import torch
from torch import Tensor, nn

from .vit_shape import MLP_RATIO, VitShape

LAYER_NORM_EPSILON = 1e-6


class PatchEmbedding(nn.Module):
    """[N, 3, S, S] -> [N, grid * grid, width]."""

    def __init__(self, shape: VitShape) -> None:
        super().__init__()
        self.proj = nn.Conv2d(3, shape.width, shape.patch_px, shape.patch_px)

    def forward(self, image: Tensor) -> Tensor:
        return self.proj(image).flatten(2).transpose(1, 2)


class Attention(nn.Module):
    """Multi-head self-attention, written out so that its weights can be read."""

    def __init__(self, shape: VitShape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.scale = (shape.width // shape.heads) ** -0.5
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.proj = nn.Linear(shape.width, shape.width)

    def forward(self, tokens: Tensor) -> tuple[Tensor, Tensor]:
        """[N, T, width] -> the same, and the attention weights [N, heads, T, T]."""
        count, length, width = tokens.shape
        packed = self.qkv(tokens).reshape(count, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        weights = ((packed[0] * self.scale) @ packed[1].transpose(-2, -1)).softmax(dim=-1)
        return self.proj((weights @ packed[2]).transpose(1, 2).reshape(count, length, width)), weights


class Mlp(nn.Module):
    """Two layers with the exact (erf) GELU between."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.fc1 = nn.Linear(width, MLP_RATIO * width)
        self.act = nn.GELU()
        self.fc2 = nn.Linear(MLP_RATIO * width, width)

    def forward(self, tokens: Tensor) -> Tensor:
        return self.fc2(self.act(self.fc1(tokens)))


class Block(nn.Module):
    """Pre-norm transformer block."""

    def __init__(self, shape: VitShape) -> None:
        super().__init__()
        self.norm1 = nn.LayerNorm(shape.width, eps=LAYER_NORM_EPSILON)
        self.attn = Attention(shape)
        self.norm2 = nn.LayerNorm(shape.width, eps=LAYER_NORM_EPSILON)
        self.mlp = Mlp(shape.width)

    def forward(self, tokens: Tensor) -> tuple[Tensor, Tensor]:
        """[N, T, width] -> the same, and the attention weights [N, heads, T, T]."""
        change, weights = self.attn(self.norm1(tokens))
        tokens = tokens + change
        return tokens + self.mlp(self.norm2(tokens)), weights


class VitEncoder(nn.Module):
    """[N, 3, S, S], normalised -> the normalised class token [N, width]."""

    def __init__(self, shape: VitShape) -> None:
        super().__init__()
        self.shape = shape
        self.cls_token = nn.Parameter(torch.zeros(1, 1, shape.width))
        self.pos_embed = nn.Parameter(torch.zeros(1, 1 + shape.grid**2, shape.width))
        self.patch_embed = PatchEmbedding(shape)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.depth))
        self.norm = nn.LayerNorm(shape.width, eps=LAYER_NORM_EPSILON)

    def forward(self, image: Tensor) -> Tensor:
        return self.attend(image)[0]

    def attend(self, image: Tensor) -> tuple[Tensor, list[Tensor]]:
        """The class token, and every block's attention weights [N, heads, T, T], first block first."""
        patches = self.patch_embed(image)
        count = int(patches.shape[0])
        # One image needs no expansion: its exported graph stays free of shape arithmetic.
        cls_token = self.cls_token if count == 1 else self.cls_token.expand(count, -1, -1)
        tokens = torch.cat([cls_token, patches], dim=1) + self.pos_embed
        attention = []
        for block in self.blocks:
            tokens, weights = block(tokens)
            attention.append(weights)
        return self.norm(tokens[:, 0]), attention
