"""The published protocol: grouped five-fold cross-validation, final model, internal and external tests."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from sklearn.model_selection import StratifiedGroupKFold
from torch import Tensor, nn

from ..data.folds import FOLDS, roles
from ..errors import TrainingError
from ..published.published_network import PATHOLOGIC
from ..statistics.calibration import calibrated, fit_calibration
from ..statistics.operating_point import choose_threshold
from .case_weights import case_weights
from .read_cohort import Cohort
from .train_network import TrainingPlan, TrainingTask, grey_views, train_network

FINAL = "final"
SCORING_BATCH = 16


@dataclass(frozen=True)
class ModelScores:
    """One trained model: what its validation fold chose, and its calibrated scores, by position of the case."""

    name: str
    temperature: float
    bias: float
    threshold: float
    validation: list[int]
    scores: dict[int, float]

    def at(self, positions: np.ndarray) -> np.ndarray:
        """Scores 0..1 [K]."""
        return np.array([self.scores[int(position)] for position in positions])


@dataclass(frozen=True)
class Experiment:
    """`folds` int [N], -1 outside development; one model per fold (scores of its test fold), and the final one."""

    folds: np.ndarray
    cross_validation: list[ModelScores]
    final: ModelScores


def run_experiment(cohort: Cohort, views: Tensor, plan: TrainingPlan, seed: int) -> Experiment:
    """Trains or resumes. In every round the test fold chooses nothing: threshold, temperature and bias come from the
    validation fold. The final model trains on four folds; the first one validates it.
    """
    plan.runs.mkdir(parents=True, exist_ok=True)
    folds = assign_folds(cohort, seed)
    rounds = [
        _run(cohort, views, plan, seed, f"fold-{fold + 1}", folds, validation, training, np.flatnonzero(folds == fold))
        for fold, validation, training in (roles(fold) for fold in range(FOLDS))
    ]
    tests = np.concatenate([cohort.internal_test, *cohort.external.values()]).astype(int)
    final = _run(cohort, views, plan, seed, FINAL, folds, 0, list(range(1, FOLDS)), tests)
    return Experiment(folds, rounds, final)


def assign_folds(cohort: Cohort, seed: int) -> np.ndarray:
    """int [N] fold 0..4 of development cases, -1 elsewhere; no patient is cut; strata are class x site."""
    development = cohort.development
    strata = np.array([f"{cohort.cases[n].pathologic} {cohort.cases[n].site}" for n in development])
    folds = np.full(len(cohort.cases), -1)
    splitter = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed)
    merged = _merge_small(np.unique(strata, return_inverse=True)[1], cohort.labels[development])
    for fold, (_, held_out) in enumerate(splitter.split(merged, merged, cohort.groups[development])):
        folds[development[held_out]] = fold
    for fold in range(FOLDS):
        if len(set(cohort.labels[folds == fold].tolist())) < 2:
            raise TrainingError(
                f"Fold {fold + 1} of {cohort.development_hospital} holds one class only: too few patients of the "
                "other, or too many pictures of one patient. Add cases or try another --seed."
            )
    return folds


def _merge_small(strata: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """A site with fewer cases of a class than there are folds joins the most common site of that class."""
    counts = np.bincount(strata)
    most_common = {label: strata[labels == label][np.argmax(counts[strata[labels == label]])] for label in set(labels)}
    return np.where(counts[strata] >= FOLDS, strata, [most_common[label] for label in labels])


def _run(
    cohort: Cohort,
    views: Tensor,
    plan: TrainingPlan,
    seed: int,
    name: str,
    folds: np.ndarray,
    validation_fold: int,
    training_folds: list[int],
    tests: np.ndarray,
) -> ModelScores:
    training = np.flatnonzero(np.isin(folds, training_folds))
    validation = np.flatnonzero(folds == validation_fold)
    key = _key(cohort, plan, seed, training, validation, tests)
    finished = plan.runs / f"{name}-scores.json"
    if finished.exists():
        return _read_scores(finished, key)
    task = TrainingTask(name, training.tolist(), seed + sum(map(ord, name)), key)
    labels = torch.from_numpy(cohort.labels)
    weights = torch.from_numpy(case_weights([cohort.cases[n] for n in training]))
    network = train_network(task, plan, views, labels, weights)
    logits = _logits(network, views[torch.from_numpy(validation)], plan.view)
    temperature, bias = fit_calibration(cohort.labels[validation], logits)
    threshold = choose_threshold(cohort.labels[validation], calibrated(logits, temperature, bias))
    # Only now are the test cases read.
    scored = np.concatenate([validation, tests])
    scores = calibrated(_logits(network, views[torch.from_numpy(scored)], plan.view), temperature, bias)
    by_position = {int(position): float(score) for position, score in zip(scored, scores, strict=True)}
    result = ModelScores(name, temperature, bias, threshold, validation.tolist(), by_position)
    finished.write_text(json.dumps({"key": key, **asdict(result)}))
    if name != FINAL:
        # The checkpoint of a finished round is of no more use; that of a transformer takes over a gigabyte.
        (plan.runs / f"{name}.pt").unlink(missing_ok=True)
    return result


def _logits(network: nn.Module, views: Tensor, view: str) -> np.ndarray:
    """Logit of "pathologic" [K]."""
    with torch.no_grad():
        parts = [network(*grey_views(batch, view))[:, PATHOLOGIC] for batch in views.split(SCORING_BATCH)]
    return torch.cat(parts).double().numpy() if parts else np.empty(0)


def _key(cohort: Cohort, plan: TrainingPlan, seed: int, *positions: np.ndarray) -> str:
    facts = [cohort.data_hash, plan.kind.name, plan.view, plan.epochs, str(plan.initial), seed]
    document = json.dumps([*facts, *(part.tolist() for part in positions)])
    return hashlib.sha256(document.encode()).hexdigest()


def _read_scores(path: Path, key: str) -> ModelScores:
    document = json.loads(path.read_text())
    if document.pop("key") != key:
        raise TrainingError(
            f"{path} was made from other data or settings. Choose another folder with --out, or remove {path.parent}."
        )
    document["scores"] = {int(position): score for position, score in document["scores"].items()}
    return ModelScores(**document)
