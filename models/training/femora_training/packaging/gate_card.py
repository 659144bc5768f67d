"""The gate's part of card.md and of the manifest's figures."""

from ..data.hip_views import hip_views
from ..learning.evaluate_gate import CLAIMED_SETS
from .figure_text import count_text, figure_text, target_text

HEAD_TARGETS = {"hip": 0.99, "frontal": 0.95, "hardware": 0.95}
REFUSAL_TARGET = 0.95
WRONG_REFUSAL_TARGET = 0.05
SET_NAMES = {
    "stored": "frontal hips without hardware, as published",
    "turned": "the same, turned by code by one, two and three quarter turns",
    "cropped": "the same, cropped by code down to one proximal femur",
    "reproduced": "the same as scans, photographs and prints with letters and arrows, half of them cropped",
    "filmsWithoutHip": "films of other regions",
    "lateralHips": "hips without a frontal view",
    "hipsWithHardware": "hips with hardware",
    "drawnNonRadiographs": "pictures drawn by code that are no radiographs",
    "drawnImplants": "hips with an implant drawn by code (no target)",
    "fragmentsOfHips": "fragments of hip films, 12 % of the longer side wide (no target)",
}


def gate_summary(figures: dict) -> dict[str, object]:
    """The manifest's figures of the gate, each with its interval."""
    areas = {name: head["auroc"] for name, head in figures["heads"].items()}
    return {**areas, "orientationAccuracy": figures["orientation"]["allFourTurns"]}


def gate_card(gate: dict) -> str:
    """Markdown; `gate` as in `metrics.json` of the same package."""
    figures = gate["figures"]
    heads = "\n".join(
        f"| {name} | {head['positives']} | {figure_text(head['auroc'])} | {figure_text(head['aurocGroupedBootstrap'])} "
        f"| {target_text(head['auroc']['value'], HEAD_TARGETS[name])} |"
        for name, head in figures["heads"].items()
    )
    valid = "\n".join(
        f"| {SET_NAMES[name]} | {count_text(part)} | {target_text(part['value'], WRONG_REFUSAL_TARGET, False)} |"
        for name, part in figures["refusedValid"].items()
    )
    outside = "\n".join(
        f"| {SET_NAMES[name]} | {count_text(part)} | {_outside_target(name, part)} |"
        for name, part in figures["refusedOutOfScope"].items()
    )
    together, turns, inverted = figures["refusedOutOfScopeTogether"], figures["orientation"], figures["inverted"]
    return f"""## Gate on the test fold (real labels)
n = {figures["heads"]["hip"]["auroc"]["n"]} films. AUROC with DeLong's interval, and with patients resampled:

| label | films with it | DeLong | grouped bootstrap | |
|---|---|---|---|---|
{heads}

Refused by any of the rules hip, frontal, hardware, novelty (thresholds from the validation fold; cropped, turned and
reproduced films were part of training, of the training distribution and of the choice of thresholds, because films
from elsewhere come that way):

| valid films | refused | |
|---|---|---|
{valid}

Of the films as published, those that show the region of the hip alone: refused
{count_text(figures["refusedValidUnmixed"])}. The rest are films of several regions, whole bodies of children among
them, which the collection labels as hips too and which the package is not for; this was looked at afterwards.

| out of scope | refused | |
|---|---|---|
{outside}

Few hips of the collection hold metal, so one in five outlined femurs got a drawn nail, plate, screws or prosthesis in
training.

Out of scope together, sets without a target left out: {count_text(together)};
{target_text(together["value"], REFUSAL_TARGET)}.
Copies of one film are not independent: those intervals are too narrow.

Inverted films (grey values the wrong way round; a flag, not a refusal): AUROC {figure_text(inverted["auroc"])};
inverted frontal hips flagged {count_text(inverted["flaggedHips"])}; frontal hips flagged wrongly
{count_text(inverted["flaggedWrongly"])}.

Quarter turns of hip films, against what a non-expert saw on every hip film of the collection
({_turned_in_collection()}): as stored {count_text(turns["asStored"])}; those stored turned
{count_text(turns["storedTurned"])}; upright films turned by code in all four ways
{figure_text(turns["allFourTurns"])}. Films of other regions have no agreed upright and
get a meaningless answer. The gate's labels treat any film with one frontal view as frontal.
"""


def _turned_in_collection() -> str:
    views = hip_views().values()
    return f"{sum(view.quarter_turns > 0 for view in views)} of {len(views)} stored turned"


def _outside_target(name: str, part: dict) -> str:
    return target_text(part["value"], REFUSAL_TARGET) if name in CLAIMED_SETS else ""
