"""Runs a cohort's experiment and writes its report."""

import csv
import json
from pathlib import Path

import numpy as np

from ..code_commit import code_commit
from .cohort_figures import ScoredSet
from .cohort_report import cohort_report
from .cohort_views import load_views
from .experiment import Experiment, run_experiment
from .expert_comparison import compare_with_experts
from .read_cohort import Cohort
from .set_figures import cross_validation_figures, set_figures, site_only_auroc
from .train_network import TrainingPlan

EXTERNAL = "external, all hospitals"


def write_report(cohort: Cohort, plan: TrainingPlan, folder: Path, seed: int) -> dict:
    """Writes `report.html`, `metrics.json` and `scores.csv` into `folder`; returns the metrics."""
    experiment = run_experiment(cohort, load_views(cohort), plan, seed)
    sets = _test_sets(cohort)
    final = experiment.final
    metrics = {
        "seed": seed,
        "codeCommit": code_commit(),
        "data": _data(cohort),
        "network": {
            "name": plan.kind.name,
            "described": plan.kind.described,
            "views": plan.view,
            "epochs": plan.epochs,
            "initialWeights": plan.initial.name if plan.initial else None,
        },
        "crossValidation": cross_validation_figures(cohort, experiment, seed),
        "final": {"threshold": final.threshold, "temperature": final.temperature, "bias": final.bias},
        "tests": {
            name: {
                **set_figures(cohort, positions, final.at(positions), final.threshold, seed),
                "siteOnlyAuroc": site_only_auroc(cohort, positions),
            }
            for name, positions in sets.items()
        },
        "experts": compare_with_experts(cohort, final, seed),
    }
    scored = [ScoredSet(name, cohort.labels[rows], final.at(rows)) for name, rows in _charted(sets).items()]
    (folder / "metrics.json").write_text(json.dumps(metrics, indent=2, allow_nan=False) + "\n")
    (folder / "report.html").write_text(cohort_report(metrics, scored, _pooled(cohort, experiment)), encoding="utf-8")
    _write_scores(cohort, experiment, folder / "scores.csv")
    return metrics


def _test_sets(cohort: Cohort) -> dict[str, np.ndarray]:
    sets = {f"internal test, {cohort.development_hospital}": cohort.internal_test}
    hospitals = cohort.external
    if len(hospitals) > 1:
        sets[EXTERNAL] = np.sort(np.concatenate(list(hospitals.values())))
    sets |= {f"external, {name}": positions for name, positions in hospitals.items()}
    return {name: positions for name, positions in sets.items() if positions.size}


def _charted(sets: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Internal test and all external hospitals together; single hospitals stay in the table, for legibility."""
    single = EXTERNAL in sets
    return {name: rows for name, rows in sets.items() if not single or name == EXTERNAL or name.startswith("internal")}


def _pooled(cohort: Cohort, experiment: Experiment) -> ScoredSet:
    parts = [np.flatnonzero(experiment.folds == fold) for fold in range(len(experiment.cross_validation))]
    scores = [model.at(part) for model, part in zip(experiment.cross_validation, parts, strict=True)]
    return ScoredSet("cross-validation, pooled", cohort.labels[np.concatenate(parts)], np.concatenate(scores))


def _data(cohort: Cohort) -> dict:
    parts = {
        f"{cohort.development_hospital}, training and validation": cohort.development,
        f"{cohort.development_hospital}, internal test": cohort.internal_test,
        **cohort.external,
    }
    return {
        "hash": cohort.data_hash,
        "developmentHospital": cohort.development_hospital,
        "experts": cohort.experts,
        "remarks": cohort.remarks,
        "parts": [
            {
                "name": name,
                "patients": len(set(cohort.groups[positions].tolist())),
                "pictures": int(positions.size),
                "pathologic": int(cohort.labels[positions].sum()),
                "sites": _sites(cohort, positions),
            }
            for name, positions in parts.items()
            if positions.size
        ],
    }


def _sites(cohort: Cohort, positions: np.ndarray) -> dict[str, list[int]]:
    """Pathologic and nonpathologic pictures by site."""
    counts: dict[str, list[int]] = {}
    for position in positions:
        case = cohort.cases[position]
        counts.setdefault(case.site, [0, 0])[0 if case.pathologic else 1] += 1
    return counts


def _write_scores(cohort: Cohort, experiment: Experiment, path: Path) -> None:
    rounds, final = experiment.cross_validation, experiment.final
    with path.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle)
        writer.writerow(["Image_Name", "Hospital", "Class", "Fold", "Model", "Threshold", "Score"])
        for position, case in enumerate(cohort.cases):
            fold = int(experiment.folds[position])
            model = rounds[fold] if fold >= 0 else final
            if position in model.scores:
                row = [case.image_name, case.hospital, int(case.pathologic), fold + 1 if fold >= 0 else "", model.name]
                writer.writerow([*row, f"{model.threshold:.6f}", f"{model.scores[position]:.6f}"])
