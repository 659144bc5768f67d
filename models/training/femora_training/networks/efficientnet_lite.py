"""EfficientNet-Lite0 trunk (Tan & Le 2019, TensorFlow "lite" variant: ReLU6, no squeeze-and-excite)."""

import torch
from torch import Tensor, nn
from torch.nn import functional

BATCH_NORM_EPSILON = 1e-3
FEATURE_CHANNELS = 1280
STAGES = (
    # repeats, kernel, stride, expansion, output channels
    (1, 3, 1, 1, 16),
    (2, 3, 2, 6, 24),
    (2, 5, 2, 6, 40),
    (3, 3, 2, 6, 80),
    (3, 5, 1, 6, 112),
    (4, 5, 2, 6, 192),
    (1, 3, 1, 6, 320),
)


class SameConvolution(nn.Conv2d):
    """Convolution with TensorFlow's SAME padding: at stride 2 the odd pixel of padding goes right and below."""

    def forward(self, image: Tensor) -> Tensor:
        """[N, C, H, W] -> [N, C', ceil(H / stride), ceil(W / stride)]; even H, W at stride 2."""
        kernel, stride = self.kernel_size[0], self.stride[0]
        total = kernel - stride
        before = total // 2
        if total % 2 == 0:
            return functional.conv2d(image, self.weight, self.bias, self.stride, before, self.dilation, self.groups)
        image = functional.pad(image, (before, total - before, before, total - before))
        return functional.conv2d(image, self.weight, self.bias, self.stride, 0, self.dilation, self.groups)


def normalised(inputs: int, outputs: int, kernel: int, stride: int, groups: int, active: bool) -> nn.Sequential:
    """Convolution, batch norm and, when `active`, ReLU6."""
    layers: list[nn.Module] = [
        SameConvolution(inputs, outputs, kernel, stride, groups=groups, bias=False),
        nn.BatchNorm2d(outputs, eps=BATCH_NORM_EPSILON, momentum=0.03),
    ]
    return nn.Sequential(*layers, nn.ReLU6()) if active else nn.Sequential(*layers)


class InvertedResidual(nn.Module):
    """Expand, depthwise, project; skip connection where the shape allows it."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int, expansion: int) -> None:
        super().__init__()
        hidden = inputs * expansion
        self.expand = normalised(inputs, hidden, 1, 1, 1, True) if expansion > 1 else None
        self.depthwise = normalised(hidden, hidden, kernel, stride, hidden, True)
        self.project = normalised(hidden, outputs, 1, 1, 1, False)
        self.skips = stride == 1 and inputs == outputs

    def forward(self, image: Tensor) -> Tensor:
        """[N, C, H, W] -> [N, C', H / stride, W / stride]."""
        hidden = image if self.expand is None else self.expand(image)
        result = self.project(self.depthwise(hidden))
        return result + image if self.skips else result


class EfficientNetLite(nn.Module):
    """[N, 1, H, W] grey in -1..1 -> features [N, 1280, H / 32, W / 32]."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = normalised(3, 32, 3, 2, 1, True)
        blocks: list[nn.Module] = []
        channels = 32
        for repeats, kernel, stride, expansion, outputs in STAGES:
            for repeat in range(repeats):
                blocks.append(InvertedResidual(channels, outputs, kernel, stride if repeat == 0 else 1, expansion))
                channels = outputs
        self.blocks = nn.Sequential(*blocks)
        self.head = normalised(channels, FEATURE_CHANNELS, 1, 1, 1, True)

    def forward(self, image: Tensor) -> Tensor:
        """Grey is repeated to the three channels that the ImageNet weights expect."""
        return self.head(self.blocks(self.stem(torch.cat([image, image, image], dim=1))))
