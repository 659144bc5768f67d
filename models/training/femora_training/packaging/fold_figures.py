"""Figures of every fold that was run, side by side and pooled."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from ..statistics.pool_folds import pool_areas, pool_means, pool_shares

Kind = Literal["share", "area", "mean"]


@dataclass(frozen=True)
class Measure:
    """`at` picks `{value, low, high, n}` (a mean: `{value, n}`) from a fold's figures, or None where it has none."""

    name: str
    at: Callable[[dict], dict | None]
    kind: Kind


def _head(name: str) -> Measure:
    return Measure(f"{name}Auroc", lambda figures: figures["heads"][name]["aurocGroupedBootstrap"], "area")


GATE_MEASURES = (
    _head("hip"),
    _head("frontal"),
    _head("hardware"),
    Measure("outOfScopeRefused", lambda figures: figures["refusedOutOfScopeTogether"], "share"),
    Measure("validRefused", lambda figures: figures["refusedValid"].get("stored"), "share"),
    Measure("validUnmixedRefused", lambda figures: figures["refusedValidUnmixed"], "share"),
    Measure("hipsWithHardwareRefused", lambda figures: figures["refusedOutOfScope"].get("hipsWithHardware"), "share"),
    Measure("lateralHipsRefused", lambda figures: figures["refusedOutOfScope"].get("lateralHips"), "share"),
)


def _hips(figures: dict) -> dict | None:
    part = figures["bySite"].get("hip-all")
    return part and part["aurocGroupedBootstrap"]


CLASSIFIER_MEASURES = (
    Measure("auroc", lambda figures: figures["all"]["aurocGroupedBootstrap"], "area"),
    Measure("hipsAuroc", _hips, "area"),
    Measure("sensitivity", lambda figures: figures["all"]["sensitivity"], "share"),
    Measure("specificity", lambda figures: figures["all"]["specificity"], "share"),
    Measure("calibrationError", lambda figures: calibration_error(figures["all"]), "mean"),
    Measure("shamEditAuroc", lambda figures: figures["shamEditAuroc"], "area"),
    Measure("subtleShare", lambda figures: figures["contrastToNoise"]["subtleShare"], "share"),
    Measure("markedHipsNonpathologic", lambda figures: _marked(figures, "hip"), "share"),
    Measure("markedLegsNonpathologic", lambda figures: _marked(figures, "leg"), "share"),
)


def calibration_error(part: dict) -> dict:
    """`{value, n}` of a set's figures as from `score_figures`."""
    return {"value": part["expectedCalibrationError"], "n": part["positives"] + part["negatives"]}


def _marked(figures: dict, region: str) -> dict | None:
    part = figures["markedFractures"]["test"].get(region)
    return part and part["specificity"]


def fold_row(fold: int, epochs: int, run: dict, figures: dict, measures: tuple[Measure, ...]) -> dict[str, object]:
    """One fold: `fold` tests, `run` as in `metrics.json`, then the figure of each measure by its name, or None."""
    return {"fold": fold, "epochs": epochs, "run": run, **{measure.name: measure.at(figures) for measure in measures}}


def fold_figures(rows: list[dict], measures: tuple[Measure, ...]) -> dict[str, object]:
    """`{folds: the rows in the order of their folds, pooled: {<measure>}}`. A row lacks what was not measured then."""
    ordered = sorted(rows, key=lambda row: row["fold"])
    pooled = {}
    for measure in measures:
        parts = [row[measure.name] for row in ordered if row.get(measure.name) is not None]
        pooled[measure.name] = POOL[measure.kind](parts) if parts else None
    return {"folds": ordered, "pooled": pooled}


def _pooled_areas(parts: list[dict]) -> dict | None:
    whole = pool_areas(parts)
    return whole and whole.as_json()


POOL: dict[Kind, Callable[[list[dict]], dict | None]] = {
    "share": lambda parts: pool_shares(parts).as_json(),
    "area": _pooled_areas,
    "mean": pool_means,
}
