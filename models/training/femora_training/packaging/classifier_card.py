"""The classifier's part of card.md."""

from ..simulation.lesions import LESIONS
from ..statistics.contrast_figures import SUBTLE_BELOW
from .figure_text import count_text, figure_text, target_text

SITE_NAMES = {
    "all": "all",
    "hip-all": "all hip sites",
    "hip-fracture": "real fractures on hip films",
    "hip-unbroken": "unfractured femurs, fracture drawn in most",
    "leg-fracture": "real leg fractures",
    "leg-unbroken": "unfractured leg films, fracture drawn in most",
    "shoulder-fracture": "real shoulder fractures",
}
CHANGE_NAMES = {
    "storedWider12": "the 8-bit film stored with 12 bits",
    "storedWider16": "the 8-bit film stored with 16 bits",
    "quantised8": "unrounded grey values cut to 8 bits",
    "quantised12": "unrounded grey values cut to 12 bits",
    "quantised16": "unrounded grey values cut to 16 bits",
    "png": "written as PNG and read again",
    "jpeg95": "written as JPEG, quality 95, and read again",
}
AUROC_TARGET, SENSITIVITY_TARGET, SPECIFICITY_TARGET, CALIBRATION_TARGET = 0.90, 0.90, 0.80, 0.05
SHAM_RANGE = (0.45, 0.55)
SUBTLE_TARGET = 0.40
SCORE_CHANGE_TARGET = 0.001


def classifier_card(classifier: dict) -> str:
    """Markdown; `classifier` as in `metrics.json` of the same package."""
    figures, effort, overall = classifier["figures"], classifier["effort"], classifier["figures"]["all"]
    contrast, marked = figures["contrastToNoise"], figures["markedFractures"]
    return f"""## Classifier
Trained on sites of FracAtlas: the same site with a drawn lesion against the same site without. On hip films the
outlines of femurs are known (three landmarks each, marked by a non-expert, then drawn to the film's edges by code),
and lesions stay inside them. Kinds: {", ".join(LESIONS)}.
In both classes a site is unfractured, cracked or broken by one machinery that cuts the bone into fragments and moves
them: through the weakest place of the lesion and short, or the lesser
trochanter torn off alone, in the positive class; through the neck, between the trochanters, spiral, oblique or
transverse below them, with wedges and chips, in the negative. Both classes get the same confounders (osteoporosis,
bowel gas, skin folds, swelling), the same shams (thinner bone throughout, fine texture, spots beside the bone, harmless
resampling) and the same pictures (crops of any size, exposure,
sharpening, letters and arrows, borders, print, photograph, 180 px and up, JPEG). Shams lie beside lesions as often as
they make up a control. {effort["epochs"]} epochs of
{effort["steps_per_epoch"]} steps of {effort["batch_size"]} films.

Contrast to noise of a drawn lesion: {contrast["definition"]}. Median {contrast["all"]["q50"]:.2f}, 10th to 90th
percentile {contrast["all"]["q10"]:.2f} to {contrast["all"]["q90"]:.2f}. Subtle (below {SUBTLE_BELOW:g}):
{count_text(contrast["subtleShare"])}; {target_text(contrast["subtleShare"]["value"], SUBTLE_TARGET)}.
{_hip_contrast(figures["contrastToNoiseOfHips"])}

### Test fold, simulated lesions, pictures varied as in training
Threshold {classifier["threshold"]:.3f}, temperature {classifier["temperature"]:.3f} and bias
{classifier["bias"]:.3f} come from
the validation fold alone. Intervals are 95 %: DeLong for AUROC, Wilson for shares, grouped bootstrap where said. A
femur is drawn several times, so DeLong's and Wilson's intervals are too narrow; the bootstrap resamples patients.

| sites | lesions + controls | AUROC | sensitivity | specificity |
|---|---|---|---|---|
{_site_rows(overall, figures["bySite"])}

AUROC by grouped bootstrap {figure_text(overall["aurocGroupedBootstrap"])}, {_target(overall["auroc"], AUROC_TARGET)}.
Sensitivity {_target(overall["sensitivity"], SENSITIVITY_TARGET)}; specificity
{_target(overall["specificity"], SPECIFICITY_TARGET)}. ECE {overall["expectedCalibrationError"]:.3f},
{target_text(overall["expectedCalibrationError"], CALIBRATION_TARGET, False)}. Plain accuracy
{figure_text(overall["plainAccuracy"])}; balanced accuracy {figure_text(overall["balancedAccuracy"])} (grouped
bootstrap); AUPRC {overall["auprc"]:.3f} at even prevalence; Brier {overall["brier"]:.3f}; indeterminate
{figure_text(figures["indeterminateShare"])}.

Hip sites by place, AUROC: {_list(figures["aurocByPlace"])}. By fracture: {_list(figures["aurocByFracture"])}.

| drawn lesion | n | sensitivity |
|---|---|---|
{_lesion_rows(figures)}

Ablation, AUROC (the two terms of one network, each trained with a loss of its own):

| sites | hip view | site view | both |
|---|---|---|---|
{_ablation_rows(figures["ablation"])}

Sham edit against rendering alone, AUROC {figure_text(figures["shamEditAuroc"])} with n =
{figures["shamEditAuroc"]["n"]} (grouped bootstrap). {_sham_reading(figures["shamEditAuroc"])}
Confounders drawn against none, no lesion in either, AUROC {figure_text(figures["confounderAuroc"])}: above .5, they are
taken for lesions more often.

### Real marked fractures, nothing drawn
Called nonpathologic, test fold: hip films {count_text(marked["test"]["hip"]["specificity"])}, leg films
{count_text(marked["test"]["leg"]["specificity"])}. Validation fold: hip films
{count_text(marked["validation"]["hip"]["specificity"])}, leg films
{count_text(marked["validation"]["leg"]["specificity"])}. The cause of these fractures is not stated, the bone on a hip
film may be another than the femur, and the threshold was chosen on the validation fold.

### Robustness
Hip sites of the test fold, drawn once with a lesion and once with a sham edit, read whole; drift is the change of
score.

| film | n | mean drift | 95th percentile | calls that flip | AUROC |
|---|---|---|---|---|---|
{_robustness_rows(figures["robustness"])}

| same film | n | mean change of score | largest | |
|---|---|---|---|---|
{_change_rows(figures["depthAndFormat"])}

Window and level never enter: the change is 0.

If these shares held on patients, which nobody has shown:

| prevalence | PPV | NPV |
|---|---|---|
{_value_rows(overall)}

### Limits of the classifier
- Trained and tested on lesions of one simulator; held-out films, not held-out simulation. Real lesions differ.
- The lesions lack periosteal reaction, calcified matrix and the depth of a real bone: fragments move in the plane of
  the film and do not turn about their own axis. Fractures of the acetabulum and pelvis are not drawn.
- Controls lack Paget's disease, infection, fibrous dysplasia, healed and old fractures, prostheses: any of them may
  be flagged.
- Drawn fractures differ between the classes as they do in patients (short through a lesion, ordinary otherwise), so
  part of the score answers to the shape of the fracture.
- Few real hip fractures: {figures["bySite"].get("hip-fracture", {}).get("positives", 0)} draws of the marked sites in
  the test fold. The outlines of femurs were seen by no radiologist.
"""


