"""Fits the novelty of the gate and measures it on held-out films."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ..data.film_index import FilmIndex
from ..data.folds import roles
from ..networks.gate_network import HEADS, GateGraph, GateNetwork, TrainingDistribution, fit_distribution
from ..networks.shipped_weights import shipped
from ..preprocessing.preprocess_torch import film_tensor
from ..simulation.non_radiographs import draw_non_radiograph
from ..statistics.delong import auroc
from ..statistics.grouped_bootstrap import grouped_bootstrap
from ..statistics.wilson import wilson
from .gate_films import THUMBNAIL_PX, evaluation_films, head_targets

NOVELTY_QUANTILE = 0.98
KEPT_SHARE = 0.98
"""Share of eligible validation hips that each of the other refusals should let through."""
HIGHEST_MINIMUM = 0.5
LOWEST_HARDWARE_LIMIT = 0.3
NON_RADIOGRAPHS = 200
BATCH = 32


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
    hips = [position for position in index.positions(training) if _eligible(index, position)]
    with torch.no_grad():
        features = torch.cat([folded(films)[1] for films in evaluation_films(index, hips).split(BATCH)])
    distribution = fit_distribution(features)
    rounded = TrainingDistribution(*(tensor.half().float() for tensor in vars(distribution).values()))
    graph = GateGraph(folded, rounded).eval()
    refusals = _choose_refusals(graph, index, index.positions([validation]))
    return EvaluatedGate(graph, refusals, _figures(graph, index, index.positions([test]), refusals, seed))


def _eligible(index: FilmIndex, position: int) -> bool:
    record = index.records[position]
    return record.hip and record.frontal and not record.hardware


def _run(graph: GateGraph, films: Tensor) -> dict[str, np.ndarray]:
    with torch.no_grad():
        outputs = [graph(batch) for batch in films.split(BATCH)]
    columns = [torch.cat(column).numpy() for column in zip(*outputs, strict=True)]
    return dict(zip((*HEADS, "embedding", "novelty"), columns, strict=True))


def _choose_refusals(graph: GateGraph, index: FilmIndex, positions: list[int]) -> dict[str, float]:
    hips = [position for position in positions if _eligible(index, position)]
    outputs = _run(graph, evaluation_films(index, hips))

    def lowest(name: str) -> float:
        return float(min(np.quantile(outputs[name], 1 - KEPT_SHARE), HIGHEST_MINIMUM))

    return {
        "hip": lowest("hip"),
        "frontal": lowest("frontal"),
        "hardware": float(max(np.quantile(outputs["hardware"], KEPT_SHARE), LOWEST_HARDWARE_LIMIT)),
        "novelty": float(np.quantile(outputs["novelty"], NOVELTY_QUANTILE)),
    }


def _figures(
    graph: GateGraph, index: FilmIndex, positions: list[int], refusals: dict[str, float], seed: int
) -> dict[str, object]:
    outputs = _run(graph, evaluation_films(index, positions))
    targets = np.array([head_targets(index.records[position]) for position in positions])
    groups = index.groups[positions]
    heads: dict[str, object] = {}
    for name in ("hip", "frontal", "hardware"):
        labels, scores = targets[:, HEADS.index(name)], outputs[name]
        heads[name] = {
            "positives": int(labels.sum()),
            "auroc": auroc(labels, scores).as_json(),
            "aurocGroupedBootstrap": grouped_bootstrap(
                lambda some, values: auroc(some, values).value, labels, scores, groups, seed
            ).as_json(),
        }
    refused = (
        (outputs["hip"] < refusals["hip"])
        | (outputs["frontal"] < refusals["frontal"])
        | (outputs["hardware"] > refusals["hardware"])
        | (outputs["novelty"] > refusals["novelty"])
    )
    eligible = np.array([_eligible(index, position) for position in positions])
    no_hip = targets[:, HEADS.index("hip")] == 0
    implants = np.array([index.records[p].hip and index.records[p].hardware for p in positions])
    pictures, picture_hip = _non_radiographs(graph, refusals, seed)
    return {
        "heads": heads,
        "refusedShare": {
            "frontalHipsWithoutHardware": wilson(int(refused[eligible].sum()), int(eligible.sum())).as_json(),
            "filmsWithoutHip": wilson(int(refused[no_hip].sum()), int(no_hip.sum())).as_json(),
            "hipsWithHardware": wilson(int(refused[implants].sum()), int(implants.sum())).as_json(),
            "drawnNonRadiographs": wilson(int(pictures.sum()), pictures.size).as_json(),
        },
        "hipAurocAgainstDrawnNonRadiographs": auroc(
            np.concatenate([np.ones(int(eligible.sum())), np.zeros(picture_hip.size)]),
            np.concatenate([outputs["hip"][eligible], picture_hip]),
        ).as_json(),
        "noveltyAurocFilmsWithoutHip": auroc(
            np.concatenate([np.zeros(int(eligible.sum())), np.ones(int(no_hip.sum()))]),
            np.concatenate([outputs["novelty"][eligible], outputs["novelty"][no_hip]]),
        ).as_json(),
    }


def _non_radiographs(graph: GateGraph, refusals: dict[str, float], seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Which drawn pictures are refused, and their hip scores."""
    random = np.random.default_rng(seed + 1)
    films = torch.cat(
        [
            film_tensor(torch.from_numpy(draw_non_radiograph(random, THUMBNAIL_PX).astype(np.float32)))
            for _ in range(NON_RADIOGRAPHS)
        ]
    )
    outputs = _run(graph, films)
    refused = (
        (outputs["hip"] < refusals["hip"])
        | (outputs["frontal"] < refusals["frontal"])
        | (outputs["hardware"] > refusals["hardware"])
        | (outputs["novelty"] > refusals["novelty"])
    )
    return refused, outputs["hip"]
