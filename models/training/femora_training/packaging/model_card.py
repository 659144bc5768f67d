"""card.md of the package, written from the run's figures."""

from ..learning.evaluate_classifier import EvaluatedClassifier
from ..learning.evaluate_gate import EvaluatedGate
from ..learning.evaluate_locator import EvaluatedLocator
from .gate_card import gate_card
from .locator_card import locator_card
from .manifest import EVIDENCE_STATEMENT, INTENDED_USE, NAME, VERSION

SUBSET_NAMES = {
    "all": "all",
    "hip-all": "all hip sites",
    "hip-fracture": "real hip fractures",
    "hip-unbroken": "unfractured hip films, fracture drawn in most",
    "leg-fracture": "real leg fractures",
    "leg-unbroken": "unfractured leg films, fracture drawn in most",
    "shoulder-fracture": "real shoulder fractures",
}


def model_card(gate: EvaluatedGate, locator: EvaluatedLocator, classifier: EvaluatedClassifier, metrics: dict) -> str:
    """Markdown; every figure comes from `metrics.json` of the same package."""
    figures, overall = classifier.figures, classifier.figures["all"]
    parts = {"all": overall, **figures["bySite"]}
    rows = "\n".join(
        f"| {SUBSET_NAMES[name]} | {part['positives']} + {part['negatives']} | {_figure(part['auroc'])} "
        f"| {_figure(part['sensitivity'])} | {_figure(part['specificity'])} |"
        for name, part in parts.items()
    )
    lesions = "\n".join(
        f"| {kind} | {part['n']} | {_figure(part)} |" for kind, part in figures["sensitivityByLesion"].items()
    )
    values = "\n".join(
        f"| {float(prevalence) * 100:g} % | {_share(pair['ppv'])} | {_share(pair['npv'])} |"
        for prevalence, pair in overall["predictiveValues"].items()
    )
    ablation = figures["ablation"]
    return f"""# {NAME} {VERSION}

**{EVIDENCE_STATEMENT}**
Real pathologic fractures seen in training: 0. Real pathologic fractures in any test: 0. Every figure below about
"pathologic" is a figure about lesions drawn by code, on films held out from training. It says nothing about patients.

{INTENDED_USE}

## What it is
Four graphs. `preprocess` cuts a hip view (about half a pelvis film) and a site view (round the marked fracture) from
the modality pixels; window and level never enter. `gate` (EfficientNet-Lite0) says whether the film is a frontal hip
without hardware, how it is turned, and how far it lies from the training films. `locate` (the same trunk) proposes the
site, the side and whether there is a fracture. `classify` (one EfficientNet-Lite0 read twice) gives a
logit, class-activation maps whose means add up to the logit (but for a constant inside the maps), and an embedding.

## What it was trained on
FracAtlas (CC BY 4.0, doi 10.1038/s41597-023-02432-4), {metrics["data"]["films"]} films decoded of
{metrics["data"]["films"] + metrics["data"]["excluded"]}, {metrics["data"]["truncated"]} of them truncated as published.
Patients are guessed (consecutive ids of one region, near-duplicates): {metrics["data"]["groups"]} groups, five folds;
test fold {metrics["folds"]["test"]}, validation fold {metrics["folds"]["validation"]}, the rest for training.
The cause of the fractures in FracAtlas is not stated; "nonpathologic" here means "no lesion was drawn".
Gate and locator: real labels. Classifier: sites on hip, leg and shoulder films; the same site with a drawn lesion
(geographic, several, permeative, moth-eaten, blastic, mixed, segment gone) against the same site with a sham edit or
untouched.

## Classifier on the test fold (simulated lesions)
Threshold {classifier.threshold:.3f}, temperature {classifier.temperature:.3f} and bias {classifier.bias:.3f} come from
the validation fold alone. Intervals are 95 %: DeLong for AUROC, Wilson for shares, grouped bootstrap where said.

| sites | lesions + controls | AUROC | sensitivity | specificity |
|---|---|---|---|---|
{rows}

AUROC by grouped bootstrap {_figure(overall["aurocGroupedBootstrap"])}; plain accuracy
{_figure(overall["plainAccuracy"])}; balanced accuracy {_figure(overall["balancedAccuracy"])} (grouped bootstrap);
AUPRC {overall["auprc"]:.3f} at even prevalence; Brier {overall["brier"]:.3f};
ECE {overall["expectedCalibrationError"]:.3f}; indeterminate {_figure(figures["indeterminateShare"])}.

| kind of drawn lesion | n | sensitivity |
|---|---|---|
{lesions}

Ablation, AUROC: hip view {_figure(ablation["hipView"])}, site view {_figure(ablation["siteView"])}, both
{_figure(ablation["both"])} (the two terms of one network, each trained with a loss of its own).
Sham edit against untouched, AUROC {_figure(figures["shamEditAuroc"])} with n = {figures["shamEditAuroc"]["n"]};
{_sham_reading(figures["shamEditAuroc"])}

If these shares held on patients, which nobody has shown:

| prevalence | PPV | NPV |
|---|---|---|
{values}

{gate_card(gate)}
{locator_card(locator)}
## Known limits
- Trained and tested on lesions of one simulator; held-out films, not held-out simulation. Real lesions differ.
- The drawn lesions lack: soft-tissue mass, periosteal reaction, avulsion of the lesser trochanter, fractures whose
  shape follows the lesion. Osteoporosis, Paget's disease, infection and old fractures were not collected as controls.
- Several "hip" sites lie on the pelvic ring, and on whole-body films beside it: the bone under a site is found by code.
- Few real hip fractures: {figures["bySite"].get("hip-fracture", {}).get("positives", 0)} marked sites in the test fold.
- One collection (three hospitals in Bangladesh), JPEGs reduced to 1,024 px, some films of children, some turned by 90
  degrees; side and site rectangles were simulated round the marked fractures or bone found by code.
- Fold {metrics["folds"]["test"]} only; the other four folds were not run. {metrics["classifier"]["effort"]["epochs"]}
  epochs of {metrics["classifier"]["effort"]["steps_per_epoch"]} steps on two CPU cores.

## Reproduce
`models/training/README.md`; seed {metrics["seed"]}, data hash `{metrics["data"]["hash"][:16]}…`,
code `{metrics["codeCommit"][:12]}`.
"""


def _sham_reading(part: dict) -> str:
    if part["low"] > 0.5:
        return "The interval lies above .5: a small part of the score answers to the edit, not to a lesion."
    return "The interval holds .5: no sign that the edit itself gives a lesion away."


def _figure(part: dict) -> str:
    return f"{part['value']:.3f} ({part['low']:.3f} to {part['high']:.3f})"


def _share(value: float | None) -> str:
    return "not defined" if value is None else f"{value:.3f}"
