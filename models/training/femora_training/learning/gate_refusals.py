"""Thresholds of the gate's refusals, and what they refuse."""

import numpy as np

KEPT_SHARE = 0.98
"""Share of valid validation films, the changed ones among them, that each refusal by a label should let through."""
KEPT_BY_NOVELTY = 0.99
"""The same for novelty; films from elsewhere differ in looks, and looks alone should rarely refuse one."""
HIGHEST_MINIMUM = 0.5
LOWEST_HARDWARE_LIMIT = 0.2


def choose_refusals(outputs: dict[str, np.ndarray]) -> dict[str, float]:
    """Output name -> threshold, from the gate's outputs on valid films of the validation fold."""

    def lowest(name: str) -> float:
        return float(min(np.quantile(outputs[name], 1 - KEPT_SHARE), HIGHEST_MINIMUM))

    return {
        "hip": lowest("hip"),
        "frontal": lowest("frontal"),
        "hardware": float(max(np.quantile(outputs["hardware"], KEPT_SHARE), LOWEST_HARDWARE_LIMIT)),
        "novelty": float(np.quantile(outputs["novelty"], KEPT_BY_NOVELTY)),
    }


def refused(outputs: dict[str, np.ndarray], refusals: dict[str, float]) -> np.ndarray:
    """bool [N]: does any rule refuse the film?"""
    return (
        (outputs["hip"] < refusals["hip"])
        | (outputs["frontal"] < refusals["frontal"])
        | (outputs["hardware"] > refusals["hardware"])
        | (outputs["novelty"] > refusals["novelty"])
    )
