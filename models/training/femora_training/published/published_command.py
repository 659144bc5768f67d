"""`python -m femora_training published`: imports published weights as a model package."""

import argparse
from pathlib import Path

import torch

from .base_package import read_base_package
from .precision import Precision
from .read_weights import VARIANTS, read_weights
from .write_published import write_published

SHIPPED_PACKAGES = Path(__file__).parents[3] / "femora-hip"


def run_published(arguments: list[str]) -> None:
    """Reads weights, writes the package, prints what was measured."""
    options = _parser().parse_args(arguments)
    torch.set_num_threads(options.threads)
    base = read_base_package(options.gate_from or _newest_shipped())
    weights = read_weights(options.weights, options.variant)
    precision = Precision.INT8 if options.int8 else Precision.HALF if options.half else Precision.FULL
    written = write_published(weights, options.weights, base, options.out, precision, options.films)
    print(f"{weights.variant} weights of {options.weights}, gate of {base.manifest['name']} {base.manifest['version']}")
    print(f"ONNX against PyTorch, fp32: largest logit difference {written.parity.largest_logit:.2g}")
    for name, drift in written.drift.items():
        print(
            f"stored as {precision.value}, {drift.n} {name}: largest logit difference {drift.largest_logit:.2g}, "
            f"score {drift.largest_score:.2g} (median {drift.median_score:.2g}), calls changed {drift.changed_calls}"
        )
    print(f"package written to {written.folder}, {written.bytes / 1e6:.0f} MB")


def _newest_shipped() -> Path:
    folders = [path.parent for path in SHIPPED_PACKAGES.glob("*/manifest.json")]
    return max(folders, key=_version, default=SHIPPED_PACKAGES / "0.1.0")


def _version(folder: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in folder.name.split(".") if part.isdigit())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="femora_training published", description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="PyTorch state dict, such as Dual_model.pt")
    parser.add_argument("--out", type=Path, required=True, help="new folder of the package")
    parser.add_argument("--variant", choices=VARIANTS, help="only for a single-view file whose name does not say it")
    stored = parser.add_mutually_exclusive_group()
    stored.add_argument("--int8", action="store_true", help="matrix products in 8-bit integers: small, fast, drifts")
    stored.add_argument("--half", action="store_true", help="weights stored in 16 bits, arithmetic in 32")
    parser.add_argument("--gate-from", type=Path, help="package that lends its gate; by default the newest femora-hip")
    parser.add_argument("--films", type=Path, help="folder of radiographs to measure the drift on, besides drawn films")
    parser.add_argument("--threads", type=int, default=2)
    return parser
