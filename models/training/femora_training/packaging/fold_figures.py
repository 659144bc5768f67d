"""Figures of every fold that was run, side by side and pooled."""

from collections.abc import Callable
from dataclasses import dataclass

from ..statistics.pool_folds import pool_areas, pool_shares


@dataclass(frozen=True)
class Measure:
    """`at` picks `{value, low, high, n}` from a fold's figures, or None where the fold has none."""

    name: str
    at: Callable[[dict], dict | None]
    is_share: bool


def _head(name: str) -> Measure:
    return Measure(f"{name}Auroc", lambda figures: figures["heads"][name]["aurocGroupedBootstrap"], False)


GATE_MEASURES = (
    _head("hip"),
    _head("frontal"),
    _head("hardware"),
    Measure("outOfScopeRefused", lambda figures: figures["refusedOutOfScopeTogether"], True),
    Measure("validRefused", lambda figures: figures["refusedValid"].get("stored"), True),
    Measure("validUnmixedRefused", lambda figures: figures["refusedValidUnmixed"], True),
    Measure("hipsWithHardwareRefused", lambda figures: figures["refusedOutOfScope"].get("hipsWithHardware"), True),
    Measure("lateralHipsRefused", lambda figures: figures["refusedOutOfScope"].get("lateralHips"), True),
)


def _hips(figures: dict) -> dict | None:
    part = figures["bySite"].get("hip-all")
    return part and part["aurocGroupedBootstrap"]


CLASSIFIER_MEASURES = (
    Measure("auroc", lambda figures: figures["all"]["aurocGroupedBootstrap"], False),
    Measure("hipsAuroc", _hips, False),
    Measure("sensitivity", lambda figures: figures["all"]["sensitivity"], True),
    Measure("specificity", lambda figures: figures["all"]["specificity"], True),
    Measure("shamEditAuroc", lambda figures: figures["shamEditAuroc"], False),
    Measure("subtleShare", lambda figures: figures["contrastToNoise"]["subtleShare"], True),
    Measure("markedHipsNonpathologic", lambda figures: _marked(figures, "hip"), True),
    Measure("markedLegsNonpathologic", lambda figures: _marked(figures, "leg"), True),
)


def _marked(figures: dict, region: str) -> dict | None:
    part = figures["markedFractures"]["test"].get(region)
    return part and part["specificity"]


def fold_figures(folds: dict[int, tuple[dict, int]], measures: tuple[Measure, ...]) -> dict[str, object]:
    """`folds`: test fold -> (figures, epochs trained). `{folds: [{fold, epochs, <measure>}], pooled: {<measure>}}`."""
    rows = [
        {"fold": fold, "epochs": epochs, **{measure.name: measure.at(figures) for measure in measures}}
        for fold, (figures, epochs) in sorted(folds.items())
    ]
    pooled = {}
    for measure in measures:
        parts = [row[measure.name] for row in rows if row[measure.name] is not None]
        whole = (pool_shares if measure.is_share else pool_areas)(parts) if parts else None
        pooled[measure.name] = whole.as_json() if whole else None
    return {"folds": rows, "pooled": pooled}
