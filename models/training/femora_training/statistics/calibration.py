"""Temperature and bias so that sigmoid((logit + bias) / temperature) is a probability at even prevalence."""

import numpy as np
from scipy.optimize import minimize


def calibrated(logits: np.ndarray, temperature: float, bias: float) -> np.ndarray:
    """Scores 0..1."""
    return 1 / (1 + np.exp(-np.clip((logits + bias) / temperature, -60, 60)))


def fit_calibration(labels: np.ndarray, logits: np.ndarray) -> tuple[float, float]:
    """Temperature (> 0) and bias of least log loss on validation logits."""

    def log_loss(parameters: np.ndarray) -> float:
        z = (logits + parameters[1]) / np.exp(parameters[0])
        return float(np.mean(np.logaddexp(0, z) - labels * z)) + 1e-3 * float(parameters[0] ** 2)

    best = minimize(log_loss, np.zeros(2), method="Nelder-Mead")
    return float(np.exp(np.clip(best.x[0], -2.5, 2.5))), float(best.x[1])