def _hip_contrast(contrast: dict | None) -> str:
    if contrast is None:
        return ""
    return f"On hip sites alone: median {contrast['all']['q50']:.2f}, subtle {count_text(contrast['subtleShare'])}."


def _site_rows(overall: dict, by_site: dict) -> str:
    return "\n".join(
        f"| {SITE_NAMES[name]} | {part['positives']} + {part['negatives']} | {figure_text(part['auroc'])} "
        f"| {figure_text(part['sensitivity'])} | {figure_text(part['specificity'])} |"
        for name, part in {"all": overall, **by_site}.items()
    )


def _lesion_rows(figures: dict) -> str:
    parts = {**figures["sensitivityByLesion"], **figures["sensitivityByContrast"]}
    return "\n".join(f"| {name} | {part['n']} | {figure_text(part)} |" for name, part in parts.items())


def _ablation_rows(ablation: dict) -> str:
    return "\n".join(
        f"| {name} | {figure_text(part['hipView'])} | {figure_text(part['siteView'])} | {figure_text(part['both'])} |"
        for name, part in ablation.items()
    )


def _robustness_rows(robustness: dict) -> str:
    return "\n".join(
        f"| {name} | {part['n']} | {part['meanDrift']:.3f} | {part['drift95']:.3f} | {part['flippedShare']:.3f} "
        f"| {figure_text(part['auroc'])} |"
        for name, part in robustness.items()
    )


def _change_rows(changes: dict) -> str:
    return "\n".join(
        f"| {CHANGE_NAMES[name]} | {part['n']} | {part['mean']:.6f} | {part['largest']:.6f} "
        f"| {_change_target(part['largest'])} |"
        for name, part in changes.items()
    )


def _change_target(largest: float) -> str:
    return "at most 0.001: met" if largest <= SCORE_CHANGE_TARGET else f"at most 0.001: missed, {largest:.4f}"


def _value_rows(overall: dict) -> str:
    return "\n".join(
        f"| {float(prevalence) * 100:g} % | {_share(pair['ppv'])} | {_share(pair['npv'])} |"
        for prevalence, pair in overall["predictiveValues"].items()
    )


def _share(value: float | None) -> str:
    return "not defined" if value is None else f"{value:.3f}"


def _list(parts: dict) -> str:
    return "; ".join(f"{name} {figure_text(part)}" for name, part in parts.items())


def _target(part: dict, target: float) -> str:
    return f"{part['value']:.3f}, {target_text(part['value'], target)}"


def _sham_reading(part: dict) -> str:
    low, high = SHAM_RANGE
    inside = ("inside" if low <= part["value"] <= high else "outside") + f" {low:.2f} to {high:.2f}"
    if part["low"] > 0.5 or part["high"] < 0.5:
        return f"It lies {inside}; the interval leaves out .5: a part of the score answers to the edit."
    return f"It lies {inside}, and the interval holds .5: no sign that the edit itself gives a lesion away."
