"""Grouped, stratified folds."""

import numpy as np
from sklearn.model_selection import StratifiedGroupKFold

from .film_record import FilmRecord

FOLDS = 5


def assign_folds(records: list[FilmRecord], groups: np.ndarray, seed: int) -> np.ndarray:
    """int [N] fold 0..4; no group is cut; strata are region (hip first) x fracture x hardware."""
    strata = np.array([_stratum(record) for record in records])
    folds = np.zeros(len(records), dtype=int)
    splitter = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed)
    for fold, (_, held_out) in enumerate(splitter.split(strata, strata, groups)):
        folds[held_out] = fold
    return folds


def _stratum(record: FilmRecord) -> int:
    region = 0 if record.hip else 1 if record.leg else 2 if record.shoulder else 3
    return region * 4 + int(record.fractured) * 2 + int(record.hardware)


def roles(fold: int) -> tuple[int, int, list[int]]:
    """Test fold, validation fold and training folds of one cross-validation round."""
    validation = (fold + 1) % FOLDS
    return fold, validation, [other for other in range(FOLDS) if other not in (fold, validation)]
