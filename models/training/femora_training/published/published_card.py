"""card.md and LICENSES.md of a package made from published weights."""

from ..statistics.interval import Interval
from ..statistics.score_figures import PREVALENCES, predictive_values
from .base_package import BasePackage
from .precision import Precision
from .published_manifest import (
    DEVELOPMENT_PATIENTS,
    INTENDED_USE,
    PAPER,
    VIEWS_READ,
    evidence_statement,
)
from .stated_figures import NONPATHOLOGIC_FRACTURES, OPERATING_POINTS, PATHOLOGIC_FRACTURES


def published_card(base: BasePackage, variant: str, precision: Precision, metrics: dict) -> str:
    """Markdown; measured figures come from `metrics.json` of the same package."""
    point = OPERATING_POINTS[variant]
    sensitivity, specificity = point.sensitivity, point.specificity
    right = point.pathologic_found + point.nonpathologic_cleared
    total = PATHOLOGIC_FRACTURES + NONPATHOLOGIC_FRACTURES
    rows = "\n".join(_values_row(prevalence, sensitivity, specificity) for prevalence in PREVALENCES)
    gate = f"{base.manifest['name']} {base.manifest['version']}"
    return f"""# Published network, {VIEWS_READ[variant]}

**{evidence_statement(variant, precision)}**

{INTENDED_USE}

Source of architecture, preprocessing, operating point and figures: {PAPER}, and the public code of its authors
(facts only; none of their code is used). Weights: `{metrics["weights"]["file"]}`, SHA-256
`{metrics["weights"]["sha256"]}`. Whether these are the published weights is for whoever imported them to know.

## What it is
`preprocess` makes the two views; `classify` reads {VIEWS_READ[variant]} with vision transformers (ViT-B/16, 224 px)
and gives a logit; score = sigmoid(logit of "pathologic"), uncalibrated. Maps are attention rollout (least attention
over heads, as in the paper): where the network looked, not why, and the same for either answer.
`gate` and the film it sees are those of {gate}: the authors have no such check. Its refusal "outside the training
distribution" speaks of the gate's training films, not of the authors' cohort.

## Figures, as the authors state them
External test of three hospitals, {total} patients: {PATHOLOGIC_FRACTURES} with a neoplastic pathologic fracture,
{NONPATHOLOGIC_FRACTURES} without. Threshold {point.threshold:g}. Intervals (Wilson, 95 %) are computed
here from the counts.

| | |
|---|---|
| sensitivity | {_figure(sensitivity)}, {point.pathologic_found} of {PATHOLOGIC_FRACTURES} |
| specificity | {_figure(specificity)}, {point.nonpathologic_cleared} of {NONPATHOLOGIC_FRACTURES} |
| plain accuracy | {right / total:.3f}, {right} of {total} |
| balanced accuracy | {(sensitivity.value + specificity.value) / 2:.3f} |
| AUROC | not stated; any curve through this point has {point.auroc_bounds.low:.3f} to {point.auroc_bounds.high:.3f} |

| prevalence | PPV | NPV |
|---|---|---|
{rows}

## What is assumed
- The film is upright and frontal, the patient's right on its left. It is brought to 8 bits by its smallest and largest
  grey, as a plain 8-bit export would do; the authors' pictures were such exports, how each was made is not known.
- Hip view: a film wider than high is taken for a pelvis and cut in the middle, and the half with the centre of the
  rectangle is kept; any other film is kept whole. Site view: the rectangle as drawn. Right hips are mirrored.
- Both are squashed to 224 x 224 without keeping proportions, bilinear with antialiasing, 8-bit steps between, as the
  training code does; normalised by (.4295, .2342) for the hip view and (.6194, .1335) for the site view.
- The call is "pathologic" above the threshold; the authors state no indeterminate band.

## Known limits
- {DEVELOPMENT_PATIENTS} patients of one hospital for training and internal test. Checkpoints were chosen with the test
  sets in view, so the stated figures may be too good.
- One fracture site (isolated lesser trochanter) had no nonpathologic fracture in training: there, the site alone gives
  the answer away.
- Not calibrated: a score of .5 is not a probability of one half.
- Not tested on films from other machines than those of the four hospitals.

## Measured here, on the imported weights
ONNX Runtime against PyTorch, {metrics["parity"]["n"]} pairs of views, fp32: largest difference of a logit
{metrics["parity"]["largestLogit"]:g}. {_drift(precision, metrics)}
"""


def published_licences(base_licences: str) -> str:
    """LICENSES.md: of the weights nothing is known; the gate keeps its own."""
    return f"""# Licences

## Classifier weights
Imported from a file of the user's. Their licence is their owner's; the authors' public code says "MIT License,
available for non-commercial academic purposes". Do not pass this package on without their leave.

## Preprocessing graph and golden pictures
Made by the code in `models/training`; the pictures show no person. Apache License 2.0.

# Licences of the package that lent the gate

{base_licences.split(chr(10), 1)[1].strip()}
"""


def _drift(precision: Precision, metrics: dict) -> str:
    if precision is Precision.FULL:
        return "Weights are stored as imported."
    lines = [
        f"{part['n']} {name}: largest difference of a score {part['largestScore']:g}, median {part['medianScore']:g}, "
        f"calls changed {part['changedCalls']}."
        for name, part in metrics["drift"].items()
    ]
    return f"Weights stored as {precision.value}: " + " ".join(lines)


def _figure(interval: Interval) -> str:
    return f"{interval.value:.3f} ({interval.low:.3f} to {interval.high:.3f})"


def _values_row(prevalence: float, sensitivity: Interval, specificity: Interval) -> str:
    values = predictive_values(sensitivity.value, specificity.value, prevalence)
    ppv, npv = (("not defined" if value is None else f"{value:.3f}") for value in (values["ppv"], values["npv"]))
    return f"| {prevalence * 100:g} % | {ppv} | {npv} |"
