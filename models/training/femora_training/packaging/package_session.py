"""Runs a written package through ONNX Runtime on the CPU, as the desktop does."""

import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image

SIDES = {"left": 0, "right": 1}


@dataclass(frozen=True)
class PackageReading:
    """Outputs for one radiograph; tensors as named in the package format; `locate` empty without that graph."""

    views: dict[str, np.ndarray]
    gate: dict[str, np.ndarray]
    locate: dict[str, np.ndarray]
    classify: dict[str, np.ndarray]
    score: float


class PackageSession:
    """The graphs of a package folder."""

    def __init__(self, folder: Path, threads: int = 2) -> None:
        manifest = json.loads((folder / "manifest.json").read_text())
        self._calibration = manifest["calibration"]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self._graphs = {
            name: onnxruntime.InferenceSession(folder / file, options, providers=["CPUExecutionProvider"])
            for name, file in manifest["graphs"].items()
        }

    def read(self, pixels: np.ndarray, site: list[float], side: str) -> PackageReading:
        """`pixels` float32 [H, W], bright = dense; site rectangle x, y, width, height in its pixels."""
        views = self._run(
            "preprocess",
            pixels=pixels.astype(np.float32),
            site=np.array(site, np.float32),
            side=np.array([SIDES[side]], np.int64),
        )
        gate = self._run("gate", film=views["film"])
        locate = {}
        if "locate" in self._graphs:
            locate = self._run("locate", locate_film=views["locate_film"], orientation=gate["orientation"])
        classify = self._run("classify", hip_view=views["hip_view"], site_view=views["site_view"])
        logit = float(classify["logit"][0])
        z = (logit + self._calibration["bias"]) / self._calibration["temperature"]
        return PackageReading(views, gate, locate, classify, 1 / (1 + math.exp(-z)))

    def _run(self, graph: str, **inputs: np.ndarray) -> dict[str, np.ndarray]:
        session = self._graphs[graph]
        return dict(zip((output.name for output in session.get_outputs()), session.run(None, inputs), strict=True))


def read_grey_png(path: Path) -> np.ndarray:
    """float32 [H, W], the stored values of an 8-bit or 16-bit grey PNG."""
    with Image.open(path) as image:
        return np.asarray(image).astype(np.float32)
