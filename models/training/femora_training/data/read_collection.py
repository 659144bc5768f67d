"""Reads `dataset.csv` and `fractures.coco.json` of a FracAtlas folder."""

import csv
import json
from collections import defaultdict
from pathlib import Path

from ..errors import TrainingError
from .film_record import Box, FilmRecord

TWO_CLASSES = ("hip", "frontal", "hardware", "fractured")
"""Labels that the networks learn from; one class alone teaches nothing."""
FLAGS = ("hand", "leg", "hip", "shoulder", "mixed", "hardware", "multiscan", "fractured", "frontal")


def read_collection(folder: Path) -> list[FilmRecord]:
    """Every film of the collection, ordered by image id; table, boxes and `images/` must name the same films."""
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
    _check_rows(table, rows)
    present = {path.name for path in images.iterdir() if path.suffix.lower() in (".jpg", ".jpeg", ".png")}
    if not present:
        raise TrainingError(f"{images} holds no radiograph (.jpg or .png). Copy the images named in {table} there.")
    _check_same(table, annotations, images, {row["image_id"] for row in rows}, present, set(boxes))
    records = [
        FilmRecord(
            image_id=row["image_id"],
            boxes=tuple(boxes.get(row["image_id"], ())),
            **{flag: row[flag] == "1" for flag in FLAGS},
        )
        for row in rows
    ]
    return sorted(records, key=lambda record: record.image_id)


def _check_rows(table: Path, rows: list[dict[str, str]]) -> None:
    seen: set[str] = set()
    for line, row in enumerate(rows, start=2):
        if row["image_id"] in seen:
            raise TrainingError(f"{table} line {line} names {row['image_id']} a second time. Remove one of the rows.")
        seen.add(row["image_id"])
        wrong = next((flag for flag in FLAGS if row[flag] not in ("0", "1")), None)
        if wrong is not None:
            raise TrainingError(f"{table} line {line}: {wrong} is {row[wrong]!r}, not 0 or 1. Correct the row.")
    for flag in TWO_CLASSES:
        if len({row[flag] for row in rows}) < 2:
            raise TrainingError(
                f"{table}: {flag} is {rows[0][flag]} for every film. Add films of the other kind; both are needed."
            )


def _check_same(
    table: Path, annotations: Path, images: Path, named: set[str], present: set[str], boxed: set[str]
) -> None:
    """One error for the first kind of mismatch found."""
    for missing, what, advice in (
        (named - present, f"{table} names films that are not in {images}", "Copy the images there or remove the rows."),
        (present - named, f"{images} holds films without a row in {table}", "Add the rows or take the images away."),
        (boxed - named, f"{annotations} has boxes on films without a row in {table}", "Use files of one release."),
    ):
        if missing:
            raise TrainingError(f"{what}: {min(missing)} ({len(missing)} in all). {advice}")


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
