"""The locator's part of card.md and of the manifest's figures."""

from ..networks.locator_graph import SITE_GROWTH
from .figure_text import count_text, figure_text, target_text

FRACTURE_TARGET = 0.90
HIT_TARGET = 0.80
SIDE_TARGET = 0.95


def locator_summary(figures: dict) -> dict[str, object]:
    """The manifest's figures of the locator, each with its interval; hips pooled over held-out folds."""
    hips = figures["hipsOfAllFolds"]
    proximal = hips["unoperatedProximalFemur"]
    return {
        "fracturePresentAuroc": figures["allRegions"]["auroc"],
        "fracturePresentHipAuroc": hips["present"].get("auroc"),
        "hitRate": proximal["hitRate"]["wilson"],
        "sideAccuracy": figures["side"]["proposedPlace"]["wilson"],
        "meanIou": proximal["meanOverlap"],
    }


def locator_card(locator: dict) -> str:
    """Markdown; `locator` as in `metrics.json` of the same package."""
    figures = locator["figures"]
    everywhere, pooled = figures["allRegions"], figures["hipsOfAllFolds"]
    proximal, tested = pooled["unoperatedProximalFemur"], figures["hipsOfTestFold"]["unoperatedProximalFemur"]
    hit, side = proximal["hitRate"], figures["side"]
    rows = "\n".join(
        f"| {patient} | {part['films']} | {part['hits']} |" for patient, part in proximal["byPatient"].items()
    )
    return f"""## Locator on held-out films (real boxes)
Trained on the boxes of FracAtlas, all regions, hips with hardware left out. Proposals are {SITE_GROWTH:g} times the
predicted tight box. A hit: the centre of the proposal lies in a marked box grown by 25 %. Overlap: intersection over
union with the marked box grown as the proposal is.

Fracture present, all regions, test fold: AUROC {figure_text(everywhere["auroc"])}
(grouped bootstrap {figure_text(everywhere["aurocGroupedBootstrap"])}), n = {everywhere["auroc"]["n"]},
{everywhere["fractured"]} fractured, ECE {everywhere["expectedCalibrationError"]:.3f};
{target_text(everywhere["auroc"]["value"], FRACTURE_TARGET)}. Sites of all regions: hits
{count_text(everywhere["hitRate"]["wilson"])}.

Hips, pooled over {len(pooled["folds"])} folds, each answered by a locator that saw no hip of that fold: the shipped one
for the test fold (uprighted by the gate) and the validation fold (which only calibrated fracture present), smaller
trainings from one common part that saw no hip at all for the others (uprighted by what a non-expert saw). Without
hardware: AUROC {_presence(pooled["present"])}; with hardware, which all lies on broken hips,
{_presence(pooled["presentWithHardware"])}.

Unoperated proximal femur fractures of adults (picked by a non-expert, planning only): {hit["wilson"]["n"]} films of
{hit["patients"]} patients.
Hits {_both(hit)}; {target_text(hit["wilson"]["value"], HIT_TARGET)}.
Mean overlap {_figure(proximal["meanOverlap"])}. Of these in the test fold: hits
{count_text(tested["hitRate"]["wilson"])}. With so few patients the intervals are wide, and the target may be met or
missed by chance.

| patient | films | hits |
|---|---|---|
{rows}

All unoperated fractures on hip films (children, shafts, forearms on whole-body films too): hits
{_both(pooled["unoperatedFractures"]["hitRate"])}.

Side of the patient, shipped locator, folds it did not see (test and validation), films without hardware and with a side
that a non-expert could tell. The proposed place, broken or not: {_both(side["proposedPlace"])};
{target_text(side["proposedPlace"]["wilson"]["value"], SIDE_TARGET)}. Marked fractures:
{_both(side["unoperatedFractures"])}; of the proximal femur {_both(side["unoperatedProximalFemur"])},
{target_text(side["unoperatedProximalFemur"]["wilson"]["value"], SIDE_TARGET)}.
The side is a matter of the picture: a mirrored film gives the wrong side.
"""


def _presence(part: dict) -> str:
    if not part:
        return "not defined"
    return f"{figure_text(part['auroc'])}, n = {part['auroc']['n']}, {part['fractured']} fractured"


def _both(part: dict) -> str:
    """Wilson and grouped bootstrap."""
    return f"{count_text(part['wilson'])} (patients resampled {_figure(part['groupedBootstrap'])})"


def _figure(part: dict | None) -> str:
    return "not defined" if part is None else figure_text(part)
