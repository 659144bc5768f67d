"""A network as it is packaged."""

from dataclasses import asdict, dataclass

from ..learning.evaluate_classifier import EvaluatedClassifier
from ..learning.evaluate_gate import EvaluatedGate
from ..learning.evaluate_locator import EvaluatedLocator
from ..learning.evaluated_store import Evaluated, StoredRun
from ..networks.classifier_network import ClassifierGraph
from .export_networks import export_classifier, export_gate, export_locator


@dataclass(frozen=True)
class PackagePart:
    """`graph`: bytes of its ONNX file. `section`: what `metrics.json` says of it; `run` there names the commit of the
    code and, where the network is taken over, the package that first held it.
    """

    graph: bytes
    section: dict


def gate_part(run: StoredRun[EvaluatedGate]) -> PackagePart:
    """Of a run of this machine."""
    gate = run.evaluated
    section = {**_origin(run), "refusals": gate.refusals, "figures": gate.figures}
    return PackagePart(export_gate(gate.graph).SerializeToString(), section)


def locator_part(run: StoredRun[EvaluatedLocator]) -> PackagePart:
    """Of a run of this machine."""
    locator = run.evaluated
    calibration = {"temperature": locator.temperature, "bias": locator.bias}
    section = {**_origin(run), **calibration, "figures": locator.figures}
    return PackagePart(export_locator(locator.graph).SerializeToString(), section)


def classifier_part(run: StoredRun[EvaluatedClassifier]) -> PackagePart:
    """Of a run of this machine."""
    classifier = run.evaluated
    section = {
        **_origin(run),
        "temperature": classifier.temperature,
        "bias": classifier.bias,
        "threshold": classifier.threshold,
        "indeterminateBand": list(classifier.band),
        "figures": classifier.figures,
    }
    return PackagePart(export_classifier(ClassifierGraph(classifier.network)).SerializeToString(), section)


def run_of(code_commit: str, taken_from: str | None = None) -> dict[str, str | None]:
    """Where figures come from, as `metrics.json` says it; `taken_from` as in `femora-hip 0.4.0`."""
    return {"codeCommit": code_commit, "takenFrom": taken_from}


def _origin(run: StoredRun[Evaluated]) -> dict[str, dict]:
    return {"run": run_of(run.code_commit), "effort": asdict(run.effort)}
