"""Which side of the patient a place on an upright film is on, read from the locator's coarse features."""

from torch import Tensor, nn

from .locator_network import COARSE

SIDE_STEP = 4
"""Cells of the locator's maps to a cell of the side map, each way."""
WIDTH = 64


class SideHead(nn.Module):
    """Coarse features [N, 320, h, w] -> logits [N, h, w] that a place is on the patient's right.

    The anatomy tells: two 3 x 3 layers see where the pelvis lies beside a femur.
    """

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Dropout2d(0.1),
            nn.Conv2d(COARSE, WIDTH, 1),
            nn.ReLU6(),
            nn.Conv2d(WIDTH, WIDTH, 3, padding=1),
            nn.ReLU6(),
            nn.Conv2d(WIDTH, WIDTH, 3, padding=1),
            nn.ReLU6(),
            nn.Conv2d(WIDTH, 1, 1),
        )

    def forward(self, coarse: Tensor) -> Tensor:
        return self.layers(coarse)[:, 0]
