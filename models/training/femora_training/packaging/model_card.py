"""card.md of the package, written from the run's figures.

Order after the model card in FDA's draft guidance "Artificial Intelligence-Enabled Device Software Functions" (January
2025): identity, use, targets, working, data, performance, limits, upkeep.
"""

from ..data.folds import FOLDS
from .classifier_card import classifier_card
from .fold_card import fold_card
from .gate_card import gate_card
from .locator_card import locator_card
from .manifest import EVIDENCE_STATEMENT, INTENDED_USE, NAME, VERSION
from .model_facts import model_facts
from .run_card import run_card
from .targets_card import targets_card


def model_card(metrics: dict) -> str:
    """Markdown; every figure comes from `metrics.json` of the same package."""
    return f"""# {NAME} {VERSION}

**{EVIDENCE_STATEMENT}**
Real pathologic fractures seen in training: 0. Real pathologic fractures in any test: 0. Every figure below about
"pathologic" is a figure about lesions drawn by code, on films held out from training. It says nothing about patients.

{INTENDED_USE}

{model_facts(metrics)}
{targets_card(metrics)}
## Intended use
Users: orthopaedic surgeons who read the film themselves first, and engineers. Where: a clinic PC, offline. What it is
not: a medical device; no authority has examined it. Contraindication: any use in which its answer reaches a patient.

## How it works
Four graphs. `preprocess` cuts a hip view (about half a pelvis film) and a site view (round the marked fracture) from
the modality pixels; window and level never enter. `gate` (EfficientNet-Lite0) says whether the film is a frontal hip
without hardware, how it is turned, and how far it lies from the training films. `locate` (the same trunk) proposes the
site, the side and whether there is a fracture. `classify` (one EfficientNet-Lite0 read twice) gives a
logit, class-activation maps whose means add up to the logit (but for a constant inside the maps), and an embedding.
Same pixels, site and side: same score, to the bit on one provider.

## Data
FracAtlas (CC BY 4.0, doi 10.1038/s41597-023-02432-4), {metrics["data"]["films"]} films decoded of
{metrics["data"]["films"] + metrics["data"]["excluded"]}, {metrics["data"]["truncated"]} of them truncated as published.
Patients are guessed (consecutive ids of one region, near-duplicates): {metrics["data"]["groups"]} groups, five folds;
test fold {metrics["folds"]["test"]}, validation fold {metrics["folds"]["validation"]}, the rest for training.
Age, sex and ethnicity are not published, so no figure can be given by group; some films show children. Reference
standard: fracture, region, view and hardware as labelled by the collection's radiologists; the cause of a fracture is
not stated, and "nonpathologic" here means "no lesion was drawn".
Gate and locator: real labels. Classifier: see its section.

{classifier_card(metrics["classifier"])}
{gate_card(metrics["gate"])}
{locator_card(metrics["locator"])}
{fold_card(metrics["crossValidation"], metrics["folds"]["test"])}
## Known limits
- One collection (three hospitals in Bangladesh), JPEGs reduced to 1,024 px, some films of children, some turned by 90
  degrees; side and site rectangles were simulated round the marked fractures or bone found by code.
{_folds_left_out(metrics["crossValidation"])}
- The test fold was looked at for earlier packages, and what was changed since answers in part to what it showed: subtle
  lesions made a fixed share, shams laid beside lesions as often as in controls, views smoothed, implants drawn for the
  gate. Nothing in this package was chosen by it, yet figures of a fold that was seen are a little too good.
{_turned_films(metrics["locator"]["run"]["takenFrom"])}
## Upkeep
The weights do not change in use. A package is replaced whole, under a new version, signed; the program checks the
signature, the SHA-256 of every file and the golden scores before it uses one, and can go back to an earlier one. Test
it on known cases of your own before you look at its scores, and again after a change of X-ray equipment.

## Reproduce
`models/training/README.md`; seed {metrics["seed"]}, data hash `{metrics["data"]["hash"][:16]}…`. Package and card:
code `{metrics["codeCommit"][:12]}`. Networks and folds, with the code that evaluated them or that
first packaged them:

{run_card(metrics)}

What is taken over from an earlier package was trained on the same data, seed and folds; graphs are the same to the
byte, figures were not computed again.
"""


def _turned_films(locator_from: str | None) -> str:
    """What is wrong with the locator of 0.4.0, as an item of the list of limits, where it is taken over."""
    if locator_from != f"{NAME} 0.4.0":
        return ""
    return (
        "- Films are turned by their EXIF orientation since 0.3.0. The locator was trained before: three of its\n"
        "  training films, of legs, lay upside down, and the boxes of one of them lay wrong.\n"
    )


def _folds_left_out(cross_validation: dict) -> str:
    """What the cross-validation does not show, as items of the list of limits."""
    missing = [
        f"- {stage.capitalize()}: the cross-validation holds {len(part['folds'])} of {FOLDS} folds."
        for stage, part in cross_validation.items()
        if len(part["folds"]) < FOLDS
    ]
    lost = [str(row["fold"]) for row in cross_validation["classifier"]["folds"] if not row.get("calibrationError")]
    if lost:
        missing.append(f"- Classifier: the calibration error of folds {', '.join(lost)} was not kept.")
    locator = (
        "- The cross-validation leaves out the locator; the hips of all folds were read by locators that had not seen\n"
        "  them (see its section)."
    )
    return "\n".join([*missing, locator])
