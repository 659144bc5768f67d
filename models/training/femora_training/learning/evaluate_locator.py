"""Calibrates the locator on the validation fold and measures it on held-out films."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch

from ..data.film_index import FilmIndex
from ..data.folds import roles
from ..data.hip_triage import UNOPERATED_PROXIMAL_FEMUR, HipTriage
from ..networks.locator_graph import LocatorGraph
from ..networks.locator_network import LocatorNetwork
from ..networks.shipped_weights import shipped
from ..networks.side_head import SideHead
from ..preprocessing.view_rules import LOCATE_PX
from ..statistics.calibration import calibrated, fit_calibration
from ..statistics.delong import auroc
from ..statistics.grouped_bootstrap import grouped_bootstrap
from ..statistics.score_figures import expected_calibration_error
from ..statistics.wilson import wilson
from .evaluate_gate import GateAnswers, gate_outputs
from .gate_films import evaluation_films
from .locator_reading import LocatorReading, read_films


@dataclass(frozen=True)
class EvaluatedLocator:
    """`network`, `side` folded and rounded; `temperature`, `bias` of fracture_present; `figures` as JSON values."""

    network: LocatorNetwork
    side: SideHead
    temperature: float
    bias: float
    figures: dict[str, object]

    @property
    def graph(self) -> LocatorGraph:
        """Ready for export."""
        return LocatorGraph(self.network, self.side, LOCATE_PX, self.temperature, self.bias).eval()


def evaluate_locator(
    network: LocatorNetwork,
    side: SideHead,
    held_out: dict[int, LocatorNetwork],
    gate: GateAnswers,
    index: FilmIndex,
    triage: dict[str, HipTriage],
    fold: int,
    seed: int,
) -> EvaluatedLocator:
    """Calibration of fracture_present from the validation fold; figures from the test fold, and for hips pooled.

    The shipped network answers for the hips of the test and the validation fold, `held_out` fold -> network that never
    saw the hips of that fold for the others; the side is measured on the shipped network's two folds alone. On the test
    fold the gate says how a hip film is turned, elsewhere the table of hip views.
    """
    test, validation, _ = roles(fold)
    folded, rounded = shipped(network), shipped(side)
    plain = LocatorGraph(folded, rounded, LOCATE_PX, 1.0, 0.0).eval()
    known = read_films(plain, index, index.positions([validation]), None)
    temperature, bias = fit_calibration(_broken(index, known), np.array([reading.present for reading in known]))
    hips = [position for position in index.positions([test]) if index.records[position].hip]
    others = [position for position in index.positions([test]) if not index.records[position].hip]
    orientations = torch.from_numpy(gate_outputs(gate, evaluation_films(index, hips))["orientation"])
    tested = read_films(plain, index, hips, orientations)
    everywhere = [*tested, *read_films(plain, index, others, None)]
    unseen = [*tested, *(reading for reading in known if index.records[reading.position].hip)]
    pooled = list(unseen)
    for other, trained in sorted(held_out.items()):
        some = [position for position in index.positions([other]) if index.records[position].hip]
        graph = LocatorGraph(shipped(trained), rounded, LOCATE_PX, 1.0, 0.0).eval()
        pooled += read_films(graph, index, some, None)
    scores = calibrated(np.array([reading.present for reading in everywhere]), temperature, bias)
    figures = {
        "allRegions": {
            **_presence(index, everywhere, seed),
            "expectedCalibrationError": round(expected_calibration_error(_broken(index, everywhere), scores), 4),
            **_sites(everywhere, _group_of(index, {}), seed),
        },
        "hipsOfTestFold": _hips(index, tested, triage, seed),
        "hipsOfAllFolds": {
            "folds": sorted({test, validation, *held_out}),
            **_hips(index, pooled, triage, seed),
        },
        "side": {"folds": sorted({test, validation}), **_sides(index, unseen, triage, seed)},
    }
    return EvaluatedLocator(folded, rounded, temperature, bias, figures)


def _hips(
    index: FilmIndex, readings: list[LocatorReading], triage: dict[str, HipTriage], seed: int
) -> dict[str, object]:
    group_of = _group_of(index, triage)
    metal_free = [reading for reading in readings if not index.records[reading.position].hardware]
    proximal = [reading for reading in metal_free if _kind(index, reading, triage) == UNOPERATED_PROXIMAL_FEMUR]
    return {
        "present": _presence(index, metal_free, seed),
        "presentWithHardware": _presence(index, readings, seed),
        "unoperatedProximalFemur": {
            **_sites(proximal, group_of, seed),
            "byPatient": _by_patient(proximal, group_of),
        },
        "unoperatedFractures": _sites(metal_free, group_of, seed),
        "withHardware": _sites([r for r in readings if r not in metal_free], group_of, seed),
    }


def _kind(index: FilmIndex, reading: LocatorReading, triage: dict[str, HipTriage]) -> str | None:
    found = triage.get(index.records[reading.position].image_id)
    return found.kind if found else None


def _group_of(index: FilmIndex, triage: dict[str, HipTriage]) -> Callable[[LocatorReading], str]:
    """The triage's patient where it names one, else the index's guess."""

    def group(reading: LocatorReading) -> str:
        found = triage.get(index.records[reading.position].image_id)
        return found.patient if found and found.patient else f"group {index.groups[reading.position]}"

    return group


def _broken(index: FilmIndex, readings: list[LocatorReading]) -> np.ndarray:
    return np.array([int(index.records[reading.position].fractured) for reading in readings])


def _presence(index: FilmIndex, readings: list[LocatorReading], seed: int) -> dict[str, object]:
    labels, scores = _broken(index, readings), np.array([reading.present for reading in readings])
    groups = index.groups[[reading.position for reading in readings]]
    if len(set(labels.tolist())) < 2:
        return {}
    return {
        "fractured": int(labels.sum()),
        "auroc": auroc(labels, scores).as_json(),
        "aurocGroupedBootstrap": grouped_bootstrap(
            lambda some, values: auroc(some, values).value, labels, scores, groups, seed
        ).as_json(),
    }


def _sites(readings: list[LocatorReading], group_of: Callable[[LocatorReading], str], seed: int) -> dict[str, object]:
    """Hit rate and overlap over films with a marked fracture."""
    marked = [reading for reading in readings if reading.hit is not None]
    groups = [group_of(reading) for reading in marked]
    return {
        "hitRate": _share([reading.hit for reading in marked], groups, seed),
        "meanOverlap": _mean(np.array([reading.overlap for reading in marked], float), groups, seed),
    }


def _sides(
    index: FilmIndex, readings: list[LocatorReading], triage: dict[str, HipTriage], seed: int
) -> dict[str, object]:
    """Side of marked fractures, and of the proposed place on any hip film without hardware."""
    group_of = _group_of(index, triage)
    metal_free = [reading for reading in readings if not index.records[reading.position].hardware]
    marked = [reading for reading in metal_free if reading.right_marked is not None]
    proximal = [reading for reading in marked if _kind(index, reading, triage) == UNOPERATED_PROXIMAL_FEMUR]
    placed = [reading for reading in metal_free if reading.right_proposed is not None]

    def agreement(some: list[LocatorReading], truths: list[float | None]) -> dict[str, object]:
        flags = [(reading.right > 0.5) == (truth == 1) for reading, truth in zip(some, truths, strict=True)]
        return _share(flags, [group_of(reading) for reading in some], seed)

    return {
        "unoperatedProximalFemur": agreement(proximal, [reading.right_marked for reading in proximal]),
        "unoperatedFractures": agreement(marked, [reading.right_marked for reading in marked]),
        "proposedPlace": agreement(placed, [reading.right_proposed for reading in placed]),
    }


def _share(flags: list[bool], groups: list[str], seed: int) -> dict[str, object]:
    values = np.array(flags, float)
    return {
        "wilson": wilson(int(values.sum()), values.size).as_json(),
        "groupedBootstrap": _mean(values, groups, seed),
        "patients": len(set(groups)),
    }


def _mean(values: np.ndarray, groups: list[str], seed: int) -> dict[str, float | int] | None:
    if values.size == 0:
        return None
    return grouped_bootstrap(
        lambda _, some: float(some.mean()), np.ones_like(values), values, np.array(groups), seed
    ).as_json()


def _by_patient(readings: list[LocatorReading], group_of: Callable[[LocatorReading], str]) -> dict[str, dict[str, int]]:
    """Films and hits of each patient."""
    films: dict[str, list[bool]] = defaultdict(list)
    for reading in readings:
        if reading.hit is not None:
            films[group_of(reading)].append(reading.hit)
    return {patient: {"films": len(hits), "hits": sum(hits)} for patient, hits in sorted(films.items())}
