"""Command line: python -m femora_training index | gate | locator | classifier | package | all."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import torch

from .cohort.cohort_command import run_cohort
from .data.film_index import FilmIndex, build_index, load_index
from .data.folds import FOLDS, roles
from .data.hip_triage import read_hip_triage
from .errors import TrainingError
from .learning.evaluate_classifier import evaluate_classifier
from .learning.evaluate_gate import GateAnswers, evaluate_gate
from .learning.evaluate_locator import evaluate_locator
from .learning.evaluated_store import (
    evaluated_folds,
    load_gate,
    save_classifier,
    save_gate,
    save_locator,
)
from .learning.train_classifier import train_classifier
from .learning.train_gate import train_gate
from .learning.train_locator import train_common, train_for_held_out_hips, train_locator
from .learning.train_side import train_side
from .networks.locator_network import LocatorNetwork
from .packaging.earlier_package import EarlierPackage, read_earlier_package
from .packaging.gate_choice import packaged_gate_figures, validation_text
from .packaging.manifest import NAME, STAGE_GRAPHS, VERSION
from .packaging.package_contents import collect_metrics, collect_part
from .packaging.package_gate import PackageGate
from .packaging.write_package import write_package
from .published.published_command import run_published

STAGES = ("index", "gate", "locator", "classifier", "package")


def main(arguments: list[str] | None = None) -> int:
    """Runs one stage or all, or a command; 0, or 1 after an error meant to be read."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and given[0] in COMMANDS:
        return _readable(lambda: COMMANDS[given[0]](given[1:]))
    options = _parser().parse_args(given)
    torch.set_num_threads(options.threads)
    options.runs.mkdir(parents=True, exist_ok=True)

    def run_stages() -> None:
        for stage in STAGES if options.stage == "all" else (options.stage,):
            RUN[stage](options)

    return _readable(run_stages)


def _readable(work: Callable[[], None]) -> int:
    try:
        work()
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
    print(f"validation fold: {validation_text(evaluated.figures['validation'])}")
    part = options.earlier and _earlier(options, index).part("gate")
    if part:
        figures = packaged_gate_figures(part, index, options.fold, options.seed)
        print(f"the same with the gate of {options.earlier}: {validation_text(figures)}")


def _gate_that_ships(options: argparse.Namespace, index: FilmIndex) -> GateAnswers:
    """Of this machine's run, or of the earlier package."""
    earlier = _earlier(options, index) if options.earlier else None
    if earlier and options.fold not in evaluated_folds(options.runs, "gate"):
        return PackageGate(collect_part("gate", options.runs, options.fold, earlier))
    return load_gate(options.runs, options.fold).evaluated.graph


def _earlier(options: argparse.Namespace, index: FilmIndex) -> EarlierPackage:
    return read_earlier_package(options.earlier, index.data_hash, options.seed, options.fold)


def _locator(options: argparse.Namespace) -> None:
    index = load_index(options.runs)
    gate = _gate_that_ships(options, index)
    triage = read_hip_triage(options.data)

    def common() -> LocatorNetwork:
        epochs, steps = options.locator_common_epochs, options.locator_steps
        return train_common(index, options.runs, options.fold, epochs, steps, options.seed)[0]

    epochs, steps = options.locator_epochs, options.locator_steps
    network, effort = train_locator(index, options.runs, options.fold, common(), epochs, steps, options.seed)
    training = roles(options.fold)[2]
    checkpoint = options.runs / f"locator-side-{options.fold}.pt"
    side = train_side(index, index.positions(training), network, checkpoint, options.side_batches)
    held_out = {
        other: train_for_held_out_hips(
            index, options.runs, other, options.fold, common(), epochs, options.held_out_steps, options.seed
        )
        for other in training
    }
    evaluated = evaluate_locator(network, side, held_out, gate, index, triage, options.fold, options.seed)
    save_locator(evaluated, effort, options.runs, options.fold)
    print(f"locator, fracture present in all regions: AUROC {evaluated.figures['allRegions']['auroc']}")
    print(f"locator, hips of all folds: {evaluated.figures['hipsOfAllFolds']['unoperatedProximalFemur']}")


def _classifier(options: argparse.Namespace) -> None:
    index: FilmIndex = load_index(options.runs)
    network, effort = train_classifier(index, options.runs, options.fold, options.epochs, options.steps, options.seed)
    evaluated = evaluate_classifier(network, index, options.fold, options.seed)
    save_classifier(evaluated, effort, options.runs, options.fold)
    print(f"classifier, simulated lesions: AUROC {evaluated.figures['all']['auroc']}")


def _package(options: argparse.Namespace) -> None:
    index = load_index(options.runs)
    earlier = _earlier(options, index) if options.earlier else None
    parts = {stage: collect_part(stage, options.runs, options.fold, earlier) for stage in STAGE_GRAPHS}
    metrics = collect_metrics(index, parts, options.runs, earlier, options.fold, options.seed)
    write_package(parts, metrics, options.out)
    for stage, part in parts.items():
        print(f"{stage}: {part.section['run']['takenFrom'] or f'run in {options.runs}'}")
    print(f"package written to {options.out}")


RUN = {"index": _index, "gate": _gate, "locator": _locator, "classifier": _classifier, "package": _package}

COMMANDS = {"published": run_published, "cohort": run_cohort}
"""Beside the stages: commands with options of their own."""

OTHER_COMMANDS = f"Other commands: {' | '.join(COMMANDS)}, each with --help."


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="femora_training", description=__doc__, epilog=OTHER_COMMANDS)
    parser.add_argument("stage", choices=(*STAGES, "all"))
    parser.add_argument("--data", type=Path, default=Path("../../../shared/data/fracatlas"), help="FracAtlas folder")
    parser.add_argument("--runs", type=Path, default=Path("runs"), help="checkpoints and decoded films")
    parser.add_argument("--from", type=Path, dest="earlier", help="earlier package, for networks that runs lacks")
    parser.add_argument("--out", type=Path, default=Path("..") / NAME / VERSION, help="package folder")
    parser.add_argument("--fold", type=int, default=0, choices=range(FOLDS), help="test fold; the next one validates")
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--gate-epochs", type=int, default=8)
    parser.add_argument("--gate-steps", type=int, default=86, help="batches of 24 in a gate epoch")
    parser.add_argument("--locator-common-epochs", type=int, default=5, help="before the locator sees a hip")
    parser.add_argument("--locator-epochs", type=int, default=3, help="with hips; also for each held-out fold")
    parser.add_argument("--locator-steps", type=int, default=60, help="batches of 16 in a locator epoch")
    parser.add_argument("--side-batches", type=int, default=30, help="batches of 16 hips read for the side")
    parser.add_argument("--held-out-steps", type=int, default=40, help="the same where a fold's hips are held out")
    parser.add_argument("--epochs", type=int, default=80, help="classifier epochs")
    parser.add_argument("--steps", type=int, default=64, help="batches of 16 in a classifier epoch")
    return parser


if __name__ == "__main__":
    sys.exit(main())
