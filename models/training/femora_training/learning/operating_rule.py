"""How a logit becomes a score and a call."""

from dataclasses import dataclass

import numpy as np

from ..statistics.calibration import calibrated


@dataclass(frozen=True)
class OperatingRule:
    """Numbers chosen on the validation fold."""

    temperature: float
    bias: float
    threshold: float
    band: tuple[float, float]

    def scores(self, logits: np.ndarray) -> np.ndarray:
        """Calibrated scores 0..1."""
        return calibrated(np.asarray(logits, np.float64), self.temperature, self.bias)
