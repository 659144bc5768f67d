"""Sizes of a vision transformer."""

from dataclasses import dataclass

HEAD_WIDTH = 64
MLP_RATIO = 4


@dataclass(frozen=True)
class VitShape:
    """ViT-B/16 at 224 px unless said otherwise; tests use fewer blocks and a narrower width."""

    image_px: int = 224
    patch_px: int = 16
    width: int = 768
    depth: int = 12

    @property
    def heads(self) -> int:
        """Attention heads of 64 values each."""
        return self.width // HEAD_WIDTH

    @property
    def grid(self) -> int:
        """Patches along one side of the image."""
        return self.image_px // self.patch_px


VIT_BASE_16 = VitShape()
