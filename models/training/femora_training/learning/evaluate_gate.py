"""Fits the novelty of the gate and measures it on held-out films."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ..data.film_index import FilmIndex
from ..data.folds import roles
from ..data.hip_views import hip_views
from ..networks.gate_network import HEADS, GateGraph, GateNetwork, TrainingDistribution, fit_distribution
from ..networks.shipped_weights import shipped
from ..statistics.delong import auroc
from ..statistics.grouped_bootstrap import grouped_bootstrap
from ..statistics.wilson import wilson
from .gate_films import evaluation_films, head_targets
from .gate_refusals import choose_refusals, refused
from .gate_sets import eligible, out_of_scope_films, out_of_scope_pictures, turned_films, valid_sets

BATCH = 32
INVERTED_LIMIT = 0.5
SEEN_STEP = 2
"""Every second training film, with its changed copies, is enough for the training distribution."""
CLAIMED_SETS = ("filmsWithoutHip", "lateralHips", "hipsWithHardware", "drawnNonRadiographs")
"""Sets of the refusal target; fragments and drawn implants are reported beside them."""

GateAnswers = Callable[[Tensor], tuple[Tensor, ...]]
"""Films [N, 1, F, F] -> the outputs of `GateGraph`: a gate just trained, or one of a package."""


@dataclass(frozen=True)
class EvaluatedGate:
    """`graph` ready for export, `refusals` name -> threshold, `figures` as JSON values."""

    graph: GateGraph
    refusals: dict[str, float]
    figures: dict[str, object]


def evaluate_gate(network: GateNetwork, index: FilmIndex, fold: int, seed: int) -> EvaluatedGate:
    """Novelty from the training folds, thresholds from the validation fold, figures from the test fold."""
    test, validation, training = roles(fold)
    folded = shipped(network)
    seen = torch.cat(list(valid_sets(index, index.positions(training)[::SEEN_STEP], seed).values()))
    with torch.no_grad():
        features = torch.cat([folded(films)[2] for films in seen.split(BATCH)])
    distribution = fit_distribution(features)
    rounded = TrainingDistribution(*(tensor.half().float() for tensor in vars(distribution).values()))
    graph = GateGraph(folded, rounded).eval()
    choosing = torch.cat(list(valid_sets(index, index.positions([validation]), seed + 2).values()))
    refusals = choose_refusals(gate_outputs(graph, choosing))
    figures = {
        **gate_figures(graph, index, index.positions([test]), refusals, seed),
        "validation": gate_figures(graph, index, index.positions([validation]), refusals, seed),
    }
    return EvaluatedGate(graph, refusals, figures)


def gate_outputs(graph: GateAnswers, films: Tensor) -> dict[str, np.ndarray]:
    """Outputs by name for films [N, 1, F, F]."""
    with torch.no_grad():
        outputs = [graph(batch) for batch in films.split(BATCH)]
    columns = [torch.cat(column).numpy() for column in zip(*outputs, strict=True)]
    return dict(zip((*HEADS, "orientation", "embedding", "novelty"), columns, strict=True))


def gate_figures(
    graph: GateAnswers, index: FilmIndex, positions: list[int], refusals: dict[str, float], seed: int
) -> dict[str, object]:
    """What a gate answers on the films at `positions`, as JSON values."""
    films = evaluation_films(index, positions)
    outputs, inverted = gate_outputs(graph, films), gate_outputs(graph, -films)["inverted"]
    targets = np.array([head_targets(index.records[position]) for position in positions])
    fits = np.array([eligible(index, position) for position in positions])
    heads = {
        name: {
            "positives": int(targets[:, HEADS.index(name)].sum()),
            **_areas(targets[:, HEADS.index(name)], outputs[name], index.groups[positions], seed),
        }
        for name in ("hip", "frontal", "hardware")
    }
    no_hip = targets[:, HEADS.index("hip")] == 0
    valid = {
        name: refused(gate_outputs(graph, some), refusals)
        for name, some in valid_sets(index, positions, seed + 3).items()
    }
    stopped = refused(outputs, refusals)
    mixed = np.array([index.records[position].mixed for position in positions])
    outside = {name: stopped[some] for name, some in out_of_scope_films(index, positions).items()} | {
        name: refused(gate_outputs(graph, some), refusals)
        for name, some in out_of_scope_pictures(index, positions, seed).items()
    }
    claimed = np.concatenate([outside[name] for name in CLAIMED_SETS if name in outside])
    return {
        "heads": heads,
        "refusedValid": {name: _share(some) for name, some in valid.items()},
        "refusedValidUnmixed": _share(stopped[fits & ~mixed]),
        "refusedOutOfScope": {name: _share(some) for name, some in outside.items()},
        "refusedOutOfScopeTogether": _share(claimed),
        "inverted": {
            **_areas(
                np.repeat([0, 1], len(positions)),
                np.concatenate([outputs["inverted"], inverted]),
                np.tile(index.groups[positions], 2),
                seed,
            ),
            "flaggedHips": _share(inverted[fits] > INVERTED_LIMIT),
            "flaggedWrongly": _share(outputs["inverted"][fits] > INVERTED_LIMIT),
        },
        "orientation": _orientation(graph, index, positions, outputs["orientation"], seed),
        "noveltyAurocFilmsWithoutHip": auroc(
            np.concatenate([np.zeros(int(fits.sum())), np.ones(int(no_hip.sum()))]),
            np.concatenate([outputs["novelty"][fits], outputs["novelty"][no_hip]]),
        ).as_json(),
    }


def _orientation(
    graph: GateAnswers, index: FilmIndex, positions: list[int], stored: np.ndarray, seed: int
) -> dict[str, object]:
    """Share of hip films whose quarter turns are found: as stored, those of them stored turned, and in all four."""
    views = [hip_views().get(index.records[position].image_id) for position in positions]
    known = [row for row, view in enumerate(views) if view is not None]
    if not known:
        return {}
    right = np.array([int(stored[row].argmax()) == views[row].quarter_turns for row in known])
    is_turned = np.array([views[row].quarter_turns > 0 for row in known])
    films = torch.cat([turned_films(index, positions[row]) for row in known])
    found = gate_outputs(graph, films)["orientation"].argmax(axis=1)
    wanted = np.tile(np.arange(4), len(known))
    groups = np.repeat(index.groups[[positions[row] for row in known]], 4)

    def agreement(labels: np.ndarray, scores: np.ndarray) -> float:
        return float((labels == scores).mean())

    return {
        "asStored": _share(right),
        "storedTurned": _share(right[is_turned]),
        "allFourTurns": grouped_bootstrap(agreement, wanted, found, groups, seed).as_json(),
    }


def _areas(labels: np.ndarray, scores: np.ndarray, groups: np.ndarray, seed: int) -> dict[str, object]:
    def area(some: np.ndarray, values: np.ndarray) -> float:
        return auroc(some, values).value

    return {
        "auroc": auroc(labels, scores).as_json(),
        "aurocGroupedBootstrap": grouped_bootstrap(area, labels, scores, groups, seed).as_json(),
    }


def _share(flags: np.ndarray) -> dict[str, float | int]:
    return wilson(int(flags.sum()), int(flags.size)).as_json()
