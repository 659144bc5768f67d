"""Synthetic films for tests; no radiograph is needed."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from femora_training.packaging.phantom import draw_phantom

COLUMNS = (
    *("hand", "leg", "hip", "shoulder", "mixed", "hardware"),
    *("multiscan", "fractured", "fracture_count", "frontal", "lateral", "oblique"),
)


def write_collection(folder: Path, rows: list[dict[str, int]], boxes: dict[int, list[float]]) -> Path:
    """A FracAtlas-like folder with one drawn film per row; `number` of a row names its file."""
    (folder / "images").mkdir(parents=True, exist_ok=True)
    lines = [",".join(["image_id", *COLUMNS])]
    for row in rows:
        name = f"IMG{row['number']:07d}.jpg"
        lines.append(",".join([name, *(str(row.get(column, 0)) for column in COLUMNS)]))
        film = draw_phantom(220, 260, row.get("seed", row["number"]))
        Image.fromarray((film * 255).astype(np.uint8)).save(folder / "images" / name, quality=92)
    (folder / "dataset.csv").write_text("\n".join(lines) + "\n")
    document = {
        "images": [{"id": number, "file_name": f"IMG{number:07d}.jpg"} for number in boxes],
        "annotations": [{"image_id": number, "bbox": box} for number, box in boxes.items()],
    }
    (folder / "fractures.coco.json").write_text(json.dumps(document))
    return folder


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """Forty films far apart in number, hips and legs, some broken, some with hardware."""
    rows = [
        {
            "number": 10 * n,
            "hip": n % 2,
            "leg": 1 - n % 2,
            "fractured": int(n % 3 == 0),
            "frontal": int(n % 5 > 0),
            "hardware": int(n % 8 == 0),
        }
        for n in range(40)
    ]
    boxes = {row["number"]: [150.0, 130.0, 50.0, 60.0] for row in rows if row["fractured"]}
    return write_collection(tmp_path / "collection", rows, boxes)
