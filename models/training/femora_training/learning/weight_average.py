"""Exponential moving average of a network's weights and buffers."""

import copy

import torch
from torch import nn


class WeightAverage:
    """`network` is the averaged copy, in evaluation mode."""

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.network = copy.deepcopy(network).eval().requires_grad_(False)
        self._decay = decay
        self._updates = 0

    @torch.no_grad()
    def update(self, network: nn.Module) -> None:
        """One step towards `network`; the first steps follow it closely."""
        self._updates += 1
        decay = min(self._decay, (1 + self._updates) / (10 + self._updates))
        for average, current in zip(
            [*self.network.parameters(), *self.network.buffers()],
            [*network.parameters(), *network.buffers()],
            strict=True,
        ):
            if average.is_floating_point():
                average.lerp_(current.detach(), 1 - decay)
            else:
                average.copy_(current)

    def state(self) -> dict[str, object]:
        """For a checkpoint."""
        return {"network": self.network.state_dict(), "updates": self._updates}

    def restore(self, state: dict[str, object]) -> None:
        """From a checkpoint."""
        self.network.load_state_dict(state["network"])
        self._updates = state["updates"]
