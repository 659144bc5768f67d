"""The non-expert's triage of hip films (`hip_triage_nonexpert.csv` beside the collection); for planning only."""

import csv
from dataclasses import dataclass
from pathlib import Path

from ..errors import TrainingError

FILE = "hip_triage_nonexpert.csv"
UNOPERATED_PROXIMAL_FEMUR = "proximal_femur_fracture_unoperated_adult"


@dataclass(frozen=True)
class HipTriage:
    """`kind` as in the table; `patient` the non-expert's guess, empty when there is none."""

    kind: str
    patient: str


def read_hip_triage(data: Path) -> dict[str, HipTriage]:
    """By image id; empty when the collection has no such table."""
    path = data / FILE
    if not path.exists():
        return {}
    with path.open(newline="") as handle:
        rows = list(csv.DictReader(handle))
    if not rows or not {"image_id", "triage", "probable_patient"} <= rows[0].keys():
        raise TrainingError(f"{path} lacks the columns image_id, triage, probable_patient. Restore or remove it.")
    return {row["image_id"]: HipTriage(row["triage"], row["probable_patient"]) for row in rows}
