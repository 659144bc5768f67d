"""How visible the simulated lesions are."""

import numpy as np

from .wilson import wilson

SUBTLE_BELOW = 1.5
"""A lesion is subtle when it changes the bone by less than so many deviations of the bone's own texture."""
QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)


def contrast_figures(kinds: np.ndarray, contrasts: np.ndarray) -> dict[str, object]:
    """`kinds` str [N], `contrasts` to noise [N]; quantiles for all and per kind, and the share of subtle lesions."""
    return {
        "definition": "mean absolute change of attenuation where the lesion reaches 30 % of its strongest change, over "
        "the standard deviation of the untouched bone's texture (attenuation less its local mean)",
        "subtleBelow": SUBTLE_BELOW,
        "subtleShare": wilson(int((contrasts < SUBTLE_BELOW).sum()), contrasts.size).as_json(),
        "all": _quantiles(contrasts),
        "byKind": {str(kind): _quantiles(contrasts[kinds == kind]) for kind in sorted(set(kinds.tolist()))},
    }


def _quantiles(values: np.ndarray) -> dict[str, float | int]:
    return {"n": int(values.size), **{f"q{round(100 * q)}": round(float(np.quantile(values, q)), 3) for q in QUANTILES}}
