"""What chooses between a gate just trained and that of an earlier package: the validation fold, never the test fold."""

from ..data.film_index import FilmIndex
from ..data.folds import roles
from ..learning.evaluate_gate import gate_figures
from .package_gate import PackageGate
from .package_part import PackagePart


def packaged_gate_figures(part: PackagePart, index: FilmIndex, fold: int, seed: int) -> dict[str, object]:
    """Figures of a packaged gate on the validation fold, with its own thresholds; as `validation` of its section."""
    positions = index.positions([roles(fold)[1]])
    return gate_figures(PackageGate(part), index, positions, part.section["refusals"], seed)


def validation_text(figures: dict) -> str:
    """A line for the console; `figures` as from `gate_figures`."""
    areas = ", ".join(f"{name} {part['auroc']['value']:.4f}" for name, part in figures["heads"].items())
    valid = ", ".join(f"{name} {part['value']:.4f}" for name, part in figures["refusedValid"].items())
    outside, turns = figures["refusedOutOfScopeTogether"]["value"], figures["orientation"].get("allFourTurns")
    text = f"AUROC {areas}; out of scope refused {outside:.4f}; valid refused {valid}"
    return f"{text}; quarter turns found {turns['value']:.4f}" if turns else text
