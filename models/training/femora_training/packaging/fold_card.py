"""The part of card.md about all folds."""

from .classifier_card import AUROC_TARGET, CALIBRATION_TARGET, SENSITIVITY_TARGET, SHAM_RANGE, SPECIFICITY_TARGET
from .figure_text import count_text, figure_text, target_text
from .gate_card import HEAD_TARGETS, REFUSAL_TARGET, WRONG_REFUSAL_TARGET

SHARES = {
    "outOfScopeRefused": "out of scope refused",
    "validRefused": "valid frontal hips refused",
    "validUnmixedRefused": "of these, films of hips alone",
    "hipsWithHardwareRefused": "hips with hardware refused",
    "lateralHipsRefused": "hips without a frontal view refused",
    "sensitivity": "sensitivity",
    "specificity": "specificity",
    "subtleShare": "drawn lesions that are subtle",
    "markedHipsNonpathologic": "real marked fractures called nonpathologic, hips",
    "markedLegsNonpathologic": "the same, legs",
}
AREAS = {
    "hipAuroc": "hip, AUROC",
    "frontalAuroc": "frontal, AUROC",
    "hardwareAuroc": "hardware, AUROC",
    "auroc": "drawn lesions, AUROC",
    "hipsAuroc": "the same on hips, AUROC",
    "shamEditAuroc": "sham edit against rendering alone, AUROC",
}
MEANS = {"calibrationError": "expected calibration error"}
AT_LEAST = {
    **{f"{name}Auroc": target for name, target in HEAD_TARGETS.items()},
    "outOfScopeRefused": REFUSAL_TARGET,
    "auroc": AUROC_TARGET,
    "sensitivity": SENSITIVITY_TARGET,
    "specificity": SPECIFICITY_TARGET,
}
AT_MOST = {
    "validRefused": WRONG_REFUSAL_TARGET,
    "calibrationError": CALIBRATION_TARGET,
    "shamEditAuroc": SHAM_RANGE[1],
}


def fold_card(validation: dict, shipped_fold: int) -> str:
    """Markdown; `validation` is `crossValidation` of `metrics.json`: gate and classifier as from `fold_figures`."""
    return f"""## Cross-validation
Each fold of patients is tested by networks that were trained on three others and had thresholds chosen on the fourth.
Fold {shipped_fold} is the one of this package; the others show how far its figures depend on the patients it met.
Areas are averaged over the folds (errors by grouped bootstrap), counts are added up (Wilson). The networks of two folds
share training films, which the intervals leave out.

### Gate, {_trained(validation["gate"])}
{_table(validation["gate"])}

### Classifier, simulated lesions, {_trained(validation["classifier"])}
{_table(validation["classifier"])}
"""


def _trained(part: dict) -> str:
    epochs: dict[int, list[str]] = {}
    for row in part["folds"]:
        epochs.setdefault(row["epochs"], []).append(str(row["fold"]))
    return "; ".join(
        f"fold{'s' if len(folds) > 1 else ''} {', '.join(folds)}: {count} epochs" for count, folds in epochs.items()
    )


def _table(part: dict) -> str:
    folds = [row["fold"] for row in part["folds"]]
    head = ["", *(f"fold {fold}" for fold in folds), "together", ""]
    rows = [
        "| "
        + " | ".join(
            [
                {**SHARES, **AREAS, **MEANS}[name],
                *(_cell(name, row.get(name)) for row in part["folds"]),
                _together(name, pooled),
                _target(name, pooled),
            ]
        )
        + " |"
        for name, pooled in part["pooled"].items()
    ]
    return "\n".join(["| " + " | ".join(head) + " |", "|" + "---|" * len(head), *rows])


def _cell(name: str, part: dict | None) -> str:
    if part is None:
        return "–"
    return f"{round(part['value'] * part['n'])}/{part['n']}" if name in SHARES else f"{part['value']:.3f}"


def _together(name: str, pooled: dict | None) -> str:
    if pooled is None:
        return "–"
    if name in MEANS:
        return f"{pooled['value']:.3f}, n = {pooled['n']}"
    return count_text(pooled) if name in SHARES else figure_text(pooled)


def _target(name: str, pooled: dict | None) -> str:
    if pooled is None:
        return ""
    if name in AT_LEAST:
        return target_text(pooled["value"], AT_LEAST[name])
    return target_text(pooled["value"], AT_MOST[name], False) if name in AT_MOST else ""
