"""The manifest of a package made from published weights."""

from .base_package import BasePackage
from .precision import Precision
from .stated_figures import OPERATING_POINTS
from .view_rules import VIEW_PX

VERSION = "1.0.0"
CLASSIFY_FILE = "classify.onnx"
PREPROCESS_FILE = "preprocess.onnx"
PAPER = (
    "Deep Learning Model for Differentiating Between Neoplastic Pathologic Fracture and Nonpathologic Fracture Using "
    "Hip Radiographs, J Bone Joint Surg Am, 26 Nov 2025"
)
DEVELOPMENT_PATIENTS = 338
"""Training and internal test together, one hospital; as stated."""
VIEWS_READ = {
    "dual": "hip view and site view",
    "original": "hip view alone",
    "fracture": "site view alone",
}
MEASURED_ON = "stated by the authors, external, three hospitals"
INTENDED_USE = (
    "Research use only, not a medical device. A score beside a surgeon's own read of an anteroposterior hip radiograph "
    "with a proximal femur fracture: did the bone break through a tumour? Never instead of the read."
)


def evidence_statement(variant: str, precision: Precision) -> str:
    """One paragraph for the window."""
    stored = "" if precision is Precision.FULL else f" Weights stored as {precision.value}; drift in the card."
    return (
        f"Published network ({VIEWS_READ[variant]}), imported weights. Sensitivity and specificity are the authors' "
        "own, on 488 patients of three other hospitals; not measured again here, and not by this program. The authors "
        f"state no AUROC: its limits are those of any curve through their operating point.{stored}"
    )


def build_published_manifest(base: BasePackage, variant: str, precision: Precision) -> dict:
    """Everything but `files`. What belongs to the lent gate is the base package's."""
    point = OPERATING_POINTS[variant]
    suffix = "" if precision is Precision.FULL else f"-{precision.value}"
    return {
        **{name: value for name, value in base.manifest.items() if name not in ("files", "signature")},
        "name": f"pathfxdx-{variant}{suffix}",
        "version": VERSION,
        "title": f"Published network, {VIEWS_READ[variant]}",
        "evidence": "retrospective-external",
        "evidenceStatement": evidence_statement(variant, precision),
        "intendedUse": INTENDED_USE,
        "graphs": {**base.lent_graphs, "preprocess": PREPROCESS_FILE, "classify": CLASSIFY_FILE},
        "input": {**base.manifest["input"], "viewPx": VIEW_PX, "mirroredSide": "right"},
        "calibration": {"temperature": 1.0, "bias": 0.0},
        "operatingPoint": {
            "threshold": point.threshold,
            "sensitivity": point.sensitivity.as_json(),
            "specificity": point.specificity.as_json(),
            "measuredOn": MEASURED_ON,
            "source": f"the authors of: {PAPER}",
        },
        # The authors state none: the band has no width.
        "indeterminateBand": {"low": point.threshold, "high": point.threshold},
        "figures": {**base.manifest["figures"], "auroc": point.auroc_bounds.as_json()},
        "trainingData": [
            {"name": f"Cohort of: {PAPER}", "licence": "not public", "doi": "", "n": DEVELOPMENT_PATIENTS},
            *({**entry, "name": f"{entry['name']} (gate)"} for entry in base.manifest["trainingData"]),
        ],
        "licence": "weights: their owner's; gate: see LICENSES.md",
    }
