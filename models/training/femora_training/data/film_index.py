"""The index of a collection: records, groups, folds, data hash; and the decoded films on disk."""

import hashlib
import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from tqdm import tqdm

from ..errors import TrainingError
from .decode_film import decode_film
from .difference_hash import difference_hash
from .film_record import FilmRecord
from .folds import assign_folds
from .patient_groups import patient_groups
from .read_collection import read_collection

MOST_EXCLUDED = 0.1
"""A collection with more undecodable films than this share was damaged on its way here."""


@dataclass(frozen=True)
class FilmIndex:
    """`groups` and `folds` int [N] run parallel to `records`; films are uint8 [H, W] arrays under `films_folder`."""

    records: list[FilmRecord]
    groups: np.ndarray
    folds: np.ndarray
    data_hash: str
    truncated: list[str]
    excluded: list[str]
    films_folder: Path

    def film(self, position: int) -> np.ndarray:
        """Decoded film, uint8 [H, W], memory-mapped."""
        return np.load(self.films_folder / f"{Path(self.records[position].image_id).stem}.npy", mmap_mode="r")

    def positions(self, folds: list[int]) -> list[int]:
        """Films of the given folds."""
        return [position for position, fold in enumerate(self.folds) if int(fold) in folds]


def build_index(data: Path, runs: Path, seed: int) -> FilmIndex:
    """Decodes every film once, hashes the bytes, guesses patients, assigns folds and writes `index.json`."""
    films_folder = runs / "films"
    films_folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    for name in ("dataset.csv", "fractures.coco.json"):
        if (data / name).exists():
            digest.update((data / name).read_bytes())
    kept: list[FilmRecord] = []
    hashes: list[np.ndarray] = []
    truncated: list[str] = []
    excluded: list[str] = []
    faults: list[TrainingError] = []
    for record in tqdm(read_collection(data), desc="decode films", mininterval=5):
        path = data / "images" / record.image_id
        digest.update(record.image_id.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
        try:
            film = decode_film(path)
        except TrainingError as fault:
            print(f"left out: {fault}", file=sys.stderr)
            faults.append(fault)
            excluded.append(record.image_id)
            continue
        if film.truncated:
            truncated.append(record.image_id)
        kept.append(record)
        hashes.append(difference_hash(film.pixels))
        np.save(films_folder / f"{path.stem}.npy", film.pixels)
    if len(faults) > MOST_EXCLUDED * (len(kept) + len(faults)):
        raise TrainingError(
            f"{len(faults)} of {len(kept) + len(faults)} radiographs in {data / 'images'} cannot be used. {faults[0]}"
        )
    groups = patient_groups(kept, np.stack(hashes))
    folds = assign_folds(kept, groups, seed)
    index = FilmIndex(kept, groups, folds, digest.hexdigest(), truncated, excluded, films_folder)
    _write(index, runs / "index.json")
    return index


def load_index(runs: Path) -> FilmIndex:
    """The index that `build_index` wrote."""
    path = runs / "index.json"
    if not path.exists():
        raise TrainingError(f"{path} is missing. Run `python -m femora_training index` first.")
    document = json.loads(path.read_text())
    records = [
        FilmRecord(**{**record, "boxes": tuple(tuple(box) for box in record["boxes"])})
        for record in document["records"]
    ]
    return FilmIndex(
        records=records,
        groups=np.array(document["groups"]),
        folds=np.array(document["folds"]),
        data_hash=document["dataHash"],
        truncated=document["truncated"],
        excluded=document["excluded"],
        films_folder=runs / "films",
    )


def _write(index: FilmIndex, path: Path) -> None:
    document = {
        "dataHash": index.data_hash,
        "truncated": index.truncated,
        "excluded": index.excluded,
        "groups": index.groups.tolist(),
        "folds": index.folds.tolist(),
        "records": [asdict(record) for record in index.records],
    }
    path.write_text(json.dumps(document))
