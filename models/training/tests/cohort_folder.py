"""Draws a cohort in the published layout; it shows no person."""

import csv
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

SITES = ("Neck", "Intertrochanteric area", "Subtrochanteric area")
COLUMNS = ("Image_Name", "Hospital", "Internal_test_set", "Class", "Location", "Patient_ID")
EXPERTS = ("Expert1", "Expert2", "Expert3")


@dataclass
class CohortFolder:
    """Change `rows` and call `write_table` to spoil it."""

    path: Path
    rows: list[dict[str, object]] = field(default_factory=list)

    @property
    def table(self) -> Path:
        return self.path / "cohort.csv"

    def add(self, hospital: str, count: int, internal_test: int = 0, pathologic: int | None = None) -> None:
        """Pictures of `count` patients; the classes take turns unless one is given."""
        for _ in range(count):
            number = len(self.rows)
            label = number % 2 if pathologic is None else pathologic
            name = f"{number:04d}.png"
            random = np.random.default_rng(number)
            for folder in ("original", "fracture"):
                (self.path / folder).mkdir(parents=True, exist_ok=True)
                Image.fromarray(draw_hip(label, random)).save(self.path / folder / name)
            cells = (name, hospital, internal_test, label, SITES[number % 3], f"P{number}")
            row = dict(zip(COLUMNS, cells, strict=True))
            # Each expert errs on other cases.
            calls = {expert: label ^ int(number % (5 + turn) == 0) for turn, expert in enumerate(EXPERTS)}
            self.rows.append({**row, **calls})

    def write_table(self) -> None:
        names = list(dict.fromkeys(name for row in self.rows for name in row))
        with self.table.open("w", newline="") as handle:
            writer = csv.DictWriter(handle, names)
            writer.writeheader()
            writer.writerows(self.rows)


def draw_hip(label: int, random: np.random.Generator) -> np.ndarray:
    """uint8 [48, 40]: a bright shaft; label 1 has a dark hole in it."""
    picture = random.normal(60, 12, (48, 40))
    picture[:, 14:27] += 110
    row, column = int(random.integers(12, 34)), int(random.integers(17, 24))
    if label:
        picture[row - 6 : row + 6, column - 4 : column + 4] -= 100
    return np.clip(picture, 0, 255).astype(np.uint8)


def draw_cohort(path: Path) -> CohortFolder:
    """Fifty patients for development, twelve for the internal test, two other hospitals, three experts."""
    folder = CohortFolder(path)
    folder.add("Alpha", 50)
    folder.add("Alpha", 12, internal_test=1)
    folder.add("Beta", 12)
    folder.add("Gamma", 6, pathologic=1)
    folder.write_table()
    return folder
