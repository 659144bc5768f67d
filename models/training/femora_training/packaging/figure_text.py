"""Figures with their intervals as text of the card."""


def figure_text(part: dict) -> str:
    """value (low to high)."""
    return f"{part['value']:.3f} ({part['low']:.3f} to {part['high']:.3f})"


def count_text(part: dict) -> str:
    """k of n, share (low to high)."""
    return f"{round(part['value'] * part['n'])} of {part['n']}, {figure_text(part)}"


def target_text(value: float, target: float, at_least: bool = True) -> str:
    """Whether a target is met, and by how much it is missed."""
    missed = target - value if at_least else value - target
    sign = "at least" if at_least else "at most"
    return f"target {sign} {target:.2f}: " + ("met" if missed <= 0 else f"missed by {missed:.3f}")
