"""A figure with its interval."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Interval:
    """`value` with the limits of its 95 % interval and the number of observations behind it."""

    value: float
    low: float
    high: float
    n: int

    def as_json(self) -> dict[str, float | int]:
        """Rounded to four decimals."""
        return {key: round(number, 4) if isinstance(number, float) else number for key, number in asdict(self).items()}
