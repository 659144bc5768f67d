"""An earlier package, whose networks and figures a new one may take over."""

import json
from dataclasses import dataclass
from pathlib import Path

from ..errors import TrainingError
from ..preprocessing.preprocess_graph import build_preprocess_graph
from .check_package import check_package
from .manifest import STAGE_GRAPHS
from .package_part import PackagePart, run_of


@dataclass(frozen=True)
class EarlierPackage:
    """A folder that verifies, with its manifest and its figures."""

    folder: Path
    manifest: dict
    metrics: dict

    def part(self, stage: str) -> PackagePart | None:
        """Its network of `stage` (gate, locator, classifier): the file byte for byte, its section of `metrics.json`.
        None where it has none.
        """
        section, file = self.metrics.get(stage), self.manifest["graphs"].get(STAGE_GRAPHS[stage])
        if section is None or file is None:
            return None
        return PackagePart((self.folder / file).read_bytes(), {**section, "run": self._run(section)})

    def fold_rows(self, stage: str) -> list[dict]:
        """Its rows of the cross-validation of `stage`, each with the run it comes from."""
        validation = self.metrics.get("crossValidation", {}).get(stage, {"folds": []})
        return [{**row, "run": self._run(row)} for row in validation["folds"]]

    def _run(self, figures: dict) -> dict[str, str | None]:
        run = figures.get("run") or run_of(self.metrics["codeCommit"])
        return {**run, "takenFrom": run["takenFrom"] or f"{self.manifest['name']} {self.manifest['version']}"}


def read_earlier_package(folder: Path, data_hash: str, seed: int, fold: int) -> EarlierPackage:
    """Raises TrainingError where `folder` is no whole package, or one of other data, folds or preprocessing."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text())
        check_package(folder)
        metrics = json.loads((folder / "metrics.json").read_text())
        made_of = (metrics["data"]["hash"], metrics["seed"], metrics["folds"]["test"])
        preprocess = (folder / manifest["graphs"]["preprocess"]).read_bytes()
    except (OSError, json.JSONDecodeError, KeyError) as error:
        raise TrainingError(
            f"{folder} is no package of this project ({error}). Point --from at one of models/femora-hip."
        ) from error
    if made_of[0] != data_hash:
        raise TrainingError(
            f"{folder} was made from other data (hash {made_of[0][:16]}, here {data_hash[:16]}). Its figures and those "
            "of this run do not belong together. Fetch the same FracAtlas folder and index it, or leave out --from."
        )
    if made_of[1:] != (seed, fold):
        raise TrainingError(
            f"{folder} was made with --seed {made_of[1]} and --fold {made_of[2]}. Its patients lie in other folds. Use "
            "the same seed and fold, or leave out --from."
        )
    if preprocess != build_preprocess_graph().SerializeToString():
        raise TrainingError(
            f"{folder} cuts its views otherwise than this code, and its networks know no others. Train them anew, or "
            "check out the code that made it."
        )
    return EarlierPackage(folder, manifest, metrics)
