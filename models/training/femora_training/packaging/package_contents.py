"""What goes into a package: networks and figures of the runs of this machine and of an earlier package."""

from collections.abc import Callable
from pathlib import Path

from ..code_commit import code_commit
from ..data.film_index import FilmIndex
from ..data.folds import roles
from ..errors import TrainingError
from ..learning.evaluated_store import StoredRun, evaluated_folds, load_classifier, load_gate, load_locator
from .earlier_package import EarlierPackage
from .fold_figures import CLASSIFIER_MEASURES, GATE_MEASURES, Measure, fold_figures, fold_row
from .package_part import PackagePart, classifier_part, gate_part, locator_part, run_of

PART_OF_RUN: dict[str, Callable[[Path, int], PackagePart]] = {
    "gate": lambda runs, fold: gate_part(load_gate(runs, fold)),
    "locator": lambda runs, fold: locator_part(load_locator(runs, fold)),
    "classifier": lambda runs, fold: classifier_part(load_classifier(runs, fold)),
}
CROSS_VALIDATED: dict[str, tuple[Callable[[Path, int], StoredRun], tuple[Measure, ...]]] = {
    "gate": (load_gate, GATE_MEASURES),
    "classifier": (load_classifier, CLASSIFIER_MEASURES),
}


def collect_part(stage: str, runs: Path, fold: int, earlier: EarlierPackage | None) -> PackagePart:
    """The network of `stage` from `runs` where it lies evaluated there, else from `earlier`."""
    if fold in evaluated_folds(runs, stage):
        return PART_OF_RUN[stage](runs, fold)
    part = earlier and earlier.part(stage)
    if part is None:
        raise TrainingError(
            f"{runs} holds no evaluated {stage} of fold {fold}{f', nor does {earlier.folder}' if earlier else ''}. Run "
            f"`python -m femora_training {stage}` first, or name a package that has one with --from."
        )
    return part


def collect_metrics(
    index: FilmIndex,
    parts: dict[str, PackagePart],
    runs: Path,
    earlier: EarlierPackage | None,
    fold: int,
    seed: int,
) -> dict:
    """The document `metrics.json`; `parts` by stage."""
    test, validation, training = roles(fold)
    return {
        "seed": seed,
        "codeCommit": code_commit(),
        "folds": {"test": test, "validation": validation, "training": training},
        "data": {
            "name": "FracAtlas",
            "hash": index.data_hash,
            "films": len(index.records),
            "trainingFilms": len(index.positions(training)),
            "truncated": len(index.truncated),
            "excluded": len(index.excluded),
            "groups": len(set(index.groups.tolist())),
        },
        "realPathologicFractures": 0,
        **{stage: part.section for stage, part in parts.items()},
        "crossValidation": {stage: _folds_of(stage, parts[stage], runs, earlier, fold) for stage in CROSS_VALIDATED},
    }


def _folds_of(stage: str, shipped: PackagePart, runs: Path, earlier: EarlierPackage | None, fold: int) -> dict:
    """Rows of `earlier`, replaced by those of folds evaluated in `runs`, replaced by that of the shipped network."""
    load, measures = CROSS_VALIDATED[stage]
    rows = {row["fold"]: row for row in earlier.fold_rows(stage)} if earlier else {}
    for other in evaluated_folds(runs, stage):
        run = load(runs, other)
        origin = run_of(run.code_commit)
        rows[other] = fold_row(other, run.effort.epochs, origin, run.evaluated.figures, measures)
    section = shipped.section
    rows[fold] = fold_row(fold, section["effort"]["epochs"], section["run"], section["figures"], measures)
    return fold_figures(list(rows.values()), measures)
