"""card.md of the package, written from the run's figures."""

from ..learning.evaluate_classifier import EvaluatedClassifier
from ..learning.evaluate_gate import EvaluatedGate
from .classifier_card import classifier_card
from .manifest import EVIDENCE_STATEMENT, INTENDED_USE, NAME, VERSION


def model_card(gate: EvaluatedGate, classifier: EvaluatedClassifier, metrics: dict) -> str:
    """Markdown; every figure comes from `metrics.json` of the same package."""
    refused = gate.figures["refusedShare"]
    return f"""# {NAME} {VERSION}

**{EVIDENCE_STATEMENT}**
Real pathologic fractures seen in training: 0. Real pathologic fractures in any test: 0. Every figure below about
"pathologic" is a figure about lesions drawn by code, on films held out from training. It says nothing about patients.

{INTENDED_USE}

## What it is
Three graphs. `preprocess` cuts a hip view (about half a pelvis film) and a site view (round the marked fracture) from
the modality pixels; window and level never enter. `gate` (EfficientNet-Lite0) says whether the film is a frontal hip
without hardware and how far it lies from the training films. `classify` (one EfficientNet-Lite0 read twice) gives a
logit, class-activation maps whose means add up to the logit (but for a constant inside the maps), and an embedding.

## What it was trained on
FracAtlas (CC BY 4.0, doi 10.1038/s41597-023-02432-4), {metrics["data"]["films"]} films decoded of
{metrics["data"]["films"] + metrics["data"]["excluded"]}, {metrics["data"]["truncated"]} of them truncated as published.
Patients are guessed (consecutive ids of one region, near-duplicates): {metrics["data"]["groups"]} groups, five folds;
test fold {metrics["folds"]["test"]}, validation fold {metrics["folds"]["validation"]}, the rest for training.
The cause of the fractures in FracAtlas is not stated; "nonpathologic" here means "no lesion was drawn".
Gate: real labels. Classifier: see its section.

{classifier_card(classifier, metrics["classifier"]["effort"])}
## Gate on the test fold (real labels)
AUROC hip {_figure(gate.figures["heads"]["hip"]["auroc"])},
frontal {_figure(gate.figures["heads"]["frontal"]["auroc"])},
hardware {_figure(gate.figures["heads"]["hardware"]["auroc"])} (only {gate.figures["heads"]["hardware"]["positives"]}
films with hardware), n = {gate.figures["heads"]["hip"]["auroc"]["n"]}.
Refused: frontal hips without hardware {_count(refused["frontalHipsWithoutHardware"])}, films without a hip
{_count(refused["filmsWithoutHip"])}, hips with hardware {_count(refused["hipsWithHardware"])}, pictures drawn by code
that are no radiographs {_count(refused["drawnNonRadiographs"])}.

## Known limits
- One collection (three hospitals in Bangladesh), JPEGs reduced to 1,024 px, some films of children, some turned by 90
  degrees; side and site rectangles were simulated round the marked fractures or bone found by code.
- The gate's labels treat any film with one frontal view as frontal.
- Fold {metrics["folds"]["test"]} only; the other four folds were not run.

## Reproduce
`models/training/README.md`; seed {metrics["seed"]}, data hash `{metrics["data"]["hash"][:16]}…`,
code `{metrics["codeCommit"][:12]}`.
"""


def _figure(part: dict) -> str:
    return f"{part['value']:.3f} ({part['low']:.3f} to {part['high']:.3f})"


def _count(part: dict) -> str:
    return f"{round(part['value'] * part['n'])} of {part['n']}"
