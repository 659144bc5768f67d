"""Thresholds of the gate's refusals, and what they refuse."""

import numpy as np

RULES = 4
MOST_REFUSED = 0.02
"""Share of valid validation films, the changed ones among them, that the rules may refuse together: other films are
refused more often than those that the thresholds were chosen on, and one valid film in twenty is the most to bear.
"""
KEPT_SHARE = 1 - MOST_REFUSED / RULES
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
        "novelty": float(np.quantile(outputs["novelty"], KEPT_SHARE)),
    }


def refused(outputs: dict[str, np.ndarray], refusals: dict[str, float]) -> np.ndarray:
    """bool [N]: does any rule refuse the film?"""
    return (
        (outputs["hip"] < refusals["hip"])
        | (outputs["frontal"] < refusals["frontal"])
        | (outputs["hardware"] > refusals["hardware"])
        | (outputs["novelty"] > refusals["novelty"])
    )
