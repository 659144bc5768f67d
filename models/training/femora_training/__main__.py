"""Command line: python -m femora_training index | gate | classifier | package | all."""

import argparse
import sys
from pathlib import Path

import torch

from .data.film_index import FilmIndex, build_index, load_index
from .data.folds import FOLDS
from .errors import TrainingError
from .learning.evaluate_classifier import evaluate_classifier
from .learning.evaluate_gate import evaluate_gate
from .learning.evaluated_store import load_classifier, load_gate, save_classifier, save_gate
from .learning.train_classifier import train_classifier
from .learning.train_gate import train_gate
from .packaging.manifest import NAME, VERSION
from .packaging.write_package import write_package

STAGES = ("index", "gate", "classifier", "package")


def main(arguments: list[str] | None = None) -> int:
    """Runs one stage or all; 0, or 1 after an error meant to be read."""
    options = _parser().parse_args(arguments)
    torch.set_num_threads(options.threads)
    options.runs.mkdir(parents=True, exist_ok=True)
    try:
        for stage in STAGES if options.stage == "all" else (options.stage,):
            RUN[stage](options)
    except TrainingError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def _index(options: argparse.Namespace) -> None:
    index = build_index(options.data, options.runs, options.seed)
    print(
        f"{len(index.records)} films, {len(index.truncated)} truncated, {len(index.excluded)} excluded, "
        f"{len(set(index.groups.tolist()))} patient groups, data hash {index.data_hash[:16]}"
    )


def _gate(options: argparse.Namespace) -> None:
    index = load_index(options.runs)
    network, effort = train_gate(
        index, options.runs, options.fold, options.gate_epochs, options.gate_steps, options.seed
    )
    evaluated = evaluate_gate(network, index, options.fold, options.seed)
    save_gate(evaluated, effort, options.runs, options.fold)
    for name, head in evaluated.figures["heads"].items():
        print(f"gate {name}: AUROC {head['auroc']}")


def _classifier(options: argparse.Namespace) -> None:
    index: FilmIndex = load_index(options.runs)
    network, effort = train_classifier(index, options.runs, options.fold, options.epochs, options.steps, options.seed)
    evaluated = evaluate_classifier(network, index, options.fold, options.seed)
    save_classifier(evaluated, effort, options.runs, options.fold)
    print(f"classifier, simulated lesions: AUROC {evaluated.figures['all']['auroc']}")


def _package(options: argparse.Namespace) -> None:
    gate, classifier = load_gate(options.runs, options.fold), load_classifier(options.runs, options.fold)
    write_package(load_index(options.runs), gate, classifier, options.out, options.fold, options.seed)
    print(f"package written to {options.out}")


RUN = {"index": _index, "gate": _gate, "classifier": _classifier, "package": _package}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="femora_training", description=__doc__)
    parser.add_argument("stage", choices=(*STAGES, "all"))
    parser.add_argument("--data", type=Path, default=Path("../../../shared/data/fracatlas"), help="FracAtlas folder")
    parser.add_argument("--runs", type=Path, default=Path("runs"), help="checkpoints and decoded films")
    parser.add_argument("--out", type=Path, default=Path("..") / NAME / VERSION, help="package folder")
    parser.add_argument("--fold", type=int, default=0, choices=range(FOLDS), help="test fold; the next one validates")
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--gate-epochs", type=int, default=4)
    parser.add_argument("--gate-steps", type=int, default=86, help="batches of 24 in a gate epoch")
    parser.add_argument("--epochs", type=int, default=48, help="classifier epochs")
    parser.add_argument("--steps", type=int, default=48, help="batches of 16 in a classifier epoch")
    return parser


if __name__ == "__main__":
    sys.exit(main())
