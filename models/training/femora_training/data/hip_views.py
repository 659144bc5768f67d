"""What a non-expert saw on the hip films of FracAtlas: turned or upright, which hips are in view, where the midline is.

The table `hip_views.csv` was made by looking at every film labelled `hip`; the midlines of pelvis films come from the
best mirror symmetry and were looked at, six of them set by hand. It holds labels, no pixels.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("hip_views.csv")


@dataclass(frozen=True)
class HipView:
    """`quarter_turns` 0..3 clockwise turns that made the stored film from an upright one.

    `view` is pelvis (both sides and the midline), right or left (one hip of the patient) or unknown; `midline` is the
    x of the midline on the upright film as a share of its width, for pelvis films only.
    """

    quarter_turns: int
    view: str
    midline: float | None

    def right_at(self, x: float) -> float | None:
        """1 when a place at `x` (share of the upright film's width) is on the patient's right, 0 left, None unsure."""
        if self.view == "pelvis" and self.midline is not None:
            return float(x < self.midline)
        return {"right": 1.0, "left": 0.0}.get(self.view)


@cache
def hip_views() -> dict[str, HipView]:
    """By image id; films that are not in the table have no entry."""
    with TABLE.open(newline="") as handle:
        return {
            row["image_id"]: HipView(
                int(row["quarter_turns"]), row["view"], float(row["midline"]) if row["midline"] else None
            )
            for row in csv.DictReader(handle)
        }
