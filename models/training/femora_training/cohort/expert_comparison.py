"""The model beside the experts who read the same cases."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from ..statistics.exact_mcnemar import exact_mcnemar
from ..statistics.fleiss_kappa import fleiss_kappa
from ..statistics.grouped_bootstrap import grouped_bootstrap
from ..statistics.interval import Interval
from ..statistics.wilson import wilson
from .experiment import ModelScores
from .read_cohort import Cohort
from .set_figures import defined

MAJORITY = "majority"
MODEL = "model"


def compare_with_experts(cohort: Cohort, model: ModelScores, seed: int) -> dict | None:
    """Figures on the test cases that every expert read; None without such cases.

    Intervals: bootstrap over patients. p: exact McNemar on who was right, model against each expert and against their
    majority; not corrected for the number of tests.
    """
    tests = np.concatenate([cohort.internal_test, *cohort.external.values()]).astype(int)
    read = [n for n in tests if cohort.cases[n].experts and None not in cohort.cases[n].experts]
    if not read:
        return None
    positions = np.array(read)
    labels, groups = cohort.labels[positions], cohort.groups[positions]
    calls = np.array([cohort.cases[n].experts for n in positions], dtype=int)
    readers = {name: calls[:, column] for column, name in enumerate(cohort.experts)}
    # A tie of an even number of experts counts as pathologic: the call that leads to more imaging, not to a nail.
    readers[MAJORITY] = (2 * calls.sum(axis=1) >= calls.shape[1]).astype(int)
    readers[MODEL] = (model.at(positions) >= model.threshold).astype(int)
    right = readers[MODEL] == labels

    def kappa(rows: np.ndarray, _: np.ndarray) -> float:
        return fleiss_kappa(calls[rows])

    rows = np.arange(len(positions))
    return defined(
        {
            "cases": len(positions),
            "pathologic": int(labels.sum()),
            "patients": len(set(groups.tolist())),
            "fleissKappa": grouped_bootstrap(kappa, rows, rows, groups, seed).as_json(),
            "readers": {name: _figures(labels, call, groups, seed) for name, call in readers.items()},
            "mcnemar": {
                name: vars(exact_mcnemar(right, call == labels)) for name, call in readers.items() if name != MODEL
            },
        }
    )


def _figures(labels: np.ndarray, calls: np.ndarray, groups: np.ndarray, seed: int) -> dict:
    counted: dict[str, Callable[[np.ndarray, np.ndarray], np.ndarray]] = {
        "plainAccuracy": lambda truth, call: truth == call,
        "sensitivity": lambda truth, call: call[truth == 1] == 1,
        "specificity": lambda truth, call: call[truth == 0] == 0,
    }
    return {name: _share(right, labels, calls, groups, seed).as_json() for name, right in counted.items()}


def _share(
    right: Callable[[np.ndarray, np.ndarray], np.ndarray],
    labels: np.ndarray,
    calls: np.ndarray,
    groups: np.ndarray,
    seed: int,
) -> Interval:
    """Bootstrap over patients; Wilson where all or none are right, since there a bootstrap has no width."""
    own = right(labels, calls)
    if own.size == 0 or own.all() or not own.any():
        return wilson(int(own.sum()), own.size)

    def share(some_labels: np.ndarray, some_calls: np.ndarray) -> float:
        found = right(some_labels, some_calls)
        return float(found.mean()) if found.size else float("nan")

    return replace(grouped_bootstrap(share, labels, calls, groups, seed), n=int(own.size))
