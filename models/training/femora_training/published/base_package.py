"""The shipped package that lends its gate to an imported network."""

import json
from dataclasses import dataclass
from pathlib import Path

import onnx
from onnx import utils

from ..errors import TrainingError

VIEWS = ("hip_view", "site_view")
"""Outputs of its preprocessing that belong to its classifier and are replaced."""


@dataclass(frozen=True)
class BasePackage:
    """A package folder with its manifest."""

    folder: Path
    manifest: dict

    @property
    def lent_graphs(self) -> dict[str, str]:
        """Graph files other than preprocessing and classifier, by their role."""
        return {role: file for role, file in self.manifest["graphs"].items() if role not in ("preprocess", "classify")}

    def film_graph(self) -> onnx.ModelProto:
        """Its preprocessing without the classifier's views: what its gate is used to see."""
        model = onnx.load(self.folder / self.manifest["graphs"]["preprocess"], load_external_data=False)
        kept = [output.name for output in model.graph.output if output.name not in VIEWS]
        inputs = [value.name for value in model.graph.input]
        part = utils.Extractor(model).extract_model(inputs, kept)
        part.graph.ClearField("value_info")
        return part


def read_base_package(folder: Path) -> BasePackage:
    """Raises TrainingError when `folder` is no package."""
    path = folder / "manifest.json"
    try:
        return BasePackage(folder, json.loads(path.read_text()))
    except (OSError, json.JSONDecodeError) as error:
        raise TrainingError(
            f"{path} cannot be read. Point --gate-from at a Femora package folder, such as models/femora-hip/0.1.0."
        ) from error
