"""`python -m femora_training cohort`: the published experiment on a cohort of one's own."""

import argparse
from pathlib import Path

import torch

from ..errors import TrainingError
from .cohort_network import BOTH, KINDS
from .print_pdf import print_pdf
from .read_cohort import read_cohort
from .train_network import TrainingPlan
from .write_report import write_report

LAYOUTS = ("pathfxdx",)


def run_cohort(arguments: list[str]) -> None:
    """Reads the cohort, trains or resumes, writes the report, prints where it is and what it says."""
    options = _parser().parse_args(arguments)
    torch.set_num_threads(options.threads)
    if options.epochs is not None and options.epochs < 1:
        raise TrainingError(f"--epochs is {options.epochs}. Train at least one epoch.")
    cohort = read_cohort(
        options.folder, options.table, options.experts, options.development_hospital, tuple(options.exclude_hospital)
    )
    options.out.mkdir(parents=True, exist_ok=True)
    kind = KINDS[options.network]
    plan = TrainingPlan(kind, options.view, options.epochs or kind.epochs, options.initial, options.out / "runs")
    metrics = write_report(cohort, plan, options.out, options.seed)
    for name, figures in metrics["tests"].items():
        area = figures["auroc"]
        told = "not defined" if area is None else f"{area['value']:.3f} ({area['low']:.3f} to {area['high']:.3f})"
        print(f"{name}, {figures['positives']} + {figures['negatives']}: AUROC {told}")
    page = options.out / "report.html"
    printed = print_pdf(page, options.out / "report.pdf")
    print(f"report written to {page}{' and report.pdf' if printed else '; no PDF, since no Chromium printed it'}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="femora_training cohort", description=__doc__)
    parser.add_argument("folder", type=Path, help="cohort with original/, fracture/ and a table (.csv or .xlsx)")
    parser.add_argument("--layout", choices=LAYOUTS, default=LAYOUTS[0], help="how the cohort is laid out")
    parser.add_argument("--out", type=Path, required=True, help="folder of the report; a run there is resumed")
    parser.add_argument("--table", type=Path, help="when the folder holds several tables")
    parser.add_argument("--experts", type=Path, help="table with Image_Name and Expert1, Expert2, ... (0 or 1)")
    parser.add_argument("--development-hospital", help="by default the one with an internal test")
    parser.add_argument("--exclude-hospital", action="append", default=[], help="leave out; may be repeated")
    parser.add_argument("--network", choices=KINDS, default="small")
    parser.add_argument("--initial", type=Path, help="ViT-B/16 weights to start from, such as DINO's (--network vit)")
    parser.add_argument("--view", choices=(BOTH, "hip", "site"), default=BOTH, help="views the network reads")
    parser.add_argument("--epochs", type=int, help="by default 30 (small) or 100 (vit, as published)")
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--threads", type=int, default=2)
    return parser
