"""The model beside the experts who read the same cases."""

from collections.abc import Callable

import numpy as np

from ..statistics.exact_mcnemar import exact_mcnemar
from ..statistics.fleiss_kappa import fleiss_kappa
from ..statistics.grouped_bootstrap import grouped_bootstrap
from .experiment import ModelScores
from .read_cohort import Cohort
from .set_figures import defined

MAJORITY = "majority"
MODEL = "model"


def compare_with_experts(cohort: Cohort, model: ModelScores, seed: int) -> dict | None:
    """Figures on the test cases that every expert read; None without such cases.

    Intervals: bootstrap over patients. p: exact McNemar on who was right, model against each expert and the majority;
    not corrected for their number.
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
    figures: dict[str, Callable[[np.ndarray, np.ndarray], float]] = {
        "plainAccuracy": lambda truth, call: _share(truth == call),
        "sensitivity": lambda truth, call: _share(call[truth == 1] == 1),
        "specificity": lambda truth, call: _share(call[truth == 0] == 0),
    }
    return {name: grouped_bootstrap(figure, labels, calls, groups, seed).as_json() for name, figure in figures.items()}


def _share(right: np.ndarray) -> float:
    return float(right.mean()) if right.size else float("nan")
