"""Evaluated networks on disk, between the training stages and the package stage."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Generic, TypeVar

import torch

from ..code_commit import code_commit
from ..data.folds import FOLDS
from ..errors import TrainingError
from ..networks.classifier_network import ClassifierNetwork
from ..networks.gate_network import GateGraph, GateNetwork, TrainingDistribution
from ..networks.locator_network import LocatorNetwork
from ..networks.shipped_weights import shipped
from ..networks.side_head import SideHead
from .evaluate_classifier import EvaluatedClassifier
from .evaluate_gate import EvaluatedGate
from .evaluate_locator import EvaluatedLocator
from .resumable_training import TrainingEffort

Evaluated = TypeVar("Evaluated", EvaluatedGate, EvaluatedLocator, EvaluatedClassifier)


@dataclass(frozen=True)
class StoredRun(Generic[Evaluated]):
    """An evaluated network, what its training cost, and the commit of the code that evaluated it."""

    evaluated: Evaluated
    effort: TrainingEffort
    code_commit: str


def save_gate(evaluated: EvaluatedGate, effort: TrainingEffort, runs: Path, fold: int) -> None:
    """Writes `runs/gate-<fold>-evaluated.pt`."""
    state = {
        "network": evaluated.graph.network.state_dict(),
        "distribution": {name: getattr(evaluated.graph, name) for name in ("mean", "axes", "scales", "residual_scale")},
        "refusals": _plain(evaluated.refusals),
        "figures": _plain(evaluated.figures),
        "effort": asdict(effort),
        "codeCommit": code_commit(),
    }
    torch.save(state, runs / f"gate-{fold}-evaluated.pt")


def load_gate(runs: Path, fold: int) -> StoredRun[EvaluatedGate]:
    """What `save_gate` wrote."""
    state = _load(runs / f"gate-{fold}-evaluated.pt", "gate")
    network = shipped(GateNetwork())
    network.load_state_dict(state["network"])
    graph = GateGraph(network, TrainingDistribution(**state["distribution"])).eval()
    return _stored(EvaluatedGate(graph, state["refusals"], state["figures"]), state)


def save_locator(evaluated: EvaluatedLocator, effort: TrainingEffort, runs: Path, fold: int) -> None:
    """Writes `runs/locator-<fold>-evaluated.pt`."""
    state = {
        "network": evaluated.network.state_dict(),
        "side": evaluated.side.state_dict(),
        "temperature": float(evaluated.temperature),
        "bias": float(evaluated.bias),
        "figures": _plain(evaluated.figures),
        "effort": asdict(effort),
        "codeCommit": code_commit(),
    }
    torch.save(state, runs / f"locator-{fold}-evaluated.pt")


def load_locator(runs: Path, fold: int) -> StoredRun[EvaluatedLocator]:
    """What `save_locator` wrote."""
    state = _load(runs / f"locator-{fold}-evaluated.pt", "locator")
    network, side = shipped(LocatorNetwork()), SideHead().eval()
    network.load_state_dict(state["network"])
    side.load_state_dict(state["side"])
    numbers = {name: state[name] for name in ("temperature", "bias", "figures")}
    return _stored(EvaluatedLocator(network=network, side=side, **numbers), state)


def save_classifier(evaluated: EvaluatedClassifier, effort: TrainingEffort, runs: Path, fold: int) -> None:
    """Writes `runs/classifier-<fold>-evaluated.pt`."""
    state = {
        "network": evaluated.network.state_dict(),
        "temperature": float(evaluated.temperature),
        "bias": float(evaluated.bias),
        "threshold": float(evaluated.threshold),
        "band": [float(limit) for limit in evaluated.band],
        "figures": _plain(evaluated.figures),
        "effort": asdict(effort),
        "codeCommit": code_commit(),
    }
    torch.save(state, runs / f"classifier-{fold}-evaluated.pt")


def load_classifier(runs: Path, fold: int) -> StoredRun[EvaluatedClassifier]:
    """What `save_classifier` wrote."""
    state = _load(runs / f"classifier-{fold}-evaluated.pt", "classifier")
    network = shipped(ClassifierNetwork())
    network.load_state_dict(state["network"])
    numbers = {name: state[name] for name in ("temperature", "bias", "threshold", "band", "figures")}
    return _stored(EvaluatedClassifier(network=network, **numbers), state)


def evaluated_folds(runs: Path, stage: str) -> list[int]:
    """Test folds whose network of `stage` (gate, locator, classifier) was trained and evaluated."""
    return [fold for fold in range(FOLDS) if (runs / f"{stage}-{fold}-evaluated.pt").exists()]


def _plain(document: dict) -> dict:
    """Plain Python numbers instead of numpy scalars, which a safe load refuses."""
    return json.loads(json.dumps(document, default=float))


def _stored(evaluated: Evaluated, state: dict) -> StoredRun[Evaluated]:
    return StoredRun(evaluated, TrainingEffort(**state["effort"]), state["codeCommit"])


def _load(path: Path, stage: str) -> dict:
    if not path.exists():
        raise TrainingError(f"{path} is missing. Run `python -m femora_training {stage}` first.")
    state = torch.load(path, map_location="cpu", weights_only=True)
    if "codeCommit" not in state:
        raise TrainingError(
            f"{path} does not say which code wrote it. Run `python -m femora_training {stage}` again: what is trained "
            "is only evaluated."
        )
    return state
