"""Reads `dataset.csv` and `fractures.coco.json` of a FracAtlas folder."""

import csv
import json
from collections import defaultdict
from pathlib import Path

from ..errors import TrainingError
from .film_record import Box, FilmRecord

FLAGS = ("hand", "leg", "hip", "shoulder", "mixed", "hardware", "multiscan", "fractured", "frontal")


def read_collection(folder: Path) -> list[FilmRecord]:
    """Every film that has a row in the table and a file in `images/`, ordered by image id."""
    table = folder / "dataset.csv"
    annotations = folder / "fractures.coco.json"
    images = folder / "images"
    for path, what in ((table, "the label table"), (annotations, "the fracture boxes"), (images, "the radiographs")):
        if not path.exists():
            raise TrainingError(f"{path} is missing ({what}). Point --data at a FracAtlas folder that holds it.")
    boxes = _read_boxes(annotations)
    with table.open(newline="") as handle:
        rows = list(csv.DictReader(handle))
    if not rows:
        raise TrainingError(f"{table} has no rows. Restore the table as published.")
    missing = [name for name in ("image_id", *FLAGS) if name not in rows[0]]
    if missing:
        raise TrainingError(f"{table} lacks the columns {', '.join(missing)}. Restore the table as published.")
    present = {path.name for path in images.iterdir() if path.suffix.lower() in (".jpg", ".jpeg", ".png")}
    records = [
        FilmRecord(
            image_id=row["image_id"],
            boxes=tuple(boxes.get(row["image_id"], ())),
            **{flag: row[flag] == "1" for flag in FLAGS},
        )
        for row in rows
        if row["image_id"] in present
    ]
    if not records:
        raise TrainingError(f"{images} holds none of the radiographs named in {table}. Copy the images there.")
    return sorted(records, key=lambda record: record.image_id)


def _read_boxes(path: Path) -> dict[str, list[Box]]:
    try:
        document = json.loads(path.read_text())
        names = {image["id"]: image["file_name"] for image in document["images"]}
        boxes: dict[str, list[Box]] = defaultdict(list)
        for annotation in document["annotations"]:
            x, y, width, height = (float(value) for value in annotation["bbox"])
            boxes[names[annotation["image_id"]]].append((x, y, width, height))
    except (json.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        raise TrainingError(f"{path} is not a COCO file with boxes ({error}). Restore it as published.") from error
    return boxes
